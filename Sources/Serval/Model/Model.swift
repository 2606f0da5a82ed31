import ServalGraph
import ServalKernels
import ServalRuntime
import ServalTensor
import ServalWeights

/// A network, loaded and compiled: validated whole, its weights packed once. Immutable and shared freely.
public final class Model: Sendable {
    /// An input or output of the network.
    public struct Port: Hashable, Sendable {
        public let name: String
        /// The batch included.
        public let shape: Shape
    }

    /// In the model's order.
    public let inputs: [Port]
    public let outputs: [Port]
    /// How a photo becomes the input; nil when the file leaves that to the program.
    public let preprocessing: Preprocessing?
    /// What the output means; nil when the file leaves that open.
    public let task: ModelTask?
    /// The names of the classes in the order of the output's numbers; nil where the file has none.
    public var labels: [String]? { task?.classLabels }
    /// Who wrote the file.
    public let producer: String
    public var backend: Backend { plan.backend }
    public var batch: Int { plan.batch }

    /// The graph as the file states it, before any pass.
    package let graph: Graph
    /// Identifies the graph; a reference dump names the graph it was made from by it.
    package let graphChecksum: String
    /// Bytes of the file's weights by the type that they are stored in.
    package let storedByteCounts: [ElementType: Int]
    package let plan: Plan

    /// Loads a model file.
    ///
    /// - Throws: `ServalError.file` for a damaged file, `.graph` for layers that do not fit, `.backend` for one that
    ///   this machine lacks, `.memoryLimitExceeded`, `.invalidBatch`.
    public convenience init(path: String, options: ModelOptions = ModelOptions()) throws(ServalError) {
        let file: MappedFile
        do { file = try ModelFile.open(path) } catch { throw .file(error) }
        try self.init(file, options: options)
    }

    /// Loads a model from the bytes of a model file.
    public convenience init(bytes: [UInt8], options: ModelOptions = ModelOptions()) throws(ServalError) {
        try self.init(MappedFile(copying: bytes), options: options)
    }

    private convenience init(_ file: MappedFile, options: ModelOptions) throws(ServalError) {
        let modelFile: ModelFile
        do { modelFile = try ModelFile(file) } catch { throw .file(error) }
        try self.init(modelFile, options: options)
        file.releasePages()
    }

    package init(_ file: ModelFile, options: ModelOptions = ModelOptions()) throws(ServalError) {
        guard options.batch >= 1 else { throw .invalidBatch(options.batch) }
        let backend: Backend
        do {
            if let wanted = options.backend { backend = try wanted.checked() } else { backend = try Backend.select() }
        } catch {
            throw .backend(error)
        }
        plan = try Self.compile(
            file.graph,
            options: PlanOptions(backend: backend, batch: options.batch, memoryLimit: options.memoryLimit))
        graph = file.graph
        (graphChecksum, storedByteCounts) = (file.graphChecksum, file.storedByteCounts)
        (preprocessing, task, producer) = (file.preprocessing, file.task, file.producer)
        let plan = plan
        let port = { (node: Int) -> Port? in plan.values[node].map { Port(name: $0.name, shape: $0.shape) } }
        inputs = plan.inputs.compactMap(port)
        outputs = zip(plan.outputs, file.graph.outputs).compactMap { node, original in
            port(node).map { Port(name: file.graph.nodes[original].name, shape: $0.shape) }
        }
    }

    private static func compile(_ graph: Graph, options: PlanOptions) throws(ServalError) -> Plan {
        do {
            _ = try inferShapes(of: graph, batch: options.batch)
        } catch {
            throw .graph(error)
        }
        do {
            return try PlanCompiler.compile(placeConversions(optimize(graph)), options: options)
        } catch {
            switch error {
            case .graph(let error): throw .graph(error)
            case .plan(.memoryLimitExceeded(let byteCount, let limit)):
                throw .memoryLimitExceeded(byteCount: byteCount, limit: limit)
            }
        }
    }

    /// A session with memory of its own; sessions of one model may run at the same time.
    public func makeSession(threads: ThreadCount = .automatic) -> Session {
        Session(model: self, threads: threads)
    }
}
