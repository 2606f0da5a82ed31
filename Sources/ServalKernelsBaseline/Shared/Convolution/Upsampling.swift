import ServalKernelInterface

extension Kernels {
    static func upsampling(_ call: UpsamplingCall) {
        switch call.kind {
        case .nearest: upsampleNearest(call)
        case .bilinear: upsampleBilinear(call)
        }
    }
}

private func upsampleNearest(_ call: UpsamplingCall) {
    for row in 0..<call.outputRowCount {
        let input = call.input + (call.outputRowStart &+ row) / call.factorY &* call.inputRowStride
        var output = call.output + row &* call.outputRowStride
        for column in 0..<call.inputWidth {
            for _ in 0..<call.factorX {
                copyRun(input + column &* call.inputPixelStride, output, call.channels)
                output += call.outputPixelStride
            }
        }
    }
}

/// Where an output row or column lies between two of the input: in = (out + ½) / factor − ½.
private struct Between {
    var first: Int
    var second: Int
    var fraction: Float

    @inline(always)
    init(_ index: Int, factor: Int, count: Int) {
        let position = (Float(index) + 0.5) / Float(factor) - 0.5
        let below = position < 0 ? -1 : Int(position)
        fraction = position - Float(below)
        first = below < 0 ? 0 : below
        second = below &+ 1 < count ? below &+ 1 : count &- 1
    }
}

/// Between the columns first, then between the rows: a + (b − a) · fraction.
private func upsampleBilinear(_ call: UpsamplingCall) {
    for row in 0..<call.outputRowCount {
        let y = Between(call.outputRowStart &+ row, factor: call.factorY, count: call.inputHeight)
        let top = call.input + y.first &* call.inputRowStride
        let bottom = call.input + y.second &* call.inputRowStride
        let fy = broadcast(y.fraction)
        for column in 0..<(call.inputWidth &* call.factorX) {
            let x = Between(column, factor: call.factorX, count: call.inputWidth)
            let fx = broadcast(x.fraction)
            let left = x.first &* call.inputPixelStride
            let right = x.second &* call.inputPixelStride
            let output = call.output + (row &* call.outputRowStride &+ column &* call.outputPixelStride)
            var channel = 0
            while channel < call.channels {
                let rest = call.channels &- channel
                let count = rest < width ? rest : width
                let topLeft = load(top + (left &+ channel), first: count)
                let topRight = load(top + (right &+ channel), first: count)
                let bottomLeft = load(bottom + (left &+ channel), first: count)
                let bottomRight = load(bottom + (right &+ channel), first: count)
                let upper = multiplyAdd(topRight - topLeft, fx, topLeft)
                let lower = multiplyAdd(bottomRight - bottomLeft, fx, bottomLeft)
                store(multiplyAdd(lower - upper, fy, upper), output + channel, first: count)
                channel &+= width
            }
        }
    }
}
