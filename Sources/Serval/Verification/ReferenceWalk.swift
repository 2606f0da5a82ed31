import ServalGraph
import ServalReference
import ServalTensor
import ServalWeights

/// The reference operators' run over the dump's input: it ties every value of the dump to what the layers mean,
/// and supplies whole values where the dump holds samples.
struct ReferenceWalk {
    /// Each layer's comparison of the dump with the reference operators.
    private(set) var layers: [LayerComparison] = []
    /// Each layer's largest magnitude.
    private(set) var magnitudes: [String: Double] = [:]
    /// What a step of the plan is fed: the dump's value, or the reference operators' where it differs from them or
    /// where the dump is sampled.
    private(set) var values: [String: Tensor]
    /// Whether all of `values` but the inputs are the reference operators'. They are where the dump holds but a sample of some
    /// layer's elements, so that steps are not compared with one whose inputs were others.
    private(set) var isExact: Bool

    /// - Parameters:
    ///   - isExact: whether to take no value from a whole dump either.
    ///   - needed: names of the layers whose values the plan's steps read.
    ///   - progress: called with the number of layers done.
    init(
        _ graph: Graph, dump: DumpFile, needed: Set<String>, isExact: Bool, progress: (Int) -> Void
    ) throws(ReferenceError) {
        let inputs = graph.inputs.compactMap { dump.inputs[graph.nodes[$0].name] }
        values = dump.inputs
        self.isExact = isExact || dump.isSampled
        var walk = self
        _ = try ReferenceInterpreter.outputs(of: graph, inputs: inputs.map { ReferenceTensor($0) }) { index, value in
            walk.visit(graph.nodes[index], value, dump: dump, isNeeded: needed.contains(graph.nodes[index].name))
            progress(index + 1)
        }
        self = walk
    }

    private mutating func visit(_ node: Node, _ value: ReferenceTensor, dump: DumpFile, isNeeded: Bool) {
        let magnitude = value.values.reduce(0) { max($0, abs($1)) }
        magnitudes[node.name] = magnitude
        guard let reference = dump.outputs[node.name] else { return }
        let metrics = value.values.withUnsafeBufferPointer { values in
            ErrorMetrics(reference: reference, magnitude: magnitude) { values[$0] }
        }
        let limit = Tolerance.cumulative.limit(magnitude: magnitude)
        let agrees = metrics.maximumAbsolute <= limit
        layers.append(
            LayerComparison(
                name: node.name, className: node.operation.name, shape: reference.shape.dimensions,
                source: .reference, metrics: metrics, dumpCount: reference.count, limit: limit,
                verdict: agrees ? .passed : .dumpDiffers))
        guard isNeeded else { return }
        values[node.name] = isExact || !agrees ? value.rounded() : reference.values
    }
}
