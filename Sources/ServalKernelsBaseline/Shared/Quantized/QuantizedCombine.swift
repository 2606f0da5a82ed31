import ServalKernelInterface

extension QuantizedKernels {
    static func combine(_ call: QuantizedCombineCall) {
        switch call.combination {
        case .add: map(call, add)
        case .multiply: map(call, multiply)
        case .maximum: map(call, larger)
        case .minimum: map(call, smaller)
        }
    }
}

/// A vector of each operand less its zero point, and the multipliers.
private struct Operands {
    var left: Vector
    var right: Vector
    var leftMultiplier: Vector
    var rightMultiplier: Vector
}

/// - Parameter function: named and always inlined, see `map` of the float32 functions.
@inline(always)
private func map(_ call: QuantizedCombineCall, _ function: (Operands) -> Vector) {
    let requantize = Requantizer(call.requantization)
    let leftZero = IntegerVector(repeating: call.leftZeroPoint)
    let rightZero = IntegerVector(repeating: call.rightZeroPoint)
    let leftMultiplier = broadcast(call.leftMultiplier)
    let rightMultiplier = broadcast(call.rightMultiplier)
    for pixel in 0..<call.pixels {
        let left = call.left + pixel &* call.leftStride
        let right = call.right + pixel &* call.rightStride
        let output = call.output + pixel &* call.outputStride
        @inline(always)
        func result(_ i: Int) -> IntegerVector {
            requantize(
                function(
                    Operands(
                        left: float(loadBytes(left + i) &- leftZero), right: float(loadBytes(right + i) &- rightZero),
                        leftMultiplier: leftMultiplier, rightMultiplier: rightMultiplier)))
        }
        var i = 0
        while i &+ width <= call.channels {
            storeBytes(result(i), output + i)
            i &+= width
        }
        if i < call.channels { storeBytes(result(i), output + i, first: call.channels &- i) }
    }
}

@inline(always)
private func add(_ it: Operands) -> Vector { it.left * it.leftMultiplier + it.right * it.rightMultiplier }

/// The product of two whole numbers of at most 255 is exact in float32.
@inline(always)
private func multiply(_ it: Operands) -> Vector { it.left * it.right * it.leftMultiplier }

@inline(always)
private func larger(_ it: Operands) -> Vector { maximum(it.left * it.leftMultiplier, it.right * it.rightMultiplier) }

@inline(always)
private func smaller(_ it: Operands) -> Vector { minimum(it.left * it.leftMultiplier, it.right * it.rightMultiplier) }
