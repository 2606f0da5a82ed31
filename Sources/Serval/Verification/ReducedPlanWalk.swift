import ServalGraph
import ServalReference
import ServalRuntime
import ServalTensor
import ServalWeights

/// The shipped plan of a network in 8 bits or half precision, run step by step, with every value compared that it stores:
/// with the reference in the same precision, and with the float32 network's dump.
struct ReducedPlanWalk {
    private let graph: Graph
    private let observer: PlanObserver
    private let dump: DumpFile
    private let reference: [QuantizedValue]
    private let mode: VerificationMode
    /// Layers whose values are not those of the dump's, their channels having been rescaled.
    private let equalizedLayers: Set<String>

    private(set) var layers: [(node: Int, comparison: LayerComparison)] = []
    private(set) var skippedSteps: [Int] = []

    private var executor: Executor { observer.executor }
    private var plan: Plan { observer.plan }

    /// - Parameters:
    ///   - graph: the one that the plan was compiled from.
    ///   - inputs: those of the dump, in the graph's order.
    ///   - reference: the value of every node.
    init(
        _ session: Session, graph: Graph, dump: DumpFile, inputs: [Tensor], reference: [QuantizedValue],
        mode: VerificationMode, equalizedLayers: Set<String>
    ) {
        (self.graph, self.dump, self.reference, self.mode) = (graph, dump, reference, mode)
        self.equalizedLayers = equalizedLayers
        observer = PlanObserver(session.executor)
        for (position, input) in inputs.enumerated() {
            executor.bindInput(position, to: input.start.pointer.assumingMemoryBound(to: Float.self))
        }
        var next = 0
        while next < plan.steps.count {
            let node = plan.steps[next].node
            let end = plan.steps[next...].firstIndex { $0.node != node } ?? plan.steps.endIndex
            if mode == .isolated {
                for input in plan.steps[next..<end].flatMap(\.inputs) where input != node { feed(input) }
            }
            executor.run(steps: next..<end)
            for step in next..<end { compareLineBufferValues(of: step) }
            compare(node, steps: next..<end)
            next = end
        }
        withExtendedLifetime(inputs) {}
    }

    func comparison(of node: Int) -> LayerComparison? { layers.first { $0.node == node }?.comparison }

    /// Puts the reference's value where the steps will read it.
    private func feed(_ node: Int) {
        guard let stored = plan.values[node], stored.isInArena else { return }
        switch reference[node] {
        case .quantized(let value):
            observer.setQuantizedValue(of: node, to: value.levels)
        case .float(let value):
            value.values.map { Float($0) }.withUnsafeBufferPointer { observer.setFloats(of: node, to: $0) }
        }
    }

    /// Compares what a fused operator computes on the way.
    private mutating func compareLineBufferValues(of step: Int) {
        for value in observer.lineBufferValues(ofStep: step) {
            let floats =
                value.quantization.map { parameters in value.quantized.map { parameters.dequantized($0) } }
                ?? value.floats
            floats.withUnsafeBufferPointer { compare(value.node, values: $0, step: step) }
        }
    }

    private mutating func compare(_ index: Int, steps: Range<Int>) {
        var isCompared = false
        observer.withDequantizedValue(of: index) { values in
            compare(index, values: values, step: steps.upperBound - 1)
            isCompared = true
        }
        if !isCompared { skippedSteps += steps }
    }

    private mutating func compare(_ index: Int, values: UnsafeBufferPointer<Float>, step: Int) {
        let node = graph.nodes[index]
        let wanted = reference[index].dequantized.rounded()
        let magnitude = reference[index].dequantized.values.reduce(0) { max($0, abs($1)) }
        let tolerance: Tolerance = mode == .isolated ? .isolated : .cumulative
        // Integers have no rounding errors, and what is read from them is rounded once.
        let limit = graph.isExact(index) ? 0 : tolerance.limit(magnitude: magnitude)
        let metrics = ErrorMetrics(reference: wanted, magnitude: magnitude) { Double(values[$0]) }
        let isComparable = !equalizedLayers.contains(node.name)
        let signal = (isComparable ? dump.outputs[node.name] : nil).map {
            ErrorMetrics(reference: $0, magnitude: magnitude) { Double(values[$0]) }.signalToNoise
        }
        layers.append(
            (
                index,
                LayerComparison(
                    name: node.name, className: node.operation.name, shape: wanted.shape.dimensions,
                    source: .plan(step: step, kernel: plan.steps[step].kernel), metrics: metrics,
                    dumpCount: dump.outputs[node.name]?.count ?? 0, limit: limit,
                    verdict: metrics.maximumAbsolute <= limit ? .passed : .failed, signalToFloat: signal)
            ))
    }
}

extension Graph {
    /// Whether a node's value follows from its inputs without a choice of how to round.
    fileprivate func isExact(_ index: Int) -> Bool {
        switch nodes[index].operation {
        case .quantize, .dequantize: true
        default: precision(of: index) == .integer
        }
    }
}
