import ServalGraph
import ServalReference
import ServalTensor

/// A value with what its rounding errors are measured against.
///
/// `scale` is the value computed with all signs taken away, so that nothing cancels: the magnitude of the terms that the value
/// is a sum of, carried on from layer to layer. Float32 rounds in proportion to it, also where the value itself is
/// near zero. (Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 3.)
struct Magnitude {
    let value: ReferenceTensor
    let scale: [Double]

    /// The differences that the table of tolerances allows, in proportion to the layer's largest magnitude.
    static let tolerance = 1e-4
    /// Below it float32 has fewer digits.
    private static let floor = 1e-30
    /// Above it a sum may exceed float32.
    private static let ceiling = 1e30

    init(_ value: ReferenceTensor) {
        self.value = value
        scale = value.values.map { abs($0) + Self.floor }
    }

    private init(_ value: ReferenceTensor, scale: [Double]) {
        (self.value, self.scale) = (value, scale.map { $0 + Self.floor })
    }

    private var scaleTensor: ReferenceTensor { ReferenceTensor(shape: value.shape, values: scale) }

    /// The value of a node; nil where float32 may be anything: behind a jump, or beyond its range.
    static func evaluate(_ node: Node, _ inputs: [Magnitude]) -> Magnitude? {
        let parts = node.operation.linearPart
        let linear = Node(name: node.name, operation: parts.operation, inputs: node.inputs)
        let positive = Node(name: node.name, operation: parts.operation.withoutSigns, inputs: node.inputs)
        let value = ReferenceInterpreter.evaluate(node: linear, inputs: inputs.map(\.value))
        var scale = ReferenceInterpreter.evaluate(node: positive, inputs: inputs.map(\.scaleTensor)).values
        switch node.operation {
        case .softmax:
            // An error in an exponent is a factor of all that it is divided by.
            let largest = inputs[0].scale.max() ?? 0
            scale = value.values.map { $0 * (1 + 2 * largest) }
        case .layerNormalization(let it):
            guard let found = layerNormalization(it, inputs[0], value) else { return nil }
            scale = found
        case .prelu:
            let negative = ReferenceTensor(shape: value.shape, values: inputs[0].scale.map { -$0 })
            scale = ReferenceInterpreter.evaluate(node: positive, inputs: [negative]).values
            for index in scale.indices { scale[index] = max(scale[index], inputs[0].scale[index]) }
        default: break
        }
        var result = Magnitude(value, scale: scale)
        if let function = parts.activation {
            guard let activated = result.activated(by: function) else { return nil }
            result = activated
        }
        return result.scale.allSatisfy { $0 <= ceiling } ? result : nil
    }

    /// What a layer normalization makes of its input's magnitudes; nil where a row's deviation is of the size of its rounding errors.
    ///
    /// With d the deviation, m the row's mean magnitude and M its largest one, an element's error is that of (x - mean) / d, at most
    /// in proportion to (|scale| + m) / d, and that of 1 / d itself, in proportion to |x - mean| / d * M / d.
    private static func layerNormalization(
        _ it: LayerNormalization, _ input: Magnitude, _ value: ReferenceTensor
    ) -> [Double]? {
        let size = value.shape.dimensions[it.axis...].reduce(1, *)
        let gamma = it.gamma.map { ReferenceTensor($0).values.map { abs($0) } }
        let beta = it.beta.map { ReferenceTensor($0).values.map { abs($0) } }
        var scale = input.scale
        for first in stride(from: 0, to: scale.count, by: size) {
            let (row, values) = (input.scale[first..<first + size], input.value.values[first..<first + size])
            let mean = values.reduce(0, +) / Double(size)
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(size)
            let deviation = (variance + Double(it.epsilon)).squareRoot()
            let largest = row.max() ?? 0
            // Written so that a NaN is refused.
            guard deviation > tolerance * largest, deviation > 0 else { return nil }
            let middle = row.reduce(0, +) / Double(size)
            for position in 0..<size {
                let distance = abs(input.value.values[first + position] - mean)
                let terms = (row[first + position] + middle + distance * largest / deviation) / deviation
                scale[first + position] = terms * (gamma?[position] ?? 1) + (beta?[position] ?? 0)
            }
        }
        return scale
    }

