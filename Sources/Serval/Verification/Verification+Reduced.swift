import ServalGraph
import ServalReference
import ServalTensor
import ServalWeights

extension Verification {
    /// Compares a network in 8 bits or half precision with the reference operators in the same precision, from the
    /// dump's inputs; and tells how far its values are from the float32 network's, which the dump holds.
    static func runReduced(
        _ file: ModelFile, dump: DumpFile, mode: VerificationMode, options: ModelOptions, progress: (Int, Int) -> Void
    ) throws(VerificationError) -> VerificationReport {
        do { try dump.check(againstReduced: file) } catch { throw .dump(error) }
        try checkFinite(dump)
        var options = options
        options.batch = dump.batch
        let model: Model
        do { model = try Model(file, options: options) } catch { throw .compilation(error) }

        let network: ShapedGraph
        do { network = try placeConversions(optimize(model.network)) } catch { throw .compilation(.graph(error)) }
        let graph = network.graph
        try checkReference(of: network, model, file.limits, dump, keepsAll: true)
        let inputs = file.graph.inputs.compactMap { dump.inputs[file.graph.nodes[$0].name] }
        let reference = IntegerInterpreter.evaluate(graph: graph, inputs: inputs.map { ReferenceTensor($0) }) { done in
            progress(done, graph.nodes.count)
        }
        let walk = ReducedPlanWalk(
            try session(of: model), graph: graph, dump: dump, inputs: inputs, reference: reference, mode: mode,
            equalizedLayers: file.equalizedLayers)
        // The same steps, each reading what the ones before have computed: an ordinary run.
        let ordinary =
            mode == .cumulative
            ? walk
            : ReducedPlanWalk(
                try session(of: model), graph: graph, dump: dump, inputs: inputs, reference: reference,
                mode: .cumulative,
                equalizedLayers: file.equalizedLayers)
        return VerificationReport(
            mode: mode, backend: model.backend, batch: model.batch,
            reference: "Keras \(dump.kerasVersion) on \(dump.backend)", isReduced: true,
            isSampled: dump.isSampled, layersMissingChannels: dump.layersMissingChannels(in: graph),
            layers: walk.layers.map(\.comparison), outputs: graph.outputs.compactMap { ordinary.comparison(of: $0) },
            preprocessing: try comparePreprocessing(file, dump: dump), skippedSteps: walk.skippedSteps)
    }
}
