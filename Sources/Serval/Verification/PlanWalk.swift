import ServalGraph
import ServalRuntime
import ServalTensor
import ServalWeights

/// The shipped plan run step by step, by the executor that ships, with every value compared that it stores.
struct PlanWalk {
    /// The optimised graph that the plan was compiled from; its nodes are those of the plan.
    private let graph: Graph
    private let executor: Executor
    private let dump: DumpFile
    private let reference: ReferenceWalk
    private let mode: VerificationMode

    private(set) var layers: [String: LayerComparison] = [:]
    private(set) var skippedSteps: [Int] = []

    private var plan: Plan { executor.plan }

    /// - Precondition: the dump belongs to the model, and has the plan's batch size.
    init(_ session: Session, graph: Graph, dump: DumpFile, reference: ReferenceWalk, mode: VerificationMode) {
        (self.graph, self.dump, self.reference, self.mode) = (graph, dump, reference, mode)
        executor = session.executor
        let inputs = plan.inputs.compactMap { node in graph.nodes[node].fusedLayers.first.flatMap { dump.inputs[$0] } }
        for (position, input) in inputs.enumerated() {
            executor.bindInput(position, to: input.start.pointer.assumingMemoryBound(to: Float.self))
        }
        var next = 0
        while next < plan.steps.count {
            let steps = run(from: next)
            compare(steps)
            next = steps.upperBound
        }
        withExtendedLifetime(inputs) {}
    }

    /// The layer of the model whose value a node computes; nil when it computes none's.
    static func layer(of node: Node) -> String? { node.fusedLayers.last }

    /// Runs the steps that together compute one value.
    private func run(from first: Int) -> Range<Int> {
        let node = plan.steps[first].node
        let last = plan.steps[first...].firstIndex { $0.node != node } ?? plan.steps.endIndex
        if mode == .isolated {
            for input in plan.steps[first..<last].flatMap(\.inputs) where input != node { feed(input) }
        }
        executor.run(steps: first..<last)
        return first..<last
    }

    /// Puts the reference's value where the steps will read it. A value that is no layer's stays as computed.
    private func feed(_ node: Int) {
        guard let stored = plan.values[node], stored.isInArena,
            let layer = Self.layer(of: graph.nodes[node]), let value = reference.values[layer],
            let destination = executor.value(of: node)
        else { return }
        value.withUnsafeFloats { _ = destination.update(fromContentsOf: $0) }
    }

    private mutating func compare(_ steps: Range<Int>) {
        let node = graph.nodes[plan.steps[steps.lowerBound].node]
        guard let layer = Self.layer(of: node), let expected = dump.outputs[layer],
            let values = executor.value(of: plan.steps[steps.lowerBound].node)
        else {
            skippedSteps += steps
            return
        }
        let last = steps.upperBound - 1
        layers[layer] = LayerComparison(
            layer, className: node.operation.name, values: UnsafeBufferPointer(values), expected: expected,
            whole: reference.isSampled ? reference.values[layer] : nil, magnitude: reference.magnitudes[layer] ?? 0,
            source: .plan(step: last, kernel: plan.steps[last].kernel),
            tolerance: mode == .isolated ? .isolated : .cumulative)
    }
}

extension LayerComparison {
    /// Compares values that the plan has computed.
    ///
    /// With a whole dump, its values are what they are compared with. With a sampled one, all elements are compared
    /// with the reference operators, and those of the sample with the dump as well; as Keras' rounding errors of all
    /// layers before are in the sample, it is held to the cumulative tolerance.
    ///
    /// - Parameter whole: the value of the reference operators; nil with a whole dump.
    init(
        _ name: String, className: String, values: UnsafeBufferPointer<Float>, expected: ReferenceValue,
        whole: Tensor?, magnitude: Double, source: Source, tolerance: Tolerance
    ) {
        let direct = ErrorMetrics(reference: expected, magnitude: magnitude) { Double(values[$0]) }
        let limit = tolerance.limit(magnitude: magnitude)
        let sampleLimit = whole == nil ? limit : Tolerance.cumulative.limit(magnitude: magnitude)
        let agreesWithDump = direct.maximumAbsolute <= sampleLimit
        if agreesWithDump, let whole {
            let metrics = ErrorMetrics(reference: whole, magnitude: magnitude) { Double(values[$0]) }
            self.init(
                name: name, className: className, shape: expected.shape.dimensions, source: source, metrics: metrics,
                limit: limit, verdict: metrics.maximumAbsolute <= limit ? .passed : .failed)
        } else {
            self.init(
                name: name, className: className, shape: expected.shape.dimensions, source: source, metrics: direct,
                limit: sampleLimit, verdict: agreesWithDump ? .passed : .failed)
        }
    }
}
