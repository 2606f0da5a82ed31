import ServalGraph
import ServalRuntime
import ServalTensor
import ServalWeights

/// The shipped plan run step by step, by the executor that ships, with every value compared that it stores.
struct PlanWalk {
    /// The optimised graph that the plan was compiled from; its nodes are those of the plan.
    private let graph: Graph
    private let observer: PlanObserver
    private let dump: DumpFile
    private let reference: ReferenceWalk
    private let mode: VerificationMode

    private(set) var layers: [String: LayerComparison] = [:]
    private(set) var skippedSteps: [Int] = []

    private var executor: Executor { observer.executor }
    private var plan: Plan { observer.plan }

    /// - Precondition: the dump belongs to the model, and has the plan's batch size.
    init(_ session: Session, graph: Graph, dump: DumpFile, reference: ReferenceWalk, mode: VerificationMode) {
        (self.graph, self.dump, self.reference, self.mode) = (graph, dump, reference, mode)
        observer = PlanObserver(session.executor)
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
            let layer = Self.layer(of: graph.nodes[node]), let value = reference.values[layer]
        else { return }
        value.withUnsafeFloats { observer.setFloats(of: node, to: $0) }
    }

    private mutating func compare(_ steps: Range<Int>) {
        let node = graph.nodes[plan.steps[steps.lowerBound].node]
        guard let layer = Self.layer(of: node), let expected = dump.outputs[layer],
            let values = observer.floats(of: plan.steps[steps.lowerBound].node)
        else {
            skippedSteps += steps
            return
        }
        let last = steps.upperBound - 1
        values.withUnsafeBufferPointer {
            layers[layer] = LayerComparison(
                layer, className: node.operation.name, values: $0, expected: expected,
                exact: reference.isExact ? reference.values[layer] : nil, magnitude: reference.magnitudes[layer] ?? 0,
                source: .plan(step: last, kernel: plan.steps[last].kernel),
                tolerance: mode == .isolated ? .isolated : .cumulative)
        }
    }
}
