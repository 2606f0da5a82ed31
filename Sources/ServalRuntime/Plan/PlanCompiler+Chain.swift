import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func compileChain(_ nodes: [Int]) {
        var stages: [ChainStep.Stage] = []
        var values: [ChainStep.Value] = []
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
            stages.append(ChainStep.Stage(kind: kind, output: storedMap(index)))
            values.append(
                ChainStep.Value(node: index, shape: shapes[index], quantization: graph.nodes[index].quantization))
            position += 1
        }
        let (first, last) = (nodes[0], nodes[nodes.count - 1])
        var step = ChainStep(
            stages: stages, values: values, inputMap: storedMap(graph.nodes[first].inputs[0]),
            images: shapes[last][0], bandRows: 1, input: input(first), output: operand(last))
        chooseBand(&step)
        append(
            nodes, kernel: step.isInteger ? integerKernelName(step.kernelName) : kernelName(step.kernelName),
            inputs: [graph.nodes[first].inputs[0]] + nodes.flatMap { graph.nodes[$0].inputs.dropFirst() },
            units: step.unitCount, multiplyAdds: work, scratch: step.scratchByteCount, .chain(step))
    }

    private mutating func stage(_ index: Int) -> ChainStep.Kind {
        let isInteger = graph.precision(of: index) == .integer
        switch graph.nodes[index].operation {
        case .convolution(let convolution) where isInteger:
            return convolution.isPointwise
                ? .integerPointwise(integerPointwiseStep(convolution, index))
                : .integerConvolution(integerConvolutionStep(convolution, index))
        case .convolution(let convolution):
            if !convolution.isPointwise { return .convolution(convolutionStep(convolution, index)) }
            // By Strassen's algorithm if it would be by itself and rows are whole blocks.
            if case .strassen(let layout) = PointwiseForm(
                convolution, shape: shapes[index], backend: options.backend),
                shapes[index][2] % layout.blockPixels == 0
            {
                return .strassen(strassenStep(layout, convolution, index))
            }
            return .pointwise(pointwiseStep(convolution, index))
        case .depthwiseConvolution(let convolution):
            return isInteger
                ? .integerDepthwise(integerDepthwiseStep(convolution, index))
                : .depthwise(depthwiseStep(convolution, index))
        default: preconditionFailure("chains hold convolutions only")
        }
    }

    /// How a node's value lies in memory, or would if it were stored.
    private func storedMap(_ index: Int) -> StoredMap {
        graph.nodes[index].quantization == nil
            ? StoredMap(mapSize(shapes[index])) : StoredMap(ByteMapSize(shapes[index]))
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
    var isInteger: Bool { stages.allSatisfy(\.kind.isInteger) }

    /// Such as `chain_gemm_dwconv3x3s2_gemm`.
    var kernelName: String {
        let parts = stages.map { stage in
            switch stage.kind {
            case .convolution(let step): "conv\(step.window.kernelName)"
            case .integerConvolution(let step): "conv\(step.window.kernelName)"
            case .pointwise, .integerPointwise: "gemm"
            case .strassen: "strassen"
            case .depthwise(let step): "dwconv\(step.window.kernelName)"
            case .integerDepthwise(let step): "dwconv\(step.window.kernelName)"
            case .expandedDepthwise: "gemm+dwconv3x3s2"
            }
        }
        return "chain_" + parts.joined(separator: "_")
    }
}

extension Window {
    fileprivate var kernelName: String { "\(height)x\(width)s\(strideY)" }
}
