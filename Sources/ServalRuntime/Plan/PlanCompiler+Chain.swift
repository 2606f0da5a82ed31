import ServalGraph
import ServalTensor

extension PlanCompiler {
    mutating func compileChain(_ nodes: [Int]) {
        var stages: [ChainStep.Stage] = []
        var work = 0
        var position = 0
        while position < nodes.count {
            var index = nodes[position]
            let kind: ChainStep.Kind
            if position + 1 < nodes.count, let step = expandedDepthwiseStep(index, nodes[position + 1]) {
                work += multiplyAdds(index)
                index = nodes[position + 1]
                position += 1
                kind = .expandedDepthwise(step)
            } else {
                kind = stage(index)
            }
            work += multiplyAdds(index)
            stages.append(ChainStep.Stage(kind: kind, outputSize: mapSize(shapes[index])))
            position += 1
        }
        let (first, last) = (nodes[0], nodes[nodes.count - 1])
        var step = ChainStep(
            stages: stages, inputSize: mapSize(inputShape(first)), images: shapes[last][0], bandRows: 1,
            input: input(first), output: operand(last))
        chooseBand(&step)
        append(
            nodes, kernel: kernelName(step.kernelName),
            inputs: [graph.nodes[first].inputs[0]] + nodes.flatMap { graph.nodes[$0].inputs.dropFirst() },
            units: step.unitCount, multiplyAdds: work, scratch: step.scratchByteCount, .chain(step))
    }

    private mutating func stage(_ index: Int) -> ChainStep.Kind {
        switch graph.nodes[index].operation {
        case .convolution(let convolution):
            convolution.isPointwise
                ? .pointwise(pointwiseStep(convolution, index)) : .convolution(convolutionStep(convolution, index))
        case .depthwiseConvolution(let convolution): .depthwise(depthwiseStep(convolution, index))
        default: preconditionFailure("chains hold convolutions only")
        }
    }

    private func multiplyAdds(_ index: Int) -> Int {
        switch graph.nodes[index].operation {
        case .convolution(let convolution): multiplyAdds(convolution, index)
        case .depthwiseConvolution(let convolution): multiplyAdds(convolution, index)
        default: 0
        }
    }

    /// The tallest band, by powers of two, whose rings fit their share of the second-level cache.
    private func chooseBand(_ step: inout ChainStep) {
        let limit = Int(ChainSelection.ringShare * Double(options.caches.level2))
        step.layOutRings(bandRows: 1)
        var rows = 2
        while rows <= step.unitCount / step.images {
            var taller = step
            taller.layOutRings(bandRows: rows)
            guard taller.ringByteCount <= limit else { break }
            step = taller
            rows *= 2
        }
    }
}

extension ChainStep {
    /// Such as `chain_gemm_dwconv3x3s2_gemm`.
    var kernelName: String {
        let parts = stages.map { stage in
            switch stage.kind {
            case .convolution(let step): "conv\(step.window.height)x\(step.window.width)s\(step.window.strideY)"
            case .pointwise: "gemm"
            case .depthwise(let step): "dwconv\(step.window.height)x\(step.window.width)s\(step.window.strideY)"
            case .expandedDepthwise: "gemm+dwconv3x3s2"
            }
        }
        return "chain_" + parts.joined(separator: "_")
    }
}
