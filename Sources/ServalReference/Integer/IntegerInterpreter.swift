import ServalGraph
import ServalTensor

/// Evaluates a quantized graph, the conversions in place, node by node with the integer reference.
///
/// Nodes that compute in float32 are evaluated by the reference operators in double precision and rounded to float32.
package enum IntegerInterpreter {
    /// The value of every node, in the graph's order.
    ///
    /// - Parameters:
    ///   - graph: as `placeConversions` returns it.
    ///   - inputs: one value for each of `graph.inputs`, in that order, of valid shapes.
    ///   - progress: called with the number of nodes that are done.
    package static func evaluate(
        graph: Graph, inputs: [ReferenceTensor], progress: (Int) -> Void = { _ in }
    ) -> [QuantizedValue] {
        precondition(inputs.count == graph.inputs.count, "one value for each input")
        var remaining = inputs[...]
        var values: [QuantizedValue] = []
        for (index, node) in graph.nodes.enumerated() {
            if case .input = node.operation {
                values.append(.real(remaining.removeFirst()))
            } else {
                values.append(
                    evaluate(
                        node: node, precision: graph.precision(of: index), inputs: node.inputs.map { values[$0] }))
            }
            progress(index + 1)
        }
        return values
    }

    /// The value of one node, given those of its inputs.
    package static func evaluate(node: Node, precision: Precision, inputs: [QuantizedValue]) -> QuantizedValue {
        switch node.operation {
        case .quantize:
            guard let parameters = node.quantization else { preconditionFailure("'\(node.name)' has no levels") }
            return .levels(LevelTensor(inputs[0].real, parameters: parameters))
        case .dequantize:
            return .real(inputs[0].real)
        default:
            if precision == .integer { return integer(node, inputs.map { levels($0, of: node) }) }
            let value = ReferenceInterpreter.evaluate(node: node, inputs: inputs.map(\.real))
            return .real(ReferenceTensor(value.rounded()))
        }
    }

    private static func levels(_ value: QuantizedValue, of node: Node) -> LevelTensor {
        guard case .levels(let levels) = value else { preconditionFailure("'\(node.name)' reads a real value") }
        return levels
    }

    private static func integer(_ node: Node, _ inputs: [LevelTensor]) -> QuantizedValue {
        guard let form = node.operation.quantizedForm else {
            preconditionFailure("'\(node.name)' (\(node.operation.name)) does not compute in integers")
        }
        switch form {
        case .convolution(let convolution):
            return IntegerReference.convolution(
                convolution, input: inputs[0], residual: convolution.addsResidual ? inputs[1] : nil,
                output: node.quantization)
        case .depthwiseConvolution(let convolution):
            return IntegerReference.depthwiseConvolution(convolution, input: inputs[0], output: node.quantization)
        case .dense(let dense):
            return IntegerReference.dense(dense, input: inputs[0], output: node.quantization)
        case .pooling(let pooling):
            return .levels(IntegerReference.pooling(pooling, input: inputs[0], output: output(of: node)))
        case .globalPooling(let pooling):
            return .levels(IntegerReference.globalPooling(pooling, input: inputs[0], output: output(of: node)))
        case .sum:
            return .levels(IntegerReference.sum(inputs[0], inputs[1], output: output(of: node)))
        case .identity, .zeroPadding, .cropping, .concatenation, .reshape:
            return .levels(IntegerReference.movement(node.operation, inputs: inputs, output: output(of: node)))
        }
    }

    private static func output(of node: Node) -> QuantizationParameters {
        guard let output = node.quantization else { preconditionFailure("'\(node.name)' has no levels") }
        return output
    }
}
