import ServalGraph
import ServalKernels

/// Convolutions in 8 bits with the activation that alone reads them, a table that follows what they have just written.
extension PlanCompiler {
    /// Whether a node is such a table of the node before.
    func isTable(_ index: Int, behind convolution: Int) -> Bool {
        guard graph.precision(of: index) == .integer, graph.precision(of: convolution) == .integer,
            case .function? = graph.nodes[index].operation.quantizedForm
        else { return false }
        switch graph.nodes[convolution].operation {
        case .convolution, .depthwiseConvolution: return true
        default: return false
        }
    }

    /// Plans a convolution and its table as one step; false for other nodes.
    mutating func planActivated(_ index: Int, by activation: Int) -> Bool {
        guard isTable(activation, behind: index) else { return false }
        let planned = activatedRowOperator(index, by: activation)
        let name: String
        switch planned {
        case let planned as QuantizedPointwiseOperator:
            name = KernelName.pointwise(
                planned.layout, residual: planned.residual != nil, table: true, backend: options.backend)
        case let planned as QuantizedConvolutionOperator:
            name = KernelName.convolution(planned.layout, table: true, backend: options.backend)
        case let planned as QuantizedDepthwiseOperator:
            name = KernelName.quantizedDepthwise(planned.window, table: true, backend: options.backend)
        default: preconditionFailure("\(planned.stageName) takes no table")
        }
        append(
            [index, activation], kernel: name, inputs: graph.nodes[index].inputs,
            multiplyAdds: multiplyAdds(index), planned)
        return true
    }

    mutating func activatedRowOperator(
        _ index: Int, by activation: Int
    ) -> any RowOperator & PlannedOperator {
        let table = QuantizedTable(place: reserve(elementTable(activation)))
        switch graph.nodes[index].operation {
        case .convolution(let convolution) where convolution.isPointwise:
            var planned = quantizedPointwiseOperator(convolution, index)
            (planned.table, planned.output.place) = (table, operand(activation))
            return planned
        case .convolution(let convolution):
            var planned = quantizedConvolutionOperator(convolution, index)
            (planned.table, planned.output.place) = (table, operand(activation))
            return planned
        case .depthwiseConvolution(let convolution):
            var planned = quantizedDepthwiseOperator(convolution, index)
            (planned.table, planned.output) = (table, operand(activation))
            return planned
        default: preconditionFailure("\(graph.nodes[index].name) is no convolution")
        }
    }
}
