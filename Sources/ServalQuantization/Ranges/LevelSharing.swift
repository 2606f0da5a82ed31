import ServalGraph

/// Which values take the levels of which others.
///
/// - What moves values or picks some of them has their levels.
/// - A clamp between values in 8 bits, such as a ReLU that several layers read, has the levels of its input, which cannot become finer
///   any more. Where it alone reads its input, that takes the clamp's levels, so that none stand for what is clamped.
/// - What a concatenation alone reads takes the levels of the concatenation, and is then copied without being rounded once more. So do
///   concatenations that go on into others: along a block of DenseNet nothing is rounded twice.
struct LevelSharing {
    /// For each node the one whose levels it takes; itself for a node that has its own.
    private var sources: [Int]

    /// - Parameter isKept: for each node whether its value is kept in 8 bits.
    init(_ graph: Graph, isKept: [Bool], isFloat: [Bool]) {
        sources = Array(graph.nodes.indices)
        let uses = graph.useCounts
        for (index, node) in graph.nodes.enumerated() where isKept[index] && !isFloat[index] {
            guard let form = node.operation.quantizedForm, node.inputs.allSatisfy({ isKept[$0] }) else { continue }
            if form.keepsLevels {
                share(index, with: node.inputs[0])
            } else if case .function(.activation(let function)) = form, function.clamp != nil {
                let input = node.inputs[0]
                if uses[input] == 1, hasOwnLevels(input, graph) {
                    share(input, with: index)
                } else {
                    share(index, with: input)
                }
            } else if case .concatenation = form {
                for input in node.inputs where hasOwnLevels(input, graph) {
                    if uses[input] == 1 || graph.nodes[input].operation.isConcatenation { share(input, with: index) }
                }
            }
        }
    }

    /// The node whose levels a node takes.
    func source(of index: Int) -> Int {
        var index = index
        while sources[index] != index { index = sources[index] }
        return index
    }

    /// Whether a node has levels that follow from calibration alone. An input's follow from the pre-processing.
    private func hasOwnLevels(_ index: Int, _ graph: Graph) -> Bool {
        if case .input = graph.nodes[index].operation { return false }
        return sources[index] == index
    }

    private mutating func share(_ index: Int, with other: Int) {
        let source = source(of: other)
        if source != index { sources[index] = source }
    }
}

extension Operation {
    fileprivate var isConcatenation: Bool {
        if case .concatenate = self { true } else { false }
    }
}
