import ServalGraph

extension LayerComparison {
    /// What there is to say where the plan differs from a whole dump: the dump is at fault where the plan, fed with the
    /// reference operators' values, agrees with them.
    ///
    /// - Parameter exact: the same layer, its step fed and compared with the reference operators' values.
    func judged(by exact: LayerComparison?) -> LayerComparison {
        guard verdict == .failed, let exact, exact.verdict != .failed else { return self }
        var judged = self
        judged.verdict = .dumpDiffers
        return judged
    }
}

extension [LayerComparison] {
    /// Names for each layer that differs the first of those before it that it may have the difference from.
    ///
    /// A dump's value has the differences of all before it. A plan's value has them in cumulative mode only.
    func markingInherited(_ graph: Graph, _ mode: VerificationMode) -> [LayerComparison] {
        let places = Dictionary(uniqueKeysWithValues: indices.map { (self[$0].name, $0) })
        var marked = self
        /// For each node the first layer whose difference its value has.
        var origins = [String?](repeating: nil, count: graph.nodes.count)
        for (index, node) in graph.nodes.enumerated() {
            let origin = node.inputs.compactMap { origins[$0] }.first
            guard let place = places[node.name] else {
                origins[index] = origin
                continue
            }
            let passesOn = self[place].verdict == .dumpDiffers || self[place].verdict == .failed && mode == .cumulative
            guard passesOn else { continue }
            marked[place].inheritsFrom = origin
            origins[index] = origin ?? node.name
        }
        return marked
    }
}
