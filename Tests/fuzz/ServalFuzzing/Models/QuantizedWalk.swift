import ServalGraph
import ServalReference
import ServalRuntime
import ServalTensor

/// A plan of a network in 8 bits run step by step, each fed with the reference's values: what is computed in integers
/// agrees bit for bit, what is computed in float32 within the tolerance.
struct QuantizedWalk {
    private let graph: Graph
    private let plan: Plan
    private let executor: Executor
    private let observer: PlanObserver
    private let expected: ExpectedValues

    init(_ graph: Graph, plan: Plan, executor: Executor, inputs: [Tensor], expected: ExpectedValues) {
        (self.graph, self.plan, self.executor, self.expected) = (graph, plan, executor, expected)
        observer = PlanObserver(executor)
        for (position, input) in inputs.enumerated() {
            executor.bindInput(position, to: input.start.pointer.assumingMemoryBound(to: Float.self))
        }
    }

    func check() throws(FuzzFailure) {
        var next = 0
        while next < plan.steps.count {
            let node = plan.steps[next].node
            let end = plan.steps[next...].firstIndex { $0.node != node } ?? plan.steps.endIndex
            for input in plan.steps[next..<end].flatMap(\.inputs) where input != node { feed(input) }
            executor.run(steps: next..<end)
            // Behind a number that was rounded in another way a level may be another one.
            var isExact = isExact(node)
            for step in next..<end {
                for value in observer.lineBufferValues(ofStep: step) {
                    isExact = isExact && self.isExact(value.node)
                    try compare(value.node, levels: value.quantized, real: value.floats, isExact: isExact, step: step)
                }
            }
            try compare(
                node, levels: observer.quantizedValue(of: node) ?? [],
                real: observer.floats(of: node) ?? [],
                isExact: isExact, step: end - 1)
            next = end
        }
    }

    /// Whether a node's value follows from its inputs without a choice of how to round.
    private func isExact(_ node: Int) -> Bool {
        switch graph.nodes[node].operation {
        case .quantize, .dequantize: true
        default: graph.precision(of: node) == .integer
        }
    }

    private func feed(_ node: Int) {
        guard let stored = plan.values[node], stored.isInArena else { return }
        switch expected.values[node] {
        case .quantized(let value): observer.setQuantizedValue(of: node, to: value.levels)
        case .float(let value):
            value.values.map { Float($0) }.withUnsafeBufferPointer { observer.setFloats(of: node, to: $0) }
        }
    }

    private func compare(
        _ node: Int, levels: [UInt8], real: [Float], isExact: Bool, step: Int
    ) throws(FuzzFailure) {
        switch expected.values[node] {
        case .quantized(let wanted):
            guard isExact, !levels.isEmpty, levels != wanted.levels else { return }
            let element = zip(levels, wanted.levels).enumerated().first { $0.element.0 != $0.element.1 }
            throw failure(
                node, step,
                "\(element.map { "element \($0.offset) is \($0.element.0), not \($0.element.1)" } ?? "other elements")")
        case .float(let wanted):
            guard !real.isEmpty else { return }
            if isExact {
                for (index, (found, wanted)) in zip(real, wanted.values).enumerated() where Double(found) != wanted {
                    throw failure(node, step, "element \(index) is \(found), not \(wanted)")
                }
            } else if let magnitude = expected.magnitudes[node] {
                let limit = Magnitude.tolerance * (magnitude.scale.max() ?? 0)
                for (index, (found, wanted)) in zip(real, wanted.values).enumerated() {
                    guard abs(Double(found) - wanted) <= limit || isSame(found, wanted) else {
                        throw failure(node, step, "element \(index) is \(found), not \(wanted) (limit \(limit))")
                    }
                }
            }
        }
    }

    private func failure(_ node: Int, _ step: Int, _ difference: String) -> FuzzFailure {
        FuzzFailure(
            "\(plan.backend): of '\(graph.nodes[node].name)', step \(step) (\(plan.steps[step].kernel)), \(difference)."
        )
    }
}
