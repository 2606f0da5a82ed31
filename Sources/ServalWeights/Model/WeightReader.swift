import ServalGraph
import ServalTensor

/// A file's tensors, and which of them have been found sound: layers may share weights, which are read once.
final class WeightSource {
    let file: SafetensorsFile
    fileprivate var finite: Set<String> = []
    fileprivate var notNegative: Set<String> = []

    init(_ file: SafetensorsFile) { self.file = file }
}

/// Looks up the tensors that a layer names as its weights: present, float32 and finite.
struct WeightReader {
    private var names: ObjectReader
    private let source: WeightSource

    init(_ names: ObjectReader, in source: WeightSource) { (self.names, self.source) = (names, source) }

    func finish() throws(WeightsError) { try names.finish() }

    mutating func required(_ weight: String) throws(WeightsError) -> Tensor {
        try tensor(weight, named: try names.string(weight))
    }

    /// Nil when the layer has no such weight, or null.
    mutating func optional(_ weight: String) throws(WeightsError) -> Tensor? {
        switch names.optional(weight) {
        case nil, .null?: nil
        default: try required(weight)
        }
    }

    /// A weight that has no negative element.
    mutating func variance(_ weight: String) throws(WeightsError) -> Tensor {
        let name = try names.string(weight)
        let tensor = try tensor(weight, named: name)
        if source.notNegative.insert(name).inserted,
            let index = tensor.withUnsafeFloats({ values in values.firstIndex { $0 < 0 } })
        {
            throw .negativeVariance(layer: names.owner, tensor: name, index: index)
        }
        return tensor
    }

    private func tensor(_ weight: String, named name: String) throws(WeightsError) -> Tensor {
        guard let tensor = source.file.tensor(named: name) else {
            throw .missingTensor(layer: names.owner, weight: weight, tensor: name)
        }
        guard tensor.elementType == .float32 else {
            throw .invalidGraph(
                .weightTypeMismatch(node: names.owner, weight: weight, found: tensor.elementType.rawValue))
        }
        if source.finite.insert(name).inserted, let index = GraphValidation.firstNonFiniteIndex(in: tensor) {
            throw .weightNotFinite(layer: names.owner, tensor: name, index: index)
        }
        return tensor
    }
}
