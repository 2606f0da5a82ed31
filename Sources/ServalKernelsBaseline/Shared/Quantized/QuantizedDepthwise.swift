import ServalKernelInterface

extension QuantizedKernels {
    static func depthwise(_ call: QuantizedDepthwiseCall) {
        switch call.layout.form {
        case .columns, .vectorPairs: quantizedDepthwise3x3(call)
        case .pairs: quantizedDepthwisePairs(call)
        }
    }
}

/// Any window: one output pixel and one vector of channels at a time, two taps at a time.
private func quantizedDepthwisePairs(_ call: QuantizedDepthwiseCall) {
    withStackBytes(64) { padding in
        for i in 0..<64 { padding[i] = UInt8(truncatingIfNeeded: call.inputZeroPoint) }
        for row in 0..<call.outputRowCount {
            for x in 0..<call.window.outputWidth {
                depthwisePixel(call, row: row, x: x, UnsafePointer(padding))
            }
        }
    }
}

private func depthwisePixel(
    _ call: QuantizedDepthwiseCall, row: Int, x: Int, _ padding: UnsafePointer<UInt8>
) {
    let channels = call.layout.channels
    let blockBytes = 16 &* (8 &+ (call.layout.taps &+ 1) / 2 &* 2)
    let requantize = Requantizer(call.requantization)
    let output = call.output + (row &* call.outputRowStride &+ x &* call.outputPixelStride)
    var channel = 0
    while channel < channels {
        let lane = channel % 16
        let block = call.weights + channel / 16 &* blockBytes
        let biases = block.assumingMemoryBound(to: Int32.self) + lane
        let multipliers = (block + 64).assumingMemoryBound(to: Float.self) + lane
        var w = (block + 128).assumingMemoryBound(to: Int8.self) + 2 &* lane
        var sum = loadIntegers(biases)
        var tap = 0
        while tap < call.layout.taps {
            let first = tapValues(call, row, x, tap, channel, padding)
            var pair = first
            if tap &+ 1 < call.layout.taps {
                pair |= tapValues(call, row, x, tap &+ 1, channel, padding) &<< 16
            }
            sum = multiplyAddPairs(pairs(pair), loadPairs(w), sum)
            w += 32
            tap &+= 2
        }
        let rest = channels &- channel
        storeBytes(requantize(float(sum) * load(multipliers)), output + channel, first: rest)
        channel &+= width
    }
}

/// The values under one tap for a vector of output channels.
@inline(always)
private func tapValues(
    _ call: QuantizedDepthwiseCall, _ row: Int, _ x: Int, _ tap: Int, _ channel: Int, _ padding: UnsafePointer<UInt8>
) -> IntegerVector {
    let window = call.window
    let i = tap / window.width
    let j = tap &- i &* window.width
    let column = x &* window.strideX &+ j &* window.dilationX &- window.padLeft
    guard column >= 0, column < window.inputWidth,
        let start = call.rows[row &* window.strideY &+ i &* window.dilationY]
    else { return loadBytes(padding) }
    let pixel = start + column &* call.inputPixelStride
    if call.multiplier == 1 { return loadBytes(pixel + channel) }
    var v = IntegerVector(repeating: 0)
    for lane in 0..<width where channel &+ lane < call.layout.channels {
        v[lane] = Int32(pixel[(channel &+ lane) / call.multiplier])
    }
    return v
}
