import ServalGraph
import ServalTensor

/// Counts the memory that a plan will take, before it takes any.
struct PlanDemands {
    let graph: Graph
    let shapes: [Shape]
    /// Without the demands of sessions.
    private(set) var budget: MemoryBudget

    init(graph: Graph, shapes: [Shape], budget: MemoryBudget) {
        (self.graph, self.shapes, self.budget) = (graph, shapes, budget)
    }

    /// The steps with their operators, the regions of the plan and of a session, and what is known of each.
    ///
    /// A node becomes three steps at most, and a combination one for each input and two more.
    mutating func countSteps() throws(CompilationError) {
        let stepByteCount = MemoryLayout<Step>.stride + 6 * Region.byteCount + 1024
        let count = graph.nodes.reduce(0) { $0 + $1.inputs.count + 3 }
        try add(saturatingProduct(count, stepByteCount), for: .steps)
    }

    /// The packed weights. The largest kernel on the way to them is counted where the graph is loaded.
    mutating func countWeights(packedFloats: Int) throws(CompilationError) {
        try add(saturatingProduct(packedFloats, MemoryLayout<Float>.stride), for: .packedWeights)
    }

    /// What a session on one thread takes.
    func checkSession(arena: Int, scratch: Int, steps: Int) throws(CompilationError) {
        do {
            _ = try budget.addingSession(
                arena: arena, scratch: scratch, threads: 1, steps: steps,
                ports: Plan.portByteCount(inputs: graph.inputs, outputs: graph.outputs) { shapes[$0] })
        } catch {
            throw .plan(.memoryLimitExceeded(error))
        }
    }

    private mutating func add(_ byteCount: Int, for use: MemoryUse) throws(CompilationError) {
        do { try budget.add(byteCount, for: use) } catch { throw .plan(.memoryLimitExceeded(error)) }
    }
}

extension MemoryBudget {
    /// The budget with the demands of a session.
    ///
    /// - Parameters:
    ///   - scratch: bytes of each thread.
    ///   - steps: of the plan, of each of which a session knows the ranges of the threads.
    ///   - ports: bytes of inputs and outputs.
    func addingSession(
        arena: Int, scratch: Int, threads: Int, steps: Int, ports: Int
    ) throws(MemoryDemand) -> MemoryBudget {
        var budget = self
        // Regions, and behind them each step by itself.
        let rangeByteCount = (threads + 1) * MemoryLayout<Int>.stride + MemoryLayout<ThreadRanges>.stride + 64
        try budget.add(2 * steps, of: Region.byteCount + rangeByteCount, for: .steps)
        try budget.add(arena, for: .arena)
        try budget.add(threads, of: scratch, for: .scratch)
        try budget.add(ports, for: .ports)
        return budget
    }
}

extension Plan {
    /// Bytes of the inputs that a caller gives and of the outputs that a run returns.
    static func portByteCount(inputs: [Int], outputs: [Int], shape: (Int) -> Shape) -> Int {
        (inputs + outputs).reduce(0) {
            saturatingSum($0, saturatingProduct(shape($1).count, MemoryLayout<Float>.stride))
        }
    }

    /// - Throws: `PlanError.memoryLimitExceeded` where a session on so many threads takes more memory than the limit.
    package func checkSession(threads: Int) throws(PlanError) { _ = try budget(withSessionOf: threads) }

    /// The plan's budget with the demands of a session on so many threads.
    ///
    /// - Throws: as `checkSession`.
    package func budget(withSessionOf threads: Int) throws(PlanError) -> MemoryBudget {
        do {
            return try budget.addingSession(
                arena: memory.arenaByteCount, scratch: scratchByteCount, threads: threads, steps: steps.count,
                ports: portByteCount)
        } catch {
            throw .memoryLimitExceeded(error)
        }
    }

    /// The most threads, up to `wanted`, that a session may have within the limit of memory; at least 1.
    package func affordableThreads(_ wanted: Int) -> Int {
        guard scratchByteCount > 0, wanted > 1 else { return max(wanted, 1) }
        guard let session = try? budget(withSessionOf: 1) else { return 1 }
        var count = min(wanted, 1 + session.remaining / scratchByteCount)
        while count > 1, (try? budget(withSessionOf: count)) == nil { count -= 1 }
        return count
    }

    private var portByteCount: Int {
        Self.portByteCount(inputs: inputs, outputs: outputs) { values[$0]?.shape ?? Shape(validated: []) }
    }
}

extension Region {
    /// Bytes of a region of one step; each further step takes no more than it saves.
    fileprivate static var byteCount: Int {
        MemoryLayout<Region.Axis>.stride + MemoryLayout<Region.Stage>.stride + 160
    }
}
