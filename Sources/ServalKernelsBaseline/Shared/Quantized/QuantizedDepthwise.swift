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
    if call.multiplier > 1 { return quantizedDepthwiseRepeated(call) }
    for row in 0..<call.outputRowCount {
        for x in 0..<call.window.outputWidth {
            var channel = 0
            while channel < call.layout.channels {
                depthwisePixel(call, row, x, channel) { loadBytes($0 + channel) }
                channel &+= width
            }
        }
    }
}

/// Each input channel feeds several output channels.
private func quantizedDepthwiseRepeated(_ call: QuantizedDepthwiseCall) {
    for row in 0..<call.outputRowCount {
        var channel = 0
        while channel < call.layout.channels {
            let input = RepeatedChannels(channel: channel, used: width, multiplier: call.multiplier)
            for x in 0..<call.window.outputWidth {
                depthwisePixel(call, row, x, channel) { loadBytes($0 + input.first, to: input.lanes) }
            }
            channel &+= width
        }
    }
}

/// - Parameter value: what one vector of channels takes from an input pixel.
@inline(always)
private func depthwisePixel(
    _ call: QuantizedDepthwiseCall, _ row: Int, _ x: Int, _ channel: Int,
    _ value: (UnsafePointer<UInt8>) -> IntegerVector
) {
    let window = call.window
    let lane = channel % 16
    let block = call.weights + channel / 16 &* (16 &* (8 &+ (call.layout.taps &+ 1) / 2 &* 2))
    let multipliers = load((block + 64).assumingMemoryBound(to: Float.self) + lane)
    let padding = IntegerVector(repeating: call.inputZeroPoint)
    let left = x &* window.strideX &- window.padLeft
    var w = (block + 128).assumingMemoryBound(to: Int8.self) + 2 &* lane
    var sum = loadIntegers(block.assumingMemoryBound(to: Int32.self) + lane)
    // A tap that waits for the other one of its pair.
    var first = padding
    var isSecond = false
    for i in 0..<window.height {
        let start = call.rows[row &* window.strideY &+ i &* window.dilationY]
        var column = left
        for _ in 0..<window.width {
            var v = padding
            if let start, column >= 0, column < window.inputWidth {
                v = value(start + column &* call.inputPixelStride)
            }
            if isSecond {
                sum = multiplyAddPairs(pairs(first | v &<< 16), loadPairs(w), sum)
                w += 32
            } else {
                first = v
            }
            isSecond.toggle()
            column &+= window.dilationX
        }
    }
    if isSecond { sum = multiplyAddPairs(pairs(first), loadPairs(w), sum) }
    let output = call.output + (row &* call.outputRowStride &+ x &* call.outputPixelStride &+ channel)
    let bytes = Requantizer(call.requantization)(float(sum) * multipliers)
    storeBytes(bytes, output, first: call.layout.channels &- channel)
}
