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
        let precision: Precision
        /// How the value is kept in 8 bits; nil for float32.
        let levels: QuantizationParameters?
    }

    struct PlanStep {
        let layers: [String]
        /// The value that the step computes.
        let value: String
        let kernel: String
        let shape: [Int]
        let multiplyAccumulates: Int
        let isConversion: Bool
    }

    let model: Model
    let layers: [Layer]
    let steps: [PlanStep]

    init(_ model: Model) {
        self.model = model
        let (network, graph) = (model.network, model.graph)
        layers = graph.nodes.enumerated().map { index, node in
            let cost = network.costs[index]
            return Layer(
                name: node.name, className: node.operation.name, inputs: node.inputs.map { graph.nodes[$0].name },
                shape: network.shapes[index].dimensions, parameters: cost.parameters,
                multiplyAccumulates: cost.multiplyAccumulates, precision: graph.precision(of: index),
                levels: node.quantization)
        }
        let plan = model.plan
        steps = plan.steps.map { step in
            PlanStep(
                layers: step.layers, value: plan.values[step.node]?.name ?? "", kernel: step.kernel,
                shape: plan.values[step.node]?.shape.dimensions ?? [],
                multiplyAccumulates: step.multiplyAdds, isConversion: step.isConversion)
        }
    }

    /// Elements of all weights; those that several layers share count once.
    var parameters: Int {
        var seen: Set<UnsafeRawPointer> = []
        return model.graph.nodes.flatMap(\.operation.parameters).reduce(0) { sum, weight in
            seen.insert(weight.sourceAddress).inserted ? sum + weight.shape.count : sum
        }
    }

    /// Bytes of all weights in the file.
    var storedByteCount: Int { model.storedByteCounts.values.reduce(0, +) }

    /// The types that the file's weights are stored in, the most bytes first.
    var storedTypes: [String] {
        model.storedByteCounts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }.map(\.key.rawValue)
    }

    var isQuantized: Bool { model.graph.isQuantized }

    var multiplyAccumulates: Int { layers.reduce(0) { $0 + $1.multiplyAccumulates } }

    /// What a session on one thread needs beside the weights.
    var sessionBytes: Int { model.plan.memory.arenaByteCount + model.plan.scratchByteCount }
}
