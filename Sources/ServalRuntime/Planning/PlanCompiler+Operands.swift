import ServalGraph
import ServalKernelInterface
import ServalKernels
import ServalTensor

/// What planning an operator asks the graph, and how it adds its step.
extension PlanCompiler {
    /// The place of a node's value.
    func operand(_ node: Int) -> Operand { placement.operand(aliases[node]) }

    /// Floats from one pixel of a node's value, a run of its last dimension, to the next.
    func pixelStride(_ node: Int) -> Int {
        placement.pixelStride(aliases[node]) ?? shapes[node].dimensions.last ?? 1
    }

    func input(_ node: Int, _ position: Int = 0) -> Operand { operand(graph.nodes[node].inputs[position]) }

    func inputShape(_ node: Int, _ position: Int = 0) -> Shape { shapes[graph.nodes[node].inputs[position]] }

    func inputStride(_ node: Int, _ position: Int = 0) -> Int { pixelStride(graph.nodes[node].inputs[position]) }

    /// The size of a map whose pixels lie side by side.
    func mapSize(_ shape: Shape) -> MapSize {
        MapSize(height: shape[1], width: shape[2], channels: shape[3])
    }

    /// The size of a node's map, and how it lies in memory.
    func map(of node: Int) -> MapSize {
        let shape = shapes[node]
        return MapSize(height: shape[1], width: shape[2], channels: shape[3], pixelStride: pixelStride(node))
    }

    func inputMap(_ node: Int) -> MapSize { map(of: graph.nodes[node].inputs[0]) }

    /// What a layer adds to its sums: its second input.
    func residual(_ node: Int) -> ResidualOperand {
        ResidualOperand(place: input(node, 1), pixelStride: inputStride(node, 1))
    }

    func window(
        _ size: Extent, _ strides: Extent, _ dilation: Extent, _ padding: Padding, _ inputSize: MapSize,
        _ outputSize: MapSize
    ) -> Window {
        let geometry = padding.resolve(
            input: Extent(height: inputSize.height, width: inputSize.width), window: size, stride: strides,
            dilation: dilation)
        let insets = geometry?.padding ?? .zero
        return Window(
            height: size.height, width: size.width, strideY: strides.height, strideX: strides.width,
            dilationY: dilation.height, dilationX: dilation.width, padTop: insets.top, padLeft: insets.left,
            inputHeight: inputSize.height, inputWidth: inputSize.width, outputWidth: outputSize.width)
    }

    func multiplyAdds(_ index: Int) -> Int { costs[index].multiplyAccumulates }

    func kernelName(_ operation: String) -> String { KernelName.other(operation, backend: options.backend) }

    /// Adds a step that computes a node's value from its inputs.
    mutating func append(_ node: Int, kernel: String, multiplyAdds: Int = 0, _ planned: any PlannedOperator) {
        append([node], kernel: kernel, inputs: graph.nodes[node].inputs, multiplyAdds: multiplyAdds, planned)
    }

    /// Adds a step that computes the value of the last of some nodes.
    mutating func append(
        _ nodes: [Int], kernel: String, inputs: [Int], multiplyAdds: Int = 0, _ planned: any PlannedOperator
    ) {
        steps.append(
            Step(
                node: nodes[nodes.count - 1], layers: layers(of: nodes), kernel: kernel,
                inputs: inputs, multiplyAdds: multiplyAdds,
                elementCount: max(shapes[nodes[nodes.count - 1]].count, inputs.map { shapes[$0].count }.max() ?? 0),
                operator: planned))
    }

    /// The layers that some nodes compute; those of one node are not copied, since many steps may share them.
    private func layers(of nodes: [Int]) -> [String] {
        nodes.count == 1 ? graph.nodes[nodes[0]].fusedLayers : nodes.flatMap { graph.nodes[$0].fusedLayers }
    }
}
