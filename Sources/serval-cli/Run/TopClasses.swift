import Serval
import ServalCommandLine
import ServalGraph
import ServalTensor
import ServalWeights

/// The classes of the largest numbers in a network's first output, for each item of the batch.
struct TopClasses {
    private struct Entry {
        let index: Int
        let label: String?
        let value: Float
    }

    /// The most likely first; of equal numbers the one of the lower index, what is not a number last.
    private let items: [[Entry]]
    private let areProbabilities: Bool
    private let hasLabels: Bool

    /// - Parameters:
    ///   - count: how many of each item; fewer where the network has fewer.
    ///   - output: the model's first output, the batch its first dimension.
    init(_ count: Int, of output: Tensor, model: Model) {
        let batch = max(1, output.shape.dimensions.first ?? 1)
        let classCount = output.shape.count / batch
        let labels = model.labels
        items = output.withUnsafeFloats { values in
            (0..<batch).map { item in
                let values = values[item * classCount..<(item + 1) * classCount]
                let ranked = zip(0..., values).sorted { first, second in
                    let (a, b) = (first.1.isNaN ? -.infinity : first.1, second.1.isNaN ? -.infinity : second.1)
                    return a == b ? first.0 < second.0 : a > b
                }
                return ranked.prefix(count).map { index, value in
                    Entry(index: index, label: labels.flatMap { $0[index].isEmpty ? nil : $0[index] }, value: value)
                }
            }
        }
        hasLabels = labels != nil
        areProbabilities = model.outputsProbabilities
    }

    /// `{"top": [{"index", "label", "probability"}, …]}`, or with a list of such lists for a batch of several; `score` in
    /// place of `probability` where the network does not end in one.
    var json: JSONValue {
        let lists = items.map { entries in
            JSONValue.array(
                entries.map { entry in
                    [
                        "index": .int(entry.index), "label": entry.label.map(JSONValue.string) ?? .null,
                        areProbabilities ? "probability" : "score": .float(entry.value),
                    ]
                })
        }
        return ["top": lists.count == 1 ? lists[0] : .array(lists)]
    }

    /// For people to read, one table an item.
    var text: String {
        var tables = items.enumerated().map { number, entries in
            let value: Table.Column = .right(areProbabilities ? "probability" : "score")
            var table = Table(hasLabels ? [.right("index"), .left("class"), value] : [.right("class"), value])
            for entry in entries {
                let text = areProbabilities ? entry.value.fixed(4) : "\(entry.value)"
                table.add(
                    hasLabels ? ["\(entry.index)", entry.label ?? "\(entry.index)", text] : ["\(entry.index)", text])
            }
            return (items.count > 1 ? "item \(number)\n" : "") + table.text
        }
        if !areProbabilities {
            tables.append(
                "The network does not end in softmax or sigmoid: the numbers are scores, not probabilities.\n")
        }
        return tables.joined(separator: "\n")
    }
}

extension Model {
    /// Whether the first output's numbers are probabilities: as the file states, or by its last operation.
    fileprivate var outputsProbabilities: Bool {
        if let task, task.name == ModelTask.classification { return task.units == .probabilities }
        guard var node = graph.outputs.first.map({ graph.nodes[$0] }) else { return false }
        while node.operation.keepsNumbers, let input = node.inputs.first { node = graph.nodes[input] }
        return node.operation.endsInProbabilities
    }
}

extension ServalGraph.Operation {
    fileprivate var keepsNumbers: Bool {
        switch self {
        case .identity, .flatten, .reshape, .permute, .dequantize: true
        default: false
        }
    }

    fileprivate var endsInProbabilities: Bool {
        switch self {
        case .softmax, .activation(.sigmoid): true
        case .dense(let dense): dense.activation == .sigmoid
        case .convolution(let convolution): convolution.activation == .sigmoid
        default: false
        }
    }
}
