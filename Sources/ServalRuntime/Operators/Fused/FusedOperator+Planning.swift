import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    /// Plans nodes each of which is the only reader of the one before (`LineBufferSelection`).
    mutating func planFused(_ nodes: [Int]) {
        if nodes.count == 2, let planned = activatedAffineOperator(nodes[0], nodes[1]) {
            return append(
                nodes, kernel: kernelName(planned.kernelName), inputs: graph.nodes[nodes[0]].inputs, planned)
        }
        if nodes.count == 2, planActivated(nodes[0], by: nodes[1]) { return }
        var stages: [FusedOperator.Stage] = []
        var values: [FusedOperator.Value] = []
        var position = 0
        while position < nodes.count {
            var index = nodes[position]
            let stage: any RowOperator
            if position + 1 < nodes.count, let expanded = expandedDepthwiseOperator(index, nodes[position + 1]) {
                index = nodes[position + 1]
                position += 1
                stage = expanded
            } else if position + 1 < nodes.count, let affine = activatedAffineOperator(index, nodes[position + 1]) {
                index = nodes[position + 1]
                position += 1
                stage = affine
            } else if position + 1 < nodes.count, isTable(nodes[position + 1], behind: index) {
                stage = activatedRowOperator(index, by: nodes[position + 1])
                index = nodes[position + 1]
                position += 1
            } else {
                stage = rowOperator(index)
            }
            stages.append(FusedOperator.Stage(stage, output: storedMap(index)))
            values.append(
                FusedOperator.Value(node: index, shape: shapes[index], quantization: graph.nodes[index].quantization))
            position += 1
        }
        let (first, last) = (nodes[0], nodes[nodes.count - 1])
        var planned = FusedOperator(
            stages: stages, values: values, inputMap: storedMap(graph.nodes[first].inputs[0]),
            images: shapes[last][0], tileRows: 1, input: input(first), output: operand(last))
        chooseTile(&planned)
        let name = "fused_" + stages.map(\.operator.stageName).joined(separator: "_")
        append(
            nodes, kernel: planned.hasQuantizedProducts ? quantizedKernelName(name) : kernelName(name),
            inputs: [graph.nodes[first].inputs[0]] + nodes.flatMap { graph.nodes[$0].inputs.dropFirst() },
            multiplyAdds: nodes.reduce(0) { $0 + multiplyAdds($1) }, planned)
    }

    private mutating func rowOperator(_ index: Int) -> any RowOperator {
        if graph.precision(of: index) == .integer { return quantizedRowOperator(index) }
        switch graph.nodes[index].operation {
        case .convolution(let convolution):
            return convolution.isPointwise
                ? pointwiseRowOperator(convolution, index) : convolutionOperator(convolution, index)
        case .depthwiseConvolution(let convolution): return depthwiseOperator(convolution, index)
        case .rescaling(let rescaling): return affineOperator(rescaling, index)
        case .activation(let function): return unaryOperator(function, index)
        default: preconditionFailure("\(graph.nodes[index].name) is no stage of a fused operator")
        }
    }

    private mutating func quantizedRowOperator(_ index: Int) -> any RowOperator {
        switch graph.nodes[index].operation.quantizedForm {
        case .convolution(let convolution):
            return convolution.isPointwise
                ? quantizedPointwiseOperator(convolution, index) : quantizedConvolutionOperator(convolution, index)
        case .depthwiseConvolution(let convolution): return quantizedDepthwiseOperator(convolution, index)
        case .function: return quantizedUnaryOperator(index)
        case .affine(let rescaling): return quantizedAffineOperator(rescaling, index)
        default: preconditionFailure("\(graph.nodes[index].name) is no stage of a fused operator")
        }
    }

    /// How a node's value lies in memory, or would if it were stored.
    private func storedMap(_ index: Int) -> StoredMap {
        graph.nodes[index].quantization == nil
            ? StoredMap(map(of: index)) : StoredMap(QuantizedMapSize(shapes[index]))
    }

    /// The tallest tile, by powers of two, whose line buffers fit their share of the second-level cache.
    private func chooseTile(_ planned: inout FusedOperator) {
        let limit = Int(LineBufferSelection.lineBufferShare * Double(options.caches.level2))
        planned.layOutLineBuffers(tileRows: 1)
        var rows = 2
        while rows <= planned.taskCount / planned.images {
            var taller = planned
            taller.layOutLineBuffers(tileRows: rows)
            guard taller.lineBufferByteCount <= limit else { break }
            planned = taller
            rows *= 2
        }
    }
}
