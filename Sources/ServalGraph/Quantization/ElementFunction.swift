/// A function of one element.
package enum ElementFunction: Hashable, Sendable {
    case activation(ActivationFunction)
    /// x · scale + offset
    case affine(scale: Float, offset: Float)
}

extension ElementFunction {
    /// The function's value in double precision, the same bits on every machine.
    package func callAsFunction(_ x: Double) -> Double {
        switch self {
        case .activation(let function): function.value(at: x)
        case .affine(let scale, let offset): x * Double(scale) + Double(offset)
        }
    }

    /// What the values lie in, whatever the argument; nil where they have no bounds or those are seldom reached.
    package var range: ClosedRange<Double>? {
        switch self {
        case .activation(.sigmoid), .activation(.hardSigmoid): 0...1
        case .activation(.tanh), .activation(.softsign): -1...1
        case .activation, .affine: nil
        }
    }
}

extension ActivationFunction {
    fileprivate func value(at x: Double) -> Double {
        typealias F = ElementaryFunctions
        switch self {
        case .linear: return x
        case .relu(let maxValue, let negativeSlope, let threshold):
            // Keras counts a value equal to the threshold as below it.
            if x > Double(threshold) { return min(x, maxValue.map { Double($0) } ?? .infinity) }
            return negativeSlope == 0 ? 0 : Double(negativeSlope) * (x - Double(threshold))
        case .sigmoid: return 1 / (1 + F.exponential(-x))
        case .hardSigmoid: return min(max(x + 3, 0), 6) / 6
        case .tanh: return F.hyperbolicTangent(x)
        case .silu: return x * (1 / (1 + F.exponential(-x)))
        case .hardSilu: return x * (min(max(x + 3, 0), 6) / 6)
        case .gelu(approximate: false): return x * (1 + F.errorFunction(x * 0.5.squareRoot())) / 2
        case .gelu(approximate: true):
            return x * (1 + F.hyperbolicTangent((2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x))) / 2
        case .elu(let alpha): return x > 0 ? x : Double(alpha) * F.exponentialMinusOne(x)
        case .softplus: return max(x, 0) + F.logarithmOfOnePlus(F.exponential(-abs(x)))
        case .softsign: return x / (1 + abs(x))
        case .exponential: return F.exponential(x)
        }
    }
}
