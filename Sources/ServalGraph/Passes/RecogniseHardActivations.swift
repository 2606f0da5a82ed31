/// Recognises activations that a model spells out in arithmetic, as Keras' MobileNetV3 and EfficientNet may:
///
/// - relu6(x + 3) * (1/6) is hardSigmoid(x),
/// - x * hardSigmoid(x) is hardSilu(x),
/// - x * sigmoid(x) is silu(x).
package func recogniseHardActivations(_ graph: ShapedGraph) throws(GraphError) -> ShapedGraph {
    var graph = graph
    let uses = graph.useCounts
    for (index, node) in graph.nodes.enumerated() {
        switch node.operation {
        case .rescaling(let last) where last.isScale(by: 1 / 6):
            let clamp = node.inputs[0]
            guard uses[clamp] == 1, case .activation(.relu6) = graph.nodes[clamp].operation,
                let shift = graph.nodes[clamp].inputs.first, uses[shift] == 1,
                case .rescaling(let first) = graph.nodes[shift].operation, first.isShift(by: 3)
            else { continue }
            try graph.absorb(
                shift, clamp, into: index, as: .activation(.hardSigmoid), inputs: graph.nodes[shift].inputs)
        case .combine(.multiply) where node.inputs.count == 2:
            for (gate, value) in [(node.inputs[0], node.inputs[1]), (node.inputs[1], node.inputs[0])] {
                guard uses[gate] == 1, case .activation(let function) = graph.nodes[gate].operation,
                    graph.nodes[gate].inputs == [value], let product = function.timesItsArgument
                else { continue }
                try graph.absorb(gate, into: index, as: .activation(product), inputs: [value])
                break
            }
        default:
            continue
        }
    }
    return eliminateDeadNodes(graph)
}

extension ActivationFunction {
    /// x * self(x), where that has a name.
    fileprivate var timesItsArgument: ActivationFunction? {
        switch self {
        case .hardSigmoid: .hardSilu
        case .sigmoid: .silu
        default: nil
        }
    }
}

extension Rescaling {
    fileprivate func isShift(by value: Float) -> Bool {
        scale.allSatisfy { $0 == 1 } && offset.allSatisfy { $0 == value }
    }

    /// Equal but for rounding: 1/6 is no float.
    fileprivate func isScale(by value: Float) -> Bool {
        scale.allSatisfy { abs($0 - value) <= value.ulp } && offset.allSatisfy { $0 == 0 }
    }
}
