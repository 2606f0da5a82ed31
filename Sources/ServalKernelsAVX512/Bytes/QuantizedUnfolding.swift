/// Bytes that an input value takes in an unfolded row.
@inline(always)
var unfoldedElementBytes: Int { 1 }

/// Puts `count` values into an unfolded row, and up to 15 behind them, which the next run overwrites.
@inline(always)
func unfoldRun(_ source: UnsafePointer<UInt8>, _ count: Int, to target: UnsafeMutableRawPointer) {
    let target = target.assumingMemoryBound(to: UInt8.self)
    var i = 0
    while i < count {
        storeBytes16(loadBytes16(source + i), target + i)
        i &+= 16
    }
}

@inline(always)
func unfoldPadding(_ value: UInt8, _ count: Int, to target: UnsafeMutableRawPointer) {
    let target = target.assumingMemoryBound(to: UInt8.self)
    for i in 0..<count { target[i] = value }
}
