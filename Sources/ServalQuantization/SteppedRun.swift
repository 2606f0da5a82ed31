import ServalGraph
import ServalKernels
import ServalRuntime
import ServalTensor

/// Runs a graph step by step and shows every value, none computed on the way.
struct SteppedRun {
    /// The graph that runs, each of whose nodes has a value.
    let graph: Graph
    private let executor: Executor

    /// What has been demanded of memory, this run included.
    let budget: MemoryBudget

    /// - Parameters:
    ///   - budget: what has been demanded of memory before.
    ///   - operationLimit: of one run.
    /// - Throws: `QuantizationError.compilation`.
    init(
        _ network: ShapedGraph, backend: Backend, budget: MemoryBudget, operationLimit: Int
    ) throws(QuantizationError) {
        graph = network.graph
        // No cache is too small for any value, so that no value is kept in line buffers only.
        let options = PlanOptions(
            backend: backend, caches: CacheSizes(level2: .max), budget: budget, operationLimit: operationLimit)
        let plan: Plan
        do { plan = try PlanCompiler.compile(network, options: options) } catch {
            throw .compilation(reason: error.description)
        }
        do {
            executor = try Executor(plan: plan, threads: plan.affordableThreads(availableProcessorCount()))
            self.budget = try plan.budget(withSessionOf: executor.threadCount)
        } catch {
            throw .compilation(reason: error.description)
        }
    }

    /// - Parameter visit: called with the index and the real value of every node as soon as it is known.
    func run(_ inputs: [Tensor], visit: (_ node: Int, _ values: UnsafeBufferPointer<Float>) -> Void) {
        let plan = executor.plan
        for (position, input) in inputs.enumerated() {
            executor.bindInput(position, to: input.start.pointer.assumingMemoryBound(to: Float.self))
        }
        let stepOf = Dictionary(plan.steps.indices.map { (plan.steps[$0].node, $0) }, uniquingKeysWith: { max($0, $1) })
        var next = 0
        for index in graph.nodes.indices {
            if let last = stepOf[index] {
                executor.run(steps: next..<last + 1)
                next = last + 1
            }
            PlanObserver(executor).withDequantizedValue(of: index) { visit(index, $0) }
        }
        withExtendedLifetime(inputs) {}
    }
}
