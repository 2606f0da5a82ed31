import ServalKernelInterface

/// A depthwise 3x3 of stride one or two in 8 bits, packed as vector pairs: a row of two vectors of channels at a time.
func quantizedDepthwise3x3(_ call: QuantizedDepthwiseCall) {
    if call.window.strideX == 1 { depthwise3x3(1, call) } else { depthwise3x3(2, call) }
}

@inline(always)
private func depthwise3x3(_ stride: Int, _ call: QuantizedDepthwiseCall) {
    let channels = (call.layout.channels &+ 15) & ~15
    let isPadded = call.outputPixelStride >= channels
    let writable = isPadded ? channels : call.layout.channels
    let tileRows = depthwiseTileRows(call)
    withStackBytes(128) { bytes in
        for i in 0..<64 { bytes[i] = UInt8(truncatingIfNeeded: call.inputZeroPoint) }
        var start = 0
        while start < call.outputRowCount {
            let end = start &+ tileRows < call.outputRowCount ? start &+ tileRows : call.outputRowCount
            var block = call.weights
            var channel = 0
            while channel < channels {
                for row in start..<end {
                    depthwiseRow(
                        stride, call, block, row: row, channel: channel, writable: writable &- channel,
                        padding: UnsafePointer(bytes), spare: bytes + 64)
                }
                block += 56 &* width
                channel &+= 2 &* width
            }
            start = end
        }
    }
}

/// One column of three input rows: pairs of the first two, and the last.
private struct PairColumn {
    var low: PairVector
    var high: PairVector
    var last: WordVector

    @inline(always)
    init(_ p0: UnsafePointer<UInt8>, _ p1: UnsafePointer<UInt8>, _ p2: UnsafePointer<UInt8>) {
        let (r0, r1) = (loadWords(p0), loadWords(p1))
        low = interleaveLow(r0, r1)
        high = interleaveHigh(r0, r1)
        last = loadWords(p2)
    }
}

/// - Parameters:
///   - stride: a literal, one or two.
///   - writable: channels that may be written.
///   - spare: room for the bytes of a block.
@inline(always)
private func depthwiseRow(
    _ stride: Int, _ call: QuantizedDepthwiseCall, _ block: UnsafeRawPointer, row: Int, channel: Int, writable: Int,
    padding: UnsafePointer<UInt8>, spare: UnsafeMutablePointer<UInt8>
) {
    var r0 = DepthwiseRow(call, row &* stride, channel, padding: padding)
    var r1 = DepthwiseRow(call, row &* stride &+ 1, channel, padding: padding)
    var r2 = DepthwiseRow(call, row &* stride &+ 2, channel, padding: padding)
    let biases = block.assumingMemoryBound(to: Int32.self)
    let multipliers = (block + 8 &* width).assumingMemoryBound(to: Float.self)
    let w = (block + 16 &* width).assumingMemoryBound(to: Int16.self)
    let s = 2 &* width
    let requantize = Requantizer(call.requantization)
    let outside = PairColumn(padding, padding, padding)
    var x = 0 &- call.window.padLeft
    let inputWidth = call.window.inputWidth
    @inline(always)
    func next() -> PairColumn {
        let isInside = x >= 0 && x < inputWidth
        let column = isInside ? PairColumn(r0.pointer, r1.pointer, r2.pointer) : outside
        r0.advance()
        r1.advance()
        r2.advance()
        x &+= 1
        return column
    }
    var p = call.output + (row &* call.outputRowStride &+ channel)
    var a = next()
    var b = stride == 1 ? next() : a
    for _ in 0..<call.window.outputWidth {
        if stride == 2 { b = next() }
        let c = next()
        var low = multiplyAddPairs(a.low, loadWidePairs(w), loadIntegers(biases))
        var high = multiplyAddPairs(a.high, loadWidePairs(w + s), loadIntegers(biases + width))
        low = multiplyAddPairs(b.low, loadWidePairs(w + 2 &* s), low)
        high = multiplyAddPairs(b.high, loadWidePairs(w + 3 &* s), high)
        low = multiplyAddPairs(c.low, loadWidePairs(w + 4 &* s), low)
        high = multiplyAddPairs(c.high, loadWidePairs(w + 5 &* s), high)
        low = multiplyAddPairs(interleaveLow(a.last, b.last), loadWidePairs(w + 6 &* s), low)
        high = multiplyAddPairs(interleaveHigh(a.last, b.last), loadWidePairs(w + 7 &* s), high)
        low = multiplyAddPairs(interleaveLow(c.last, c.last), loadWidePairs(w + 8 &* s), low)
        high = multiplyAddPairs(interleaveHigh(c.last, c.last), loadWidePairs(w + 9 &* s), high)
        let first = requantize(float(low) * load(multipliers))
        let second = requantize(float(high) * load(multipliers + width))
        if writable >= s {
            storeInterleaved(first, second, p)
        } else {
            storeInterleaved(first, second, spare)
            var i = 0
            while i < writable {
                p[i] = spare[i]
                i &+= 1
            }
        }
        p += call.outputPixelStride
        if stride == 1 { a = b }
        if stride == 1 { b = c } else { a = c }
    }
}
