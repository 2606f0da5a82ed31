import Serval

/// A model that takes one photo as its file states and gives as many pixel coordinates as its part needs.
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
        guard model.outputs.count == 1, model.outputs[0].shape.count == network.outputCount else {
            throw .outputMismatch(
                network, expected: network.outputCount, found: model.outputs.map(\.shape.dimensions))
        }
        (self.model, self.preprocessing) = (model, preprocessing)
    }
}
