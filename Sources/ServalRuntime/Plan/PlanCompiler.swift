import ServalGraph
import ServalKernelInterface
import ServalKernels
import ServalTensor

/// Turns an optimised graph into a plan: chooses kernels, packs weights, places every value.
package struct PlanCompiler {
    let graph: Graph
    let shapes: [Shape]
    let costs: [NodeCost]
    let options: PlanOptions
    let storage: StoragePlan
    /// For each node that is a 1x1 convolution in float32 and a step of its own.
    let forms: [Int: PointwiseForm]
    var packer = WeightPacker()
    var steps: [Step] = []

    /// All that the plan and a session on one thread will take is counted before any of it is taken.
    ///
    /// - Throws: a `GraphError` when shapes do not fit or a run would take too many operations, a `PlanError` for memory.
    ///   The graph is used as it is: `optimize` it before, then `placeConversions`.
    package static func compile(_ network: ShapedGraph, options: PlanOptions) throws(CompilationError) -> Plan {
        let batched: ShapedGraph
        do {
            batched = try network.batched(options.batch)
            try batched.checkOperations(limit: options.operationLimit)
        } catch {
            throw .graph(error)
        }
        let (graph, shapes) = (batched.graph, batched.shapes)
        var demands = PlanDemands(graph: graph, shapes: shapes, budget: options.budget)
        try demands.countSteps()
        let links = ChainSelection(graph: graph, shapes: shapes, caches: options.caches).links()
        let schedule = Schedule(graph: graph, shapes: shapes, links: links)
        let forms = Self.forms(graph, shapes, schedule, options.backend)
        let liveness = Liveness(graph: graph, shapes: shapes, schedule: schedule)
        func groups(leavesParts: Bool) -> [SuperstepSelection.Group] {
            SuperstepSelection(
                graph: graph, shapes: shapes, schedule: schedule, liveness: liveness, forms: forms,
                caches: options.caches, leavesParts: leavesParts
            ).groups()
        }
        let (fewGroups, manyGroups) = (groups(leavesParts: true), groups(leavesParts: false))
        let storage = StoragePlan(
            graph: graph, shapes: shapes, schedule: schedule, liveness: liveness, groups: fewGroups)
        var compiler = PlanCompiler(
            graph: graph, shapes: shapes, costs: batched.costs, options: options, storage: storage, forms: forms)
        let stepsOfItems = schedule.items.map { item in
            let first = compiler.steps.count
            compiler.compile(item)
            return first..<compiler.steps.count
        }
        let supersteps = compiler.supersteps(fewGroups, stepsOfItems)
        let widerSupersteps = compiler.supersteps(manyGroups, stepsOfItems)
        try demands.countWeights(packedFloats: compiler.packer.floatCount)
        try demands.checkSession(
            arena: storage.memory.arenaByteCount, scratch: Plan.scratchByteCount(supersteps + widerSupersteps),
            steps: compiler.steps.count)
        guard let weights = compiler.packer.pack() else {
            throw .plan(
                .memoryUnavailable(
                    byteCount: saturatingProduct(compiler.packer.floatCount, MemoryLayout<Float>.stride)))
        }
        return Plan(
            options: options, steps: compiler.steps, supersteps: supersteps, widerSupersteps: widerSupersteps,
            values: graph.nodes.indices.map { index in
                storage.operands[index].map {
                    Plan.Value(
                        name: graph.nodes[index].name, shape: shapes[index], operand: $0,
                        quantization: graph.nodes[index].quantization)
                }
            },
            inputs: graph.inputs, outputs: graph.outputs, memory: storage.memory,
            weights: weights, budget: demands.budget)
    }

    private static func forms(
        _ graph: Graph, _ shapes: [Shape], _ schedule: Schedule, _ backend: Backend
    ) -> [Int: PointwiseForm] {
        var forms: [Int: PointwiseForm] = [:]
        for item in schedule.items where item.count == 1 && graph.precision(of: item[0]) == .float {
            if case .convolution(let convolution) = graph.nodes[item[0]].operation, convolution.isPointwise {
                forms[item[0]] = PointwiseForm(convolution, shape: shapes[item[0]], backend: backend)
            }
        }
        return forms
    }

    private func supersteps(_ groups: [SuperstepSelection.Group], _ stepsOfItems: [Range<Int>]) -> [Superstep] {
        groups.flatMap { group in
            let range =
                stepsOfItems[group.items.lowerBound].lowerBound..<stepsOfItems[group.items.upperBound - 1].upperBound
            if case .units = group.axis { return range.map { Superstep(step: $0, of: steps) } }
            if case .rows = group.axis { assert(range.count == group.items.count, "one step for each item") }
            return [Superstep(steps: range, axis: group.axis, unitCount: group.unitCount, of: steps)]
        }
    }

    private mutating func compile(_ item: [Int]) {
        if item.count > 1 {
            compileChain(item)
        } else if let node = item.first {
            compile(node)
        }
    }

    private mutating func compile(_ index: Int) {
        if graph.precision(of: index) == .integer { return compileInteger(index) }
        switch graph.nodes[index].operation {
        case .input, .identity, .flatten, .reshape: break
        case .convolution(let convolution): compile(convolution, index)
        case .depthwiseConvolution(let convolution): compile(convolution, index)
        case .dense(let dense): compile(dense, index)
        case .separableConvolution:
            preconditionFailure("optimize decomposes separable convolutions before a plan is compiled")
        case .pooling(let pooling): compile(pooling, index)
        case .globalPooling(let pooling): compile(pooling, index)
        case .combine(let combination): compile(combination, index)
        case .rescaling(let rescaling): compile(rescaling, index)
        case .normalization(let normalization): compile(normalization, index)
        case .batchNormalization(let normalization): compile(normalization, index)
        case .layerNormalization(let normalization): compile(normalization, index)
        case .activation(let function): compile(function, index)
        case .prelu(let alpha): compile(prelu: alpha, index)
        case .softmax(let axis): compile(softmax: axis, index)
        case .zeroPadding(let insets): compile(padding: insets, index)
        case .cropping(let insets): compile(cropping: insets, index)
        case .permute(let dimensions): compile(permutation: dimensions, index)
        case .concatenate(let axis): compile(concatenation: axis, index)
        case .upsampling(let upsampling): compile(upsampling, index)
        case .quantize: compileQuantize(index)
        case .dequantize: compileDequantize(index)
        }
    }
}

