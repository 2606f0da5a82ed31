import Serval

/// A model that takes one photo as its file states and whose outputs are those of its part.
package struct CheckedModel: Sendable {
    package let model: Model
    package let preprocessing: Preprocessing

    /// - Throws: `PetFaceError.wrongTask`, `.preprocessingMissing`, `.inputMismatch` or `.outputMismatch`.
    package init(_ model: Model, as network: PetNetwork) throws(PetFaceError) {
        guard let task = model.task, task.name == network.taskName, task.units == .inputPixels else {
            throw .wrongTask(network, found: model.task?.name)
        }
        guard let preprocessing = model.preprocessing else { throw .preprocessingMissing(network) }
        let expected = [1, preprocessing.height, preprocessing.width, preprocessing.color.channels]
        guard model.inputs.count == 1, model.inputs[0].shape.dimensions == expected else {
            throw .inputMismatch(network, expected: expected, found: model.inputs.map(\.shape.dimensions))
        }
        if let count = network.outputCount {
            guard model.outputs.count == 1, model.outputs[0].shape.count == count else {
                throw .outputMismatch(network, expected: count, found: model.outputs.map(\.shape.dimensions))
            }
        }
        (self.model, self.preprocessing) = (model, preprocessing)
    }

    /// For each landmark in its order, the position of its name in the task's labels.
    func pointOrder(of network: PetNetwork) throws(PetFaceError) -> [Int] {
        var order: [Int] = []
        for landmark in Landmark.allCases {
            guard let position = model.task?.labels.firstIndex(of: landmark.rawValue) else {
                throw .labelMissing(network, label: landmark.rawValue)
            }
            order.append(position)
        }
        return order
    }
}

extension PetNetwork {
    /// The numbers that the network gives for a photo, where they need no decoding.
    fileprivate var outputCount: Int? {
        switch self {
        case .box: 4
        case .landmarks: 2 * Landmark.allCases.count
        case .faces, .points: nil
        }
    }
}
