import ServalTensor

/// An n-dimensional array of 8-bit levels, contiguous and row-major (images: NHWC).
package struct LevelTensor: Equatable, Sendable {
    package let shape: Shape
    package let parameters: QuantizationParameters
    /// Row-major, `shape.count` of them.
    package let levels: [UInt8]

    /// - Precondition: there are `shape.count` levels.
    package init(shape: Shape, parameters: QuantizationParameters, levels: [UInt8]) {
        precondition(levels.count == shape.count, "a tensor of shape \(shape) cannot hold \(levels.count) levels")
        (self.shape, self.parameters, self.levels) = (shape, parameters, levels)
    }

    /// The levels of real numbers, each rounded to float32 first.
    package init(_ real: ReferenceTensor, parameters: QuantizationParameters) {
        self.init(
            shape: real.shape, parameters: parameters, levels: real.values.map { parameters.level(Float($0)) })
    }

    /// The real numbers that the levels stand for, as float32 computes them.
    package var real: ReferenceTensor {
        ReferenceTensor(shape: shape, values: levels.map { Double(parameters.real($0)) })
    }
}

/// A node's value: kept in 8 bits, or real.
package enum QuantizedValue: Equatable, Sendable {
    case levels(LevelTensor)
    case real(ReferenceTensor)

    package var shape: Shape {
        switch self {
        case .levels(let tensor): tensor.shape
        case .real(let tensor): tensor.shape
        }
    }

    /// What the value stands for.
    package var real: ReferenceTensor {
        switch self {
        case .levels(let tensor): tensor.real
        case .real(let tensor): tensor
        }
    }
}
