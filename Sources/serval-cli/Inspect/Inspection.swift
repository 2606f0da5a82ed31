import Serval
import ServalGraph
import ServalRuntime
import ServalTensor

/// The facts about a model that `inspect` shows.
struct Inspection {
    struct Layer {
        let name: String
        let className: String
        let inputs: [String]
        let shape: [Int]
        let parameters: Int
        let multiplyAccumulates: Int
    }

    struct PlanStep {
        let layers: [String]
        let kernel: String
        let shape: [Int]
        let multiplyAccumulates: Int
    }

    let model: Model
    let layers: [Layer]
    let steps: [PlanStep]

    init(_ model: Model) {
        self.model = model
        let graph = model.graph
        // A model's graph has been checked when it was loaded.
        let shapes = (try? inferShapes(of: graph, batch: model.batch)) ?? []
        layers = zip(zip(graph.nodes, shapes), graph.costs(shapes: shapes)).map { entry, cost in
            let (node, shape) = entry
            return Layer(
                name: node.name, className: node.operation.name, inputs: node.inputs.map { graph.nodes[$0].name },
                shape: shape.dimensions, parameters: cost.parameters, multiplyAccumulates: cost.multiplyAccumulates)
        }
        let plan = model.plan
        steps = plan.steps.map { step in
            PlanStep(
                layers: step.layers, kernel: step.kernel, shape: plan.values[step.node]?.shape.dimensions ?? [],
                multiplyAccumulates: step.multiplyAdds)
        }
    }

    /// Elements of all weights; those that several layers share count once.
    var parameters: Int {
        var seen: Set<UnsafeRawPointer> = []
        return model.graph.nodes.flatMap(\.operation.weights).reduce(0) { sum, weight in
            seen.insert(weight.tensor.start.pointer).inserted ? sum + weight.tensor.shape.count : sum
        }
    }

    var multiplyAccumulates: Int { layers.reduce(0) { $0 + $1.multiplyAccumulates } }

    /// What a session on one thread needs beside the weights.
    var sessionBytes: Int { model.plan.memory.arenaByteCount + model.plan.scratchByteCount }
}
