import ServalKernelInterface

extension QuantizedKernels {
    static func affine(_ call: QuantizedAffineCall) {
        if call.offsets == nil { map(call, slope) } else { map(call, affineValue) }
    }
}

/// - Parameter function: named and always inlined, see `map` of the float32 functions.
@inline(always)
private func map(_ call: QuantizedAffineCall, _ function: (Vector, QuantizedAffineCall, Int) -> Vector) {
    let requantize = Requantizer(call.requantization)
    let zeroPoint = IntegerVector(repeating: call.inputZeroPoint)
    let padded = (call.channels &+ 15) & ~15
    let writable = call.outputStride >= padded ? padded : call.channels
    for pixel in 0..<call.pixels {
        let input = call.input + pixel &* call.inputStride
        let output = call.output + pixel &* call.outputStride
        var i = 0
        while i &+ width <= writable {
            storeBytes(requantize(function(float(loadBytes(input + i) &- zeroPoint), call, i)), output + i)
            i &+= width
        }
        if i < writable {
            let t = function(float(loadBytes(input + i) &- zeroPoint), call, i)
            storeBytes(requantize(t), output + i, first: writable &- i)
        }
    }
}

@inline(always)
private func affineValue(_ x: Vector, _ call: QuantizedAffineCall, _ channel: Int) -> Vector {
    x * load(call.multipliers + channel) + load(call.offsets.unsafelyUnwrapped + channel)
}

@inline(always)
private func slope(_ x: Vector, _ call: QuantizedAffineCall, _ channel: Int) -> Vector {
    let positive = broadcast(call.positiveMultiplier)
    return x * select(x, atLeast: broadcast(0), positive, load(call.multipliers + channel))
}
