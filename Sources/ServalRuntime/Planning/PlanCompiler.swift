import ServalGraph
import ServalKernelInterface
import ServalKernels
import ServalTensor

/// Turns an optimised graph into a plan: plans operators and packs their weights, joins them into regions, places every value.
package struct PlanCompiler {
    let graph: Graph
    let shapes: [Shape]
    let costs: [NodeCost]
    let options: PlanOptions
    /// For each node the node whose elements its value shows.
    let aliases: [Int]
    let placement: Placement
    /// For each node its `PointwiseAlgorithm`, if it has one.
    let algorithms: [PointwiseAlgorithm?]
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
        let algorithms = PointwiseAlgorithm.choices(graph, shapes: shapes, backend: options.backend)
        let links = LineBufferSelection(
            graph: graph, shapes: shapes, caches: options.caches, algorithms: algorithms
        ).links()
        let schedule = Schedule(graph: graph, shapes: shapes, links: links)
        let liveness = Liveness(graph: graph, shapes: shapes, schedule: schedule)
        let placement = Placement(graph: graph, shapes: shapes, schedule: schedule, aliases: liveness.aliases)
        var compiler = PlanCompiler(
            graph: graph, shapes: shapes, costs: batched.costs, options: options, aliases: liveness.aliases,
            placement: placement, algorithms: algorithms)
        let stepsOfItems = schedule.items.map { compiler.plan($0) }
        func builder(splitsSums: Bool) -> RegionBuilder {
            RegionBuilder(
                graph: graph, shapes: shapes, schedule: schedule, liveness: liveness, placement: placement,
                steps: compiler.steps, stepsOfItems: stepsOfItems, caches: options.caches, splitsSums: splitsSums)
        }
        let (few, many) = (builder(splitsSums: true), builder(splitsSums: false))
        let (drafts, widerDrafts) = (few.drafts(), many.drafts())
        let storage = StoragePlan(
            graph: graph, shapes: shapes, schedule: schedule, liveness: liveness, placement: placement,
            worksInPlace: stepsOfItems.map { compiler.worksInPlace($0) }, drafts: drafts)
        let regions = drafts.flatMap { few.regions($0, partialSums: storage.partialSums) }
        let widerRegions = widerDrafts.flatMap { many.regions($0, partialSums: [:]) }
        try demands.countWeights(packedFloats: compiler.packer.floatCount)
        try demands.checkSession(
            arena: storage.memory.arenaByteCount, scratch: Plan.scratchByteCount(regions + widerRegions),
            steps: compiler.steps.count)
        guard let weights = compiler.packer.pack() else {
            throw .plan(
                .memoryUnavailable(
                    byteCount: saturatingProduct(compiler.packer.floatCount, MemoryLayout<Float>.stride)))
        }
        return Plan(
            options: options, steps: compiler.steps, regions: regions, widerRegions: widerRegions,
            values: compiler.values(storage), inputs: graph.inputs, outputs: graph.outputs, storage: storage,
            weights: weights, budget: demands.budget)
    }

    /// Whether some steps are a single one whose value may be written over its input.
    private func worksInPlace(_ steps: Range<Int>) -> Bool {
        steps.count == 1 && self.steps[steps.lowerBound].operator.worksInPlace
    }

    private func values(_ storage: StoragePlan) -> [Plan.Value?] {
        let inputs = Set(graph.inputs)
        return graph.nodes.indices.map { index in
            let operand = operand(index)
            let isInArena = storage.places[operand.base] != nil
            guard isInArena || inputs.contains(aliases[index]) else { return nil }
            return Plan.Value(
                name: graph.nodes[index].name, shape: shapes[index], operand: operand, runStride: pixelStride(index),
                isDense: placement.pixelStride(aliases[index]) == nil, isInArena: isInArena,
                quantization: graph.nodes[index].quantization)
        }
    }

    /// Plans the nodes of an item and returns its steps.
    private mutating func plan(_ item: [Int]) -> Range<Int> {
        let first = steps.count
        if item.count > 1 {
            planFused(item)
        } else if let node = item.first {
            plan(node)
        }
        return first..<steps.count
    }

    private mutating func plan(_ index: Int) {
        if graph.precision(of: index) == .integer { return planQuantized(index) }
        switch graph.nodes[index].operation {
        case .input, .identity, .flatten, .reshape:
            preconditionFailure("the value of \(graph.nodes[index].name) is not computed")
        case .convolution(let convolution): plan(convolution, index)
        case .depthwiseConvolution(let convolution): plan(convolution, index)
        case .dense(let dense): plan(dense, index)
        case .separableConvolution:
            preconditionFailure("optimize decomposes separable convolutions before a plan is compiled")
        case .pooling(let pooling): plan(pooling, index)
        case .globalPooling(let pooling): plan(pooling, index)
        case .combine(let combination): plan(combination, index)
        case .rescaling(let rescaling): plan(rescaling, index)
        case .normalization(let normalization): plan(normalization, index)
        case .batchNormalization(let normalization): plan(normalization, index)
        case .layerNormalization(let normalization): plan(normalization, index)
        case .activation(let function): plan(function, index)
        case .prelu(let alpha): plan(prelu: alpha, index)
        case .softmax(let axis): plan(softmax: axis, index)
        case .zeroPadding(let insets): plan(padding: insets, index)
        case .cropping(let insets): plan(cropping: insets, index)
        case .permute(let dimensions): plan(permutation: dimensions, index)
        case .concatenate(let axis): plan(concatenation: axis, index)
        case .upsampling(let upsampling): plan(upsampling, index)
        case .quantize: planQuantize(index)
        case .dequantize: planDequantize(index)
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
