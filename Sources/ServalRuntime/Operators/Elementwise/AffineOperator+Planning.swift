import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func plan(_ rescaling: Rescaling, _ index: Int) {
        append(index, kernel: kernelName("affine"), affineOperator(rescaling, index))
    }

    mutating func affineOperator(_ rescaling: Rescaling, _ index: Int) -> AffineOperator {
        let channels = shapes[index].dimensions.last ?? 1
        func spread(_ values: [Float]) -> Operand {
            packer.reserve(channels) { values.count == channels ? values[$0] : values.first ?? 0 }
        }
        return AffineOperator(
            pixels: shapes[index].count / channels, channels: channels, scale: spread(rescaling.scale),
            offset: spread(rescaling.offset), input: input(index), inputStride: inputStride(index),
            output: operand(index), outputStride: pixelStride(index), epilogue: Epilogue(.linear))
    }

    /// A rescaling and the activation that alone reads it as one operator, which applies the activation to what it has just
    /// written; nil for other nodes.
    mutating func activatedAffineOperator(_ rescaling: Int, _ activation: Int) -> AffineOperator? {
        guard case .rescaling(let operation) = graph.nodes[rescaling].operation,
            case .activation(let function) = graph.nodes[activation].operation
        else { return nil }
        var planned = affineOperator(operation, rescaling)
        // Not as a clamp, which gives a negative number another sign of zero than a step of its own does.
        planned.epilogue.unary = UnaryFunction(function)
        (planned.output, planned.outputStride) = (operand(activation), pixelStride(activation))
        return planned
    }
}
