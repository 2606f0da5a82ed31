import ServalKernelInterface

extension Kernels {
    static func affine(_ call: AffineCall) {
        let dense = call.inputStride == call.channels && call.outputStride == call.channels
        let onlyClamps = call.scale == nil && call.offset == nil
        if dense && !onlyClamps && call.channels < 16 && call.pixels >= 64, let scratch = call.scratch {
            affinePeriodic(call, scale: scratch)
        } else {
            affineRows(call)
        }
    }
}

private func affineRows(_ call: AffineCall) {
    let low = broadcast(call.low)
    let high = broadcast(call.high)
    let one = broadcast(1)
    let zero = broadcast(0)
    for pixel in 0..<call.pixels {
        let input = call.input + pixel &* call.inputStride
        let output = call.output + pixel &* call.outputStride
        var i = 0
        while i < call.channels {
            let rest = call.channels &- i
            let count = rest < width ? rest : width
            var v = load(input + i, first: count)
            if call.scale != nil || call.offset != nil {
                var scale = one
                var offset = zero
                if let start = call.scale { scale = load(start + i, first: count) }
                if let start = call.offset { offset = load(start + i, first: count) }
                v = multiplyAdd(v, scale, offset)
            }
            v = maximum(low, minimum(high, v))
            if count == width { store(v, output + i) } else { store(v, output + i, first: count) }
            i &+= width
        }
    }
}

/// Few channels without gaps, such as the three of a photo: sixteen pixels are a whole number of vectors, so scale and
/// offset are spread over as many and then repeat.
private func affinePeriodic(_ call: AffineCall, scale: UnsafeMutablePointer<Float>) {
    let period = 16 &* call.channels
    let offset = scale + period
    for i in 0..<period {
        let channel = i % call.channels
        scale[i] = 1
        offset[i] = 0
        if let start = call.scale { scale[i] = start[channel] }
        if let start = call.offset { offset[i] = start[channel] }
    }
    let low = broadcast(call.low)
    let high = broadcast(call.high)
    let groups = call.pixels / 16
    for group in 0..<groups {
        let input = call.input + group &* period
        let output = call.output + group &* period
        var i = 0
        while i < period {
            let v = multiplyAdd(load(input + i), load(scale + i), load(offset + i))
            store(maximum(low, minimum(high, v)), output + i)
            i &+= width
        }
    }
    var rest = call
    rest.input += groups &* period
    rest.output += groups &* period
    rest.pixels = call.pixels &- 16 &* groups
    affineRows(rest)
}