    private func activated(by function: ActivationFunction) -> Magnitude? {
        let result = Reference.activation(function, input: value)
        // What an error of the argument is multiplied by at most, and what is added and taken away on the way.
        var (slope, terms) = (1.0, 0.0)
        switch function {
        case .linear: return self
        case .relu(_, let negativeSlope, let threshold):
            slope = max(1, Double(abs(negativeSlope)))
            // The function jumps there by the threshold.
            if threshold != 0 {
                let isNear = zip(value.values, scale).contains {
                    abs($0 - Double(threshold)) <= Self.tolerance * $1
                }
                if isNear { return nil }
            }
        case .sigmoid, .hardSigmoid: (slope, terms) = (0.25, 1)
        case .tanh, .softplus, .softsign: terms = 1
        case .silu, .gelu: slope = 1.2
        case .hardSilu: slope = 1.5
        case .elu(let alpha): (slope, terms) = (max(1, Double(abs(alpha))), Double(abs(alpha)))
        case .exponential:
            // An error of the argument is a factor of the result, which grows beyond all bounds.
            guard scale.allSatisfy({ Self.tolerance * $0 <= 0.1 }) else { return nil }
            return Magnitude(result, scale: zip(result.values, scale).map { $0 * (1 + 2 * $1) })
        }
        return Magnitude(result, scale: zip(result.values, scale).map { abs($0) + slope * $1 + terms })
    }
}

extension Operation {
    /// The operation without its activation, and that.
    fileprivate var linearPart: (operation: Operation, activation: ActivationFunction?) {
        switch self {
        case .convolution(var it):
            let activation = it.activation
            it.activation = .linear
            return (.convolution(it), activation)
        case .depthwiseConvolution(var it):
            let activation = it.activation
            it.activation = .linear
            return (.depthwiseConvolution(it), activation)
        case .separableConvolution(var it):
            let activation = it.activation
            it.activation = .linear
            return (.separableConvolution(it), activation)
        case .dense(var it):
            let activation = it.activation
            it.activation = .linear
            return (.dense(it), activation)
        case .activation(let function): return (.identity, function)
        default: return (self, nil)
        }
    }

    /// The operation with which magnitudes of inputs give the magnitude of what is summed up.
    fileprivate var withoutSigns: Operation {
        switch self {
        case .rescaling(let it):
            return .rescaling(Rescaling(scale: it.scale.map(abs), offset: it.offset.map(abs)))
        case .normalization(var it):
            it.mean = it.inverts ? it.mean.mapped(abs) : it.mean.mapped { -abs($0) }
            return .normalization(it)
        case .convolution(var it):
            (it.kernel, it.bias) = (it.kernel.tensor.mapped(abs).weight, it.bias?.mapped(abs))
            return .convolution(it)
        case .depthwiseConvolution(var it):
            (it.kernel, it.bias) = (it.kernel.tensor.mapped(abs).weight, it.bias?.mapped(abs))
            return .depthwiseConvolution(it)
        case .separableConvolution(var it):
            (it.depthwiseKernel, it.pointwiseKernel) = (
                it.depthwiseKernel.tensor.mapped(abs).weight, it.pointwiseKernel.tensor.mapped(abs).weight
            )
            it.bias = it.bias?.mapped(abs)
            return .separableConvolution(it)
        case .dense(var it):
            (it.kernel, it.bias) = (it.kernel.tensor.mapped(abs).weight, it.bias?.mapped(abs))
            return .dense(it)
        case .batchNormalization(var it):
            (it.gamma, it.beta) = (it.gamma?.mapped(abs), it.beta?.mapped(abs))
            it.mean = it.mean.mapped { -abs($0) }
            return .batchNormalization(it)
        // For numbers below zero, whose magnitudes it gives.
        case .prelu(let alpha): return .prelu(alpha: alpha.mapped { -abs($0) })
        case .combine(.subtract): return .combine(.add)
        case .combine(.minimum): return .combine(.maximum)
        case .softmax: return .identity
        default: return self
        }
    }
}

extension Tensor {
    /// A float32 tensor of as many elements.
    fileprivate func mapped(_ transform: (Float) -> Float) -> Tensor {
        Tensor(shape: shape) { destination in
            withUnsafeFloats { values in
                for index in values.indices { destination.initializeElement(at: index, to: transform(values[index])) }
            }
        }
    }
}

/// Whether two numbers agree that have no distance: both infinite with one sign, or both not a number.
func isSame(_ found: Float, _ wanted: Double) -> Bool { found == Float(wanted) || found.isNaN && wanted.isNaN }
