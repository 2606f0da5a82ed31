import ServalGraph
import ServalKernels
import ServalRuntime
import ServalTensor
import ServalWeights

/// A network, loaded and compiled: validated whole, its weights packed once.
///
/// ```swift
/// let model = try Model(path: "network.safetensors")
/// let session = try model.makeSession()
/// let outputs = try session.run([input])
/// ```
///
/// A model is immutable, and any number of threads may share it. Each thread runs a `Session` of its own.
public final class Model: Sendable {
    /// An input or output of the network.
    public struct Port: Hashable, Sendable {
        /// The name of the layer in the model file.
        public let name: String
        /// The shape of the tensor, outermost dimension first, the batch included; images are NHWC.
        public let shape: Shape
    }

    /// The inputs in the model's order: `Session.run` takes a tensor for each.
    public let inputs: [Port]
    /// The outputs in the model's order: `Session.run` returns a tensor for each.
    public let outputs: [Port]
    /// How a photo becomes the input; nil when the file leaves that to the program.
    public let preprocessing: Preprocessing?
    /// What the output means; nil when the file leaves that open.
    public let task: ModelTask?
    /// The names of the classes in the order of the output's numbers; nil where the file has none.
    public var labels: [String]? { task?.classLabels }
    /// The program that wrote the file, as it names itself.
    public let producer: String
    /// The instruction set that the kernels use.
    public var backend: Backend { plan.backend }
    /// The number of images in one run.
    public var batch: Int { plan.batch }

    /// The graph as the file states it, before any pass, for the model's batch size.
    package let network: ShapedGraph
    package var graph: Graph { network.graph }
    /// Identifies the graph; a reference dump names the graph it was made from by it.
    package let graphChecksum: String
    /// Bytes of the file's weights by the type that they are stored in.
    package let storedByteCounts: [ElementType: Int]
    package let plan: Plan

    /// Loads a model file.
    ///
    /// - Parameters:
    ///   - path: a model file, as `Weights/export_keras.py` and `serval quantize` write it.
    ///   - options: instruction set and batch size.
    ///   - limits: what the file may demand of memory and work; nothing is taken before it is counted.
    /// - Throws: `ServalError.file` for a damaged file, `.graph` for layers that do not fit or take too many operations,
    ///   `.backend` for one that this machine lacks, `.memoryLimitExceeded`, `.memoryUnavailable`, `.invalidBatch`.
    public convenience init(
        path: String, options: ModelOptions = ModelOptions(), limits: ModelLimits = ModelLimits()
    ) throws(ServalError) {
        let file: MappedFile
        do { file = try ModelFile.open(path) } catch { throw ServalError(error) }
        try self.init(file, options: options, limits: limits)
    }

    /// Loads a model from the bytes of a model file, of which it keeps a copy.
    ///
    /// - Parameters:
    ///   - bytes: all of a model file.
    ///   - options: instruction set and batch size.
    ///   - limits: what the file may demand of memory and work; nothing is taken before it is counted.
    /// - Throws: what `init(path:options:limits:)` throws.
    public convenience init(
        bytes: [UInt8], options: ModelOptions = ModelOptions(), limits: ModelLimits = ModelLimits()
    ) throws(ServalError) {
        try self.init(MappedFile(copying: bytes), options: options, limits: limits)
    }

    private convenience init(
        _ file: MappedFile, options: ModelOptions, limits: ModelLimits
    ) throws(ServalError) {
        let modelFile: ModelFile
        do { modelFile = try ModelFile(file, limits: limits) } catch { throw ServalError(error) }
        try self.init(modelFile, options: options)
        file.releasePages()
    }

    /// The limits are those that the file was read with.
    package init(_ file: ModelFile, options: ModelOptions = ModelOptions()) throws(ServalError) {
        guard options.batch >= 1 else { throw .invalidBatch(options.batch) }
        let backend: Backend
        do {
            if let wanted = options.backend { backend = try wanted.checked() } else { backend = try Backend.select() }
        } catch {
            throw .backend(error)
        }
        // Before the passes, whose work grows with the run's.
        do {
            network = try file.network.batched(options.batch).computed(by: options.numerics)
            try network.checkOperations(limit: file.limits.operationCount)
        } catch {
            throw .graph(error)
        }
        plan = try Self.compile(network, of: file, backend: backend)
        (graphChecksum, storedByteCounts) = (file.graphChecksum, file.storedByteCounts)
        (preprocessing, task, producer) = (file.preprocessing, file.task, file.producer)
        let plan = plan
        let port = { (node: Int) -> Port? in plan.values[node].map { Port(name: $0.name, shape: $0.shape) } }
        inputs = plan.inputs.compactMap(port)
        outputs = zip(plan.outputs, file.graph.outputs).compactMap { node, original in
            port(node).map { Port(name: file.graph.nodes[original].name, shape: $0.shape) }
        }
    }

    private static func compile(
        _ network: ShapedGraph, of file: ModelFile, backend: Backend
    ) throws(ServalError) -> Plan {
        var options = PlanOptions(
            backend: backend, batch: network.batch, budget: file.budget, operationLimit: file.limits.operationCount)
        do {
            // Where the reader has not counted it yet: what is folded into kernels is read from one such place.
            try options.budget.add(
                max(network.largestKernelByteCount - 2 * file.scratch.byteCount, 0), for: .temporaries)
        } catch {
            throw .memoryLimitExceeded(error)
        }
        let compiled: ShapedGraph
        do {
            compiled = try placeConversions(optimize(network, scratch: file.scratch))
        } catch {
            throw .graph(error)
        }
        do { return try PlanCompiler.compile(compiled, options: options) } catch { throw ServalError(error) }
    }

    /// A session with memory of its own; sessions of one model may run at the same time.
    ///
    /// - Parameter threads: `.automatic` takes no more than there is memory for within the model's limit.
    /// - Throws: `ServalError.memoryLimitExceeded` where the model and this session together, with scratch memory for each
    ///   thread, take more than the model's limit, or `.memoryUnavailable`.
    public func makeSession(threads: ThreadCount = .automatic) throws(ServalError) -> Session {
        try Session(model: self, threads: threads)
    }
}
