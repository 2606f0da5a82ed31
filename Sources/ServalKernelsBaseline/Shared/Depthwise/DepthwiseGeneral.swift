import ServalKernelInterface

/// Any window, stride and dilation: one output pixel and one vector of channels at a time.
func depthwiseGeneral(_ call: DepthwiseCall) {
    if call.multiplier > 1 { return depthwiseGeneralRepeated(call) }
    for row in 0..<call.outputRowCount {
        for pixel in 0..<call.window.outputWidth {
            var channel = 0
            while channel < call.channels {
                let rest = call.channels &- channel
                let lanes = rest < width ? rest : width
                depthwisePixel(call, row, pixel, channel, lanes) { load($0 + channel, first: lanes) }
                channel &+= width
            }
        }
    }
}

private func depthwiseGeneralRepeated(_ call: DepthwiseCall) {
    for row in 0..<call.outputRowCount {
        var channel = 0
        while channel < call.channels {
            let rest = call.channels &- channel
            let lanes = rest < width ? rest : width
            let input = RepeatedChannels(channel: channel, used: lanes, multiplier: call.multiplier)
            for pixel in 0..<call.window.outputWidth {
                depthwisePixel(call, row, pixel, channel, lanes) {
                    load($0 + input.first, first: input.count, to: input.lanes)
                }
            }
            channel &+= width
        }
    }
}

/// - Parameter value: what one vector of channels takes from an input pixel.
@inline(always)
private func depthwisePixel(
    _ call: DepthwiseCall, _ row: Int, _ pixel: Int, _ channel: Int, _ lanes: Int,
    _ value: (UnsafePointer<Float>) -> Vector
) {
    let window = call.window
    let left = pixel &* window.strideX &- window.padLeft
    let block = call.weights + (channel / 16 &* (16 &* (1 &+ window.height &* window.width)) &+ channel % 16)
    var sum = load(block)
    for i in 0..<window.height {
        guard let start = call.rows[row &* window.strideY &+ i &* window.dilationY] else { continue }
        for j in 0..<window.width {
            let column = left &+ j &* window.dilationX
            if column < 0 || column >= window.inputWidth { continue }
            let v = value(start + column &* call.inputPixelStride)
            sum = multiplyAdd(v, load(block + 16 &* (1 &+ i &* window.width &+ j)), sum)
        }
    }
    let output = call.output + (row &* call.outputRowStride &+ pixel &* call.outputPixelStride &+ channel)
    store(maximum(broadcast(call.low), minimum(broadcast(call.high), sum)), output, first: lanes)
}
