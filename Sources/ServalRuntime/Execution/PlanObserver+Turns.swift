extension PlanObserver {
    /// Computes the whole plan on the caller's thread alone as the members of a team would if each was done with a region before
    /// the next one began: whatever they share then goes wrong in the same way every time.
    ///
    /// - Parameters:
    ///   - inputs: as for `Executor.run`.
    ///   - members: all of the executor's threads, in any order.
    package func runInTurn(inputs: UnsafeBufferPointer<UnsafePointer<Float>>, members: [Int]) {
        for (position, input) in inputs.enumerated() { executor.bindInput(position, to: input) }
        let state = executor.state
        for index in 0..<state.regionCount {
            for member in members {
                let boundaries = state.ranges[index].boundaries
                let tasks = boundaries[member]..<boundaries[member + 1]
                if !tasks.isEmpty { state.regions[index].run(tasks, state.context(member: member)) }
            }
        }
    }
}
