import ServalKernelInterface

extension Kernels {
    static func unary(_ call: UnaryCall) {
        let one = broadcast(1)
        let zero = broadcast(0)
        let slope = broadcast(call.slope)
        let offset = broadcast(call.offset)
        switch call.operation {
        case .relu:
            let threshold = broadcast(call.threshold)
            let high = broadcast(call.high)
            // Keras counts a value equal to the threshold as below it, and what is below it knows no upper bound.
            map(call) { x in
                select(threshold, atLeast: x, slope * (x - threshold), minimum(high, x))
            }
        case .sigmoid: map(call) { sigmoid($0) }
        case .tanh: map(call) { hyperbolicTangent($0) }
        case .hardSigmoid: map(call) { maximum(zero, minimum(one, multiplyAdd($0, slope, offset))) }
        case .silu: map(call) { $0 * sigmoid($0) }
        case .hardSwish:
            map(call) { x in
                x * maximum(zero, minimum(broadcast(6), x + broadcast(3))) * broadcast(1.0 / 6)
            }
        case .gelu: map(call) { $0 * normalDistribution($0) }
        case .geluTanh:
            map(call) { x in
                let inner = multiplyAdd(x * x * broadcast(0.044_715), x, x)
                return x * sigmoid(inner * broadcast(1.595_769_12))
            }
        case .exp: map(call) { exponential($0) }
        case .elu:
            map(call) { x in
                select(x, atLeast: zero, x, slope * exponentialMinusOne(minimum(zero, x)))
            }
        case .softplus: map(call) { softplus($0) }
        case .softsign: map(call) { $0 / (one + magnitude($0)) }
        }
    }
}

@inline(always)
private func map(_ call: UnaryCall, _ function: (Vector) -> Vector) {
    for row in 0..<call.rows {
        let input = call.input + row &* call.inputStride
        let output = call.output + row &* call.outputStride
        var i = 0
        while i &+ width <= call.channels {
            store(function(load(input + i)), output + i)
            i &+= width
        }
        if i < call.channels {
            let count = call.channels &- i
            store(function(load(input + i, first: count)), output + i, first: count)
        }
    }
}

extension Kernels {
    static func parametricRelu(_ call: ParametricReluCall) {
        let zero = broadcast(0)
        for row in 0..<call.rows {
            let input = call.input + row &* call.inputStride
            let output = call.output + row &* call.outputStride
            var i = 0
            while i < call.channels {
                let rest = call.channels &- i
                let count = rest < width ? rest : width
                let x = load(input + i, first: count)
                let y = select(x, atLeast: zero, x, x * load(call.alpha + i, first: count))
                store(y, output + i, first: count)
                i &+= width
            }
        }
    }
}