/// Why a graph could not be compiled.
package enum CompilationError: Error, Sendable {
    case graph(GraphError)
    case plan(PlanError)
}

extension CompilationError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .graph(let error): error.description
        case .plan(let error): error.description
        }
    }
}

extension PlanCompiler {
    /// The place of a stored value.
    ///
    /// - Precondition: the schedule stores the node's value.
    func operand(_ node: Int) -> Operand {
        guard let operand = storage.operands[node] else {
            preconditionFailure("the value of \(graph.nodes[node].name) is not stored")
        }
        return operand
    }

    func input(_ node: Int, _ position: Int = 0) -> Operand { operand(graph.nodes[node].inputs[position]) }

    func inputShape(_ node: Int, _ position: Int = 0) -> Shape { shapes[graph.nodes[node].inputs[position]] }

    func mapSize(_ shape: Shape) -> MapSize {
        MapSize(height: shape[1], width: shape[2], channels: shape[3])
    }

    func kernelName(_ operation: String) -> String { KernelName.other(operation, backend: options.backend) }

    mutating func append(
        _ node: Int, kernel: String, units: Int, multiplyAdds: Int = 0, scratch: Int = 0, _ work: Work
    ) {
        append(
            [node], kernel: kernel, inputs: graph.nodes[node].inputs, units: units, multiplyAdds: multiplyAdds,
            scratch: scratch, work)
    }

    mutating func append(
        _ nodes: [Int], kernel: String, inputs: [Int], units: Int, multiplyAdds: Int, scratch: Int, _ work: Work
    ) {
        steps.append(
            Step(
                node: nodes[nodes.count - 1], layers: layers(of: nodes), kernel: kernel,
                inputs: inputs, multiplyAdds: multiplyAdds,
                elementCount: max(shapes[nodes[nodes.count - 1]].count, inputs.map { shapes[$0].count }.max() ?? 0),
                unitCount: units, scratchByteCount: scratch, work: work))
    }

    /// The layers that some nodes compute; those of one node are not copied, since many steps may share them.
    private func layers(of nodes: [Int]) -> [String] {
        nodes.count == 1 ? graph.nodes[nodes[0]].fusedLayers : nodes.flatMap { graph.nodes[$0].fusedLayers }
    }
}
