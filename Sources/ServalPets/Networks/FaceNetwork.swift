import Serval

/// A checked model that finds faces in a grid of cells, and how its numbers are read.
package struct FaceNetwork: Sendable {
    package let checked: CheckedModel
    package let decoding: DenseFaceDecoding
    /// For each landmark, its position among the points.
    let pointOrder: [Int]

    /// - Throws: what `CheckedModel.init` throws, `PetFaceError.decodingMissing` and `.labelMissing`.
    package init(_ model: Model) throws(PetFaceError) {
        checked = try CheckedModel(model, as: .faces)
        guard case .denseFaces(let decoding)? = model.task?.decoding else { throw .decodingMissing(.faces) }
        self.decoding = decoding
        pointOrder = try checked.pointOrder(of: .faces)
    }
}

/// A checked model that finds the points of one face by maps, and how its numbers are read.
package struct PointNetwork: Sendable {
    package let checked: CheckedModel
    package let decoding: HeatMapDecoding
    /// For each landmark, its position among the points.
    let pointOrder: [Int]
    /// The facts that are the logits of the species.
    let species: Range<Int>

    /// - Parameter speciesCount: that of the detector.
    /// - Throws: what `CheckedModel.init` throws, `PetFaceError.decodingMissing`, `.labelMissing` and `.factsMismatch`.
    package init(_ model: Model, speciesCount: Int) throws(PetFaceError) {
        checked = try CheckedModel(model, as: .points)
        guard case .heatMaps(let decoding)? = model.task?.decoding else { throw .decodingMissing(.points) }
        self.decoding = decoding
        pointOrder = try checked.pointOrder(of: .points)
        species = decoding.firstSpecies..<decoding.firstSpecies + speciesCount
        let found = model.outputs[1].shape.count
        guard species.upperBound <= found, !species.contains(decoding.presence), !species.overlaps(decoding.visible)
        else { throw .factsMismatch(speciesCount: speciesCount, found: found) }
    }
}
