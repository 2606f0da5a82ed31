import ServalGraph
import ServalKernels
import ServalReference
import ServalRuntime
import ServalTensor
import ServalWeights

/// Compares a model with a dump of what Keras computed.
///
/// What is verified is what ships: the plan that every session runs, with its merged layers, kernels and memory, by
/// the same executor. It is compared at every value that it stores. Layers merged into a step have no stored value;
/// there the dump is compared with the reference operators, evaluated in double precision from the network's input, so
/// that no value of a dump goes unchecked.
public enum Verification {
    /// Compares a model with a dump of its own, layer by layer.
    ///
    /// - Parameters:
    ///   - modelPath: the model file.
    ///   - dumpPath: the dump, as `Weights/dump_reference.py` writes it.
    ///   - mode: what each step reads.
    ///   - options: the instruction set; the batch is that of the dump, whatever they say.
    ///   - limits: what the model file may demand of memory and work.
    ///   - progress: called with the layers done and their number.
    /// - Returns: what was compared; differences are part of it and no error.
    /// - Throws: `VerificationError` where there is nothing to compare.
    public static func run(
        model modelPath: String, dump dumpPath: String, mode: VerificationMode = .isolated,
        options: ModelOptions = ModelOptions(), limits: ModelLimits = ModelLimits(),
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws(VerificationError) -> VerificationReport {
        let file: ModelFile
        do { file = try ModelFile(path: modelPath, limits: limits) } catch { throw .model(error) }
        let dump: DumpFile
        do { dump = try DumpFile(path: dumpPath) } catch { throw .dump(error) }
        return try run(file, dump: dump, mode: mode, options: options, progress: progress)
    }

    package static func run(
        _ file: ModelFile, dump: DumpFile, mode: VerificationMode = .isolated,
        options: ModelOptions = ModelOptions(), progress: (Int, Int) -> Void = { _, _ in }
    ) throws(VerificationError) -> VerificationReport {
        if file.isReduced {
            return try runReduced(file, dump: dump, mode: mode, options: options, progress: progress)
        }
        do { try dump.check(against: file) } catch { throw .dump(error) }
        try checkFinite(dump)
        var options = options
        options.batch = dump.batch
        let model: Model
        do { model = try Model(file, options: options) } catch { throw .compilation(error) }

        let optimized: Graph
        do { optimized = try optimize(model.network).graph } catch { throw .compilation(.graph(error)) }
        try checkReference(of: model.network, model, file.limits, dump, keepsAll: false)
        let reference = walkReference(file.graph, optimized: optimized, dump: dump, progress: progress)
        let session = try session(of: model)
        let plan = PlanWalk(session, graph: optimized, dump: dump, reference: reference, mode: mode)
        var outputs = try compareOutputs(session, file.graph, dump: dump, reference: reference)
        var stored = plan.layers
        if !reference.isExact, (outputs + stored.values).contains(where: { $0.verdict == .failed }),
            fitsReference(of: model.network, model, file.limits, dump)
        {
            let exact = walkReference(file.graph, optimized: optimized, dump: dump, isExact: true) { _, _ in }
            let again = PlanWalk(session, graph: optimized, dump: dump, reference: exact, mode: mode)
            stored = stored.mapValues { $0.judged(by: again.layers[$0.name]) }
            let outputsAgain = try compareOutputs(session, file.graph, dump: dump, reference: exact)
            outputs = zip(outputs, outputsAgain).map { $0.judged(by: $1) }
        }
        let layers = reference.layers.map { anchor in
            // A plan that differs from the reference operators is at fault, whatever the dump holds.
            let stored = stored[anchor.name]
            return anchor.verdict == .passed || stored?.verdict == .failed ? stored ?? anchor : anchor
        }
        return VerificationReport(
            mode: mode, backend: model.backend, batch: model.batch,
            reference: "Keras \(dump.kerasVersion) on \(dump.backend)", isReduced: false,
            isSampled: dump.isSampled, layersMissingChannels: dump.layersMissingChannels(in: file.graph),
            layers: layers.markingInherited(file.graph, mode), outputs: outputs,
            preprocessing: try comparePreprocessing(file, dump: dump), skippedSteps: plan.skippedSteps)
    }

    /// Counts what the reference operators take beside the model, before they take it. The dump's size counts as the file's.
    ///
    /// - Parameters:
    ///   - keepsAll: whether all values stay to the end.
    ///   - isExact: whether steps read the reference operators' values, though the dump is whole.
    static func checkReference(
        of network: ShapedGraph, _ model: Model, _ limits: ModelLimits, _ dump: DumpFile, keepsAll: Bool,
        isExact: Bool = false
    ) throws(VerificationError) {
        let session: MemoryBudget
        do { session = try model.plan.budget(withSessionOf: 1) } catch { throw .compilation(ServalError(error)) }
        do {
            let fileByteCount = saturatingSum(session.demand.byteCounts[.file] ?? 0, dump.byteCount)
            var budget = session.limited(to: limits.memoryBudget(fileByteCount: fileByteCount).limit)
            try budget.add(dump.byteCount, for: .file)
            try budget.add(
                ReferenceInterpreter.byteCount(of: network, releasing: !keepsAll), for: .reference)
            // Of the reference operators' values those that steps read are kept in float32.
            guard dump.isSampled || isExact, !keepsAll else { return }
            let values = network.shapes.reduce(0) {
                saturatingSum($0, saturatingProduct($1.count, MemoryLayout<Float>.stride))
            }
            try budget.add(values, for: .reference)
        } catch {
            throw .compilation(.memoryLimitExceeded(error))
        }
    }

    /// Whether the limits of memory allow a second run of the reference operators, which tells whether plan or dump is at fault.
    private static func fitsReference(
        of network: ShapedGraph, _ model: Model, _ limits: ModelLimits, _ dump: DumpFile
    ) -> Bool {
        (try? checkReference(of: network, model, limits, dump, keepsAll: false, isExact: true)) != nil
    }

    static func session(of model: Model) throws(VerificationError) -> Session {
        do { return try model.makeSession() } catch { throw .compilation(error) }
    }

    private static func walkReference(
        _ graph: Graph, optimized: Graph, dump: DumpFile, isExact: Bool = false, progress: (Int, Int) -> Void
    ) -> ReferenceWalk {
        let needed = Set(optimized.nodes.compactMap(PlanWalk.layer))
        do {
            return try ReferenceWalk(graph, dump: dump, needed: needed, isExact: isExact) {
                progress($0, graph.nodes.count)
            }
        } catch {
            preconditionFailure("the dump was checked against the model: \(error)")
        }
    }

    /// An ordinary run from input to output.
    private static func compareOutputs(
        _ session: Session, _ graph: Graph, dump: DumpFile, reference: ReferenceWalk
    ) throws(VerificationError) -> [LayerComparison] {
        let outputs: [Tensor]
        do {
            outputs = try session.run(session.model.inputs.compactMap { dump.inputs[$0.name] })
        } catch {
            throw .compilation(error)
        }
        return zip(graph.outputs, outputs).compactMap { node, output in
            let layer = graph.nodes[node]
            guard let expected = dump.outputs[layer.name] else { return nil }
            return output.withUnsafeFloats { values in
                LayerComparison(
                    layer.name, className: layer.operation.name, values: values, expected: expected,
                    exact: reference.isExact ? reference.values[layer.name] : nil,
                    magnitude: reference.magnitudes[layer.name] ?? 0,
                    source: .plan(
                        step: session.model.plan.steps.count - 1, kernel: session.model.plan.steps.last?.kernel ?? ""),
                    tolerance: .cumulative)
            }
        }
    }

    static func comparePreprocessing(
        _ file: ModelFile, dump: DumpFile
    ) throws(VerificationError) -> PreprocessingComparison? {
        guard let photo = dump.photo, let preprocessing = file.preprocessing,
            let input = dump.inputs[file.graph.nodes[file.graph.inputs[0]].name]
        else { return nil }
        let expected = [1, preprocessing.height, preprocessing.width, preprocessing.color.channels]
        guard input.shape.dimensions == expected else {
            throw .photoInputMismatch(expected: expected, found: input.shape.dimensions)
        }
        do {
            return try PreprocessingComparison(photo: photo, expected: input, preprocessing: preprocessing)
        } catch {
            throw .photo(error)
        }
    }

    /// Refuses a dump with values against which nothing can be compared.
    static func checkFinite(_ dump: DumpFile) throws(VerificationError) {
        for (layer, tensor) in dump.inputs {
            if let index = firstNotFinite(in: tensor) { throw .referenceNotFinite(layer: layer, index: index) }
        }
        for (layer, value) in dump.outputs {
            if let index = firstNotFinite(in: value.values) {
                throw .referenceNotFinite(
                    layer: layer, index: value.isSampled ? value.position(of: index) : index)
            }
        }
    }

    private static func firstNotFinite(in tensor: Tensor) -> Int? {
        tensor.withUnsafeFloats { values in values.firstIndex { !$0.isFinite } }
    }
}
