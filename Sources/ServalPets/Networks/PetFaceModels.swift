import Serval

/// The two networks that find faces, loaded and checked. Immutable: they serve any number of finders and trackers.
public struct PetFaceModels: Sendable {
    package enum Checked: Sendable {
        case endToEnd(faces: FaceNetwork, points: PointNetwork)
        case pair(box: CheckedModel, landmarks: CheckedModel)
    }

    package let checked: Checked

    /// Which two they are.
    public var networks: PetNetworks {
        switch checked {
        case .endToEnd: .endToEnd
        case .pair: .pair
        }
    }

    /// The network that sees the whole photo.
    public var whole: Model {
        switch checked {
        case .endToEnd(let faces, _): faces.checked.model
        case .pair(let box, _): box.model
        }
    }

    /// The network that sees one face.
    public var crop: Model {
        switch checked {
        case .endToEnd(_, let points): points.checked.model
        case .pair(_, let landmarks): landmarks.model
        }
    }

    /// The longer side of the input that the whole photo is fitted into, in pixels.
    package var wholeSide: Int {
        let preprocessing =
            switch checked {
            case .endToEnd(let faces, _): faces.checked.preprocessing
            case .pair(let box, _): box.preprocessing
            }
        return max(preprocessing.width, preprocessing.height)
    }

    /// The score from which on a face is told of, unless the program asks for another: what the model files state, and 0 for
    /// the pair, which always answers.
    public var minimumScore: Double {
        switch checked {
        case .endToEnd(let faces, let points):
            points.decoding.score.threshold(detectorThreshold: faces.decoding.scoreThreshold)
        case .pair: 0
        }
    }

    /// The end-to-end networks.
    ///
    /// - Throws: `PetFaceError.wrongTask`, `.preprocessingMissing`, `.inputMismatch`, `.decodingMissing`,
    ///   `.labelMissing` or `.factsMismatch` for a network that does not do its part.
    public init(faces: Model, points: Model) throws(PetFaceError) {
        let faces = try FaceNetwork(faces)
        checked = .endToEnd(
            faces: faces, points: try PointNetwork(points, speciesCount: faces.decoding.species.count))
    }

    /// The pair of networks that looks for one face.
    ///
    /// - Throws: `PetFaceError.wrongTask`, `.preprocessingMissing`, `.inputMismatch` or `.outputMismatch` for a network
    ///   that does not do its part.
    public init(box: Model, landmarks: Model) throws(PetFaceError) {
        checked = .pair(
            box: try CheckedModel(box, as: .box), landmarks: try CheckedModel(landmarks, as: .landmarks))
    }

    /// Loads networks from their model files.
    ///
    /// ```swift
    /// import ServalPetWeightsInt8
    ///
    /// let models = try PetFaceModels(weights: .int8)
    /// ```
    ///
    /// - Parameters:
    ///   - weights: the model files: those of a product, or of the program's own.
    ///   - options: instruction set and batch size.
    ///   - limits: what the files may demand of memory and work.
    /// - Throws: `PetFaceError.conflictingNetworks` for files of both kinds, `.missingNetwork` where one of the two is
    ///   not among them, `.weightsNotFound` where the package's own are not beside the program, `.model` for a file
    ///   that cannot be loaded, and the errors of the other initialisers.
    public init(
        weights: PetWeights, options: ModelOptions = ModelOptions(), limits: ModelLimits = ModelLimits()
    ) throws(PetFaceError) {
        let networks = try weights.networks()
        let (whole, crop) = networks.members
        // Both are looked for before either is loaded.
        let paths = (whole: try weights.path(of: whole), crop: try weights.path(of: crop))
        let first = try Self.load(whole, path: paths.whole, options: options, limits: limits)
        let second = try Self.load(crop, path: paths.crop, options: options, limits: limits)
        switch networks {
        case .endToEnd: try self.init(faces: first, points: second)
        case .pair: try self.init(box: first, landmarks: second)
        }
    }

    package static func load(
        _ network: PetNetwork, path: String, options: ModelOptions = ModelOptions(),
        limits: ModelLimits = ModelLimits()
    ) throws(PetFaceError) -> Model {
        do { return try Model(path: path, options: options, limits: limits) } catch {
            throw .model(network, path: path, error)
        }
    }
}
