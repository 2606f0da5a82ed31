import ServalGraph
import ServalTensor
import ServalWeights

/// What is run: networks so small that the reference computes them in a moment.
enum ModelBudget {
    private static let elementLimit = 1 << 15
    private static let workLimit = 1 << 18

    static func allows(_ graph: Graph, _ shapes: [Shape]) -> Bool {
        var (elements, work) = (0, 0)
        for (index, cost) in graph.costs(shapes: shapes).enumerated() {
            elements += shapes[index].count
            work += cost.multiplyAccumulates + cost.parameters
            if case .pooling(let pooling) = graph.nodes[index].operation {
                work += shapes[index].count * pooling.window.height * pooling.window.width
            }
            guard elements <= elementLimit, work <= workLimit else { return false }
        }
        return true
    }

    /// No elements beside a dimension whose products overflow.
    static func isKnownToFail(_ container: SafetensorsFile) -> Bool {
        container.names.contains { name in
            guard let dimensions = container.tensor(named: name)?.shape.dimensions else { return false }
            return dimensions.contains(0)
        }
    }
}
