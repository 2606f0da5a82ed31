import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func plan(_ function: ActivationFunction, _ index: Int) {
        let planned = unaryOperator(function, index)
        append(index, kernel: kernelName(planned.stageName), planned)
    }

    func unaryOperator(_ function: ActivationFunction, _ index: Int) -> UnaryOperator {
        let channels = shapes[index].dimensions.last ?? 1
        return UnaryOperator(
            function: UnaryFunction(function) ?? .copy, pixels: shapes[index].count / channels, channels: channels,
            input: input(index), inputStride: inputStride(index), output: operand(index),
            outputStride: pixelStride(index))
    }
}

/// In 8 bits.
extension PlanCompiler {
    mutating func planQuantizedFunction(_ index: Int) {
        let planned = quantizedUnaryOperator(index)
        append(index, kernel: quantizedKernelName(planned.stageName), planned)
    }

    mutating func quantizedUnaryOperator(_ index: Int) -> QuantizedUnaryOperator {
        let table = elementTable(index)
        let shape = shapes[index]
        let layout = QuantizedLayout(shape)
        return QuantizedUnaryOperator(
            form: table.clamp.map { .clamp($0) } ?? .table(reserve(table)), byteCount: layout.rows * layout.stride,
            rowByteCount: shape.rank == 4 ? shape[2] * layout.stride : nil, input: input(index), output: operand(index))
    }

    /// What a function of one element makes of each quantized value.
    ///
    /// - Precondition: the node computes such a function in 8 bits.
    func elementTable(_ index: Int) -> ElementTable {
        guard case .function(let function)? = graph.nodes[index].operation.quantizedForm else {
            preconditionFailure("\(graph.nodes[index].name) is no function of one element")
        }
        return ElementTable(function, from: inputQuantization(index), to: quantization(index))
    }

    mutating func reserve(_ table: ElementTable) -> Operand {
        packer.reserve(byteCount: table.values.count) { packed in
            packed.copyMemory(from: table.values, byteCount: table.values.count)
        }
    }
}
