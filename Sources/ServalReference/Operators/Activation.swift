import ServalGraph

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#elseif canImport(WASILibc)
    import WASILibc
#endif

extension Reference {
    package static func activation(_ function: ActivationFunction, input: ReferenceTensor) -> ReferenceTensor {
        ReferenceTensor(shape: input.shape, values: input.values.map { activation(function, $0) })
    }

    /// One value of an activation function. Source: `keras.activations`.
    package static func activation(_ function: ActivationFunction, _ x: Double) -> Double {
        switch function {
        case .linear: x
        case .relu(let maxValue, let negativeSlope, let threshold):
            rectified(
                x, maxValue: maxValue.map { Double($0) } ?? .infinity, negativeSlope: Double(negativeSlope),
                threshold: Double(threshold))
        case .sigmoid: sigmoid(x)
        case .hardSigmoid: hardSigmoid(x)
        case .tanh: tanh(x)
        case .silu: x * sigmoid(x)
        case .hardSilu: x * hardSigmoid(x)
        case .gelu(approximate: false): x * (1 + erf(x * 0.5.squareRoot())) / 2
        case .elu(let alpha): x > 0 || x.isNaN ? x : Double(alpha) * expm1(x)
        case .softplus: max(x, 0) + log1p(exp(-abs(x)))
        case .softsign: x / (1 + abs(x))
        case .exponential: exp(x)
        case .gelu(approximate: true): x * (1 + tanh((2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x))) / 2
        }
    }

    /// Keras counts a value equal to the threshold as below it: there the function is 0.
    private static func rectified(_ x: Double, maxValue: Double, negativeSlope: Double, threshold: Double) -> Double {
        if x > threshold || x.isNaN { return min(x, maxValue) }
        // Not 0 * x, which would turn an infinity into a NaN.
        return negativeSlope == 0 ? 0 : negativeSlope * (x - threshold)
    }

    private static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

    private static func hardSigmoid(_ x: Double) -> Double { min(max(x + 3, 0), 6) / 6 }
}
