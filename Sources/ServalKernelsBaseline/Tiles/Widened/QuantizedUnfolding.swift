import ServalKernelInterface

/// Bytes that an input value takes in an unfolded row.
@inline(always)
var unfoldedElementBytes: Int { 2 }

/// Puts `count` values into an unfolded row, and up to 15 behind them, which the next run overwrites.
@inline(always)
func unfoldRun(_ source: UnsafePointer<UInt8>, _ count: Int, to target: UnsafeMutableRawPointer) {
    widen(source, count, to: target.assumingMemoryBound(to: Int16.self))
}

@inline(always)
func unfoldPadding(_ value: UInt8, _ count: Int, to target: UnsafeMutableRawPointer) {
    let target = target.assumingMemoryBound(to: Int16.self)
    for i in 0..<count { target[i] = Int16(value) }
}

/// Whether the tiles of a matrix take a window's rows from the image: these do not, its values must be widened.
@inline(always)
func canMultiplyInPlace(_ layout: QuantizedMatrixLayout) -> Bool { false }
