import ServalTensor

/// An n-dimensional array of 8-bit levels, contiguous and row-major (images: NHWC).
package struct QuantizedTensor: Equatable, Sendable {
    package let shape: Shape
    package let parameters: QuantizationParameters
    /// Row-major, `shape.count` of them.
    package let levels: [UInt8]

    /// - Precondition: there are `shape.count` levels.
    package init(shape: Shape, parameters: QuantizationParameters, levels: [UInt8]) {
        precondition(levels.count == shape.count, "a tensor of shape \(shape) cannot hold \(levels.count) levels")
        (self.shape, self.parameters, self.levels) = (shape, parameters, levels)
    }

    /// The levels of numbers, each rounded to float32 first.
    package init(_ values: ReferenceTensor, parameters: QuantizationParameters) {
        self.init(
            shape: values.shape, parameters: parameters, levels: values.values.map { parameters.quantized(Float($0)) })
    }

    /// The numbers that the levels stand for, as float32 computes them.
    package var dequantized: ReferenceTensor {
        ReferenceTensor(shape: shape, values: levels.map { Double(parameters.dequantized($0)) })
    }
}

/// A node's value, quantized or in float32.
package enum QuantizedValue: Equatable, Sendable {
    case quantized(QuantizedTensor)
    case float(ReferenceTensor)

    package var shape: Shape {
        switch self {
        case .quantized(let tensor): tensor.shape
        case .float(let tensor): tensor.shape
        }
    }

    /// The value in float32.
    package var dequantized: ReferenceTensor {
        switch self {
        case .quantized(let tensor): tensor.dequantized
        case .float(let tensor): tensor
        }
    }
}
