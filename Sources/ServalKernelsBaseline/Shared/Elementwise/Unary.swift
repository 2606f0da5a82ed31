import ServalKernelInterface

extension Kernels {
    static func unary(_ call: UnaryCall) {
        switch call.operation {
        case .relu: relu(call)
        case .sigmoid: map(call, quads: sigmoid, sigmoid)
        case .tanh: map(call, hyperbolicTangent)
        case .hardSigmoid: hardSigmoid(call)
        case .silu: map(call, quads: silu, silu)
        case .hardSwish: map(call, hardSwish)
        case .gelu: map(call, gelu)
        case .geluTanh: map(call, approximateGelu)
        case .exp: map(call, exponential)
        case .elu: elu(call)
        case .softplus: map(call, softplus)
        case .softsign: map(call, softsign)
        }
    }
}

/// - Parameter function: named and always inlined. A closure stays a function of its own, since a file is compiled by itself, and
///   vectors pass to it in halves.
@inline(always)
private func map(_ call: UnaryCall, _ function: (Vector) -> Vector) {
    for pixel in 0..<call.pixels {
        let input = call.input + pixel &* call.inputStride
        let output = call.output + pixel &* call.outputStride
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

/// - Parameter quads: the function of four vectors side by side.
@inline(always)
private func map(_ call: UnaryCall, quads: (VectorQuad) -> VectorQuad, _ function: (Vector) -> Vector) {
    for pixel in 0..<call.pixels {
        let input = call.input + pixel &* call.inputStride
        let output = call.output + pixel &* call.outputStride
        var i = 0
        while i &+ 4 &* width <= call.channels {
            quads(VectorQuad(input + i)).save(to: output + i)
            i &+= 4 &* width
        }
        while i < call.channels {
            let count = call.channels &- i < width ? call.channels &- i : width
            store(function(load(input + i, first: count)), output + i, first: count)
            i &+= width
        }
    }
}

/// Keras counts a value equal to the threshold as below it, and what is below it knows no upper bound.
@inline(always)
private func relu(_ call: UnaryCall) {
    let slope = broadcast(call.slope)
    let threshold = broadcast(call.threshold)
    let high = broadcast(call.high)
    @inline(always)
    func relu(_ x: Vector) -> Vector {
        select(threshold, atLeast: x, slope * (x - threshold), minimum(high, x))
    }
    map(call, relu)
}

@inline(always)
private func hardSigmoid(_ call: UnaryCall) {
    let slope = broadcast(call.slope)
    let offset = broadcast(call.offset)
    @inline(always)
    func hardSigmoid(_ x: Vector) -> Vector {
        maximum(broadcast(0), minimum(broadcast(1), multiplyAdd(x, slope, offset)))
    }
    map(call, hardSigmoid)
}

@inline(always)
private func elu(_ call: UnaryCall) {
    let zero = broadcast(0)
    let slope = broadcast(call.slope)
    @inline(always)
    func elu(_ x: Vector) -> Vector {
        select(x, atLeast: zero, x, slope * exponentialMinusOne(minimum(zero, x)))
    }
    map(call, elu)
}

@inline(always)
private func silu(_ x: Vector) -> Vector { x * sigmoid(x) }

@inline(always)
private func silu(_ x: VectorQuad) -> VectorQuad { x.map(with: sigmoid(x)) { $0 * $1 } }

@inline(always)
private func hardSwish(_ x: Vector) -> Vector {
    x * maximum(broadcast(0), minimum(broadcast(6), x + broadcast(3))) * broadcast(1.0 / 6)
}

@inline(always)
private func gelu(_ x: Vector) -> Vector { x * normalDistribution(x) }

@inline(always)
private func approximateGelu(_ x: Vector) -> Vector {
    let inner = multiplyAdd(x * x * broadcast(0.044_715), x, x)
    return x * sigmoid(inner * broadcast(1.595_769_12))
}

@inline(always)
private func softsign(_ x: Vector) -> Vector { x / (broadcast(1) + magnitude(x)) }

extension Kernels {
    static func parametricRelu(_ call: ParametricReluCall) {
        let zero = broadcast(0)
        for pixel in 0..<call.pixels {
            let input = call.input + pixel &* call.inputStride
            let output = call.output + pixel &* call.outputStride
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
