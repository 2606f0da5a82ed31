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
                values.append(.float(remaining.removeFirst()))
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
            guard let parameters = node.quantization else { preconditionFailure("'\(node.name)' is not quantized") }
            return .quantized(QuantizedTensor(inputs[0].dequantized, parameters: parameters))
        case .dequantize:
            return .float(inputs[0].dequantized)
        default:
            if precision == .integer { return integer(node, inputs.map { quantized($0, of: node) }) }
            let value = ReferenceInterpreter.evaluate(node: node, inputs: inputs.map(\.dequantized))
            return .float(ReferenceTensor(value.rounded()))
        }
    }

    private static func quantized(_ value: QuantizedValue, of node: Node) -> QuantizedTensor {
        guard case .quantized(let tensor) = value else { preconditionFailure("'\(node.name)' reads a float32 value") }
        return tensor
    }

    private static func integer(_ node: Node, _ inputs: [QuantizedTensor]) -> QuantizedValue {
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
            return .quantized(IntegerReference.pooling(pooling, input: inputs[0], output: output(of: node)))
        case .globalPooling(let pooling):
            return .quantized(IntegerReference.globalPooling(pooling, input: inputs[0], output: output(of: node)))
        case .combination(let combination):
            return .quantized(
                IntegerReference.combination(combination, inputs[0], inputs[1], output: output(of: node)))
        case .function(let function):
            return .quantized(IntegerReference.function(function, input: inputs[0], output: output(of: node)))
        case .affine(let rescaling):
            return .quantized(IntegerReference.affine(rescaling, input: inputs[0], output: output(of: node)))
        case .parametricRelu(let slopes):
            return .quantized(
                IntegerReference.parametricRelu(slopes: slopes, input: inputs[0], output: output(of: node)))
        case .identity, .nearestUpsampling, .zeroPadding, .cropping, .concatenation, .reshape:
            return .quantized(IntegerReference.movement(node.operation, inputs: inputs, output: output(of: node)))
        }
    }

    private static func output(of node: Node) -> QuantizationParameters {
        guard let output = node.quantization else { preconditionFailure("'\(node.name)' is not quantized") }
        return output
    }
}
