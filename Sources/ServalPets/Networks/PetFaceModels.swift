import Serval
import ServalPetWeights

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

    /// The score from which on a face is told of, unless the program asks for another: what the detector's file states,
    /// and 0 for the pair, which always answers.
    public var minimumScore: Double {
        switch checked {
        case .endToEnd(let faces, _): faces.decoding.scoreThreshold
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

    /// Loads networks from model files, or the bundled ones in the given precision where there is no path.
    ///
    /// - Parameters:
    ///   - networks: nil for those that the paths are of; without a path, the end-to-end ones where they are bundled
    ///     and the pair otherwise.
    ///   - paths: model files.
    ///   - precision: that of the bundled networks.
    ///   - options: instruction set and batch size.
    ///   - limits: what the files may demand of memory and work.
    /// - Throws: `PetFaceError.conflictingNetworks` for paths of both kinds, `.model` for a file that cannot be loaded,
    ///   `.weightsNotFound` when the bundled ones are missing, and the errors of the other initialisers.
    public init(
        networks: PetNetworks? = nil, paths: [PetNetwork: String] = [:], precision: BundledPrecision = .float32,
        options: ModelOptions = ModelOptions(), limits: ModelLimits = ModelLimits()
    ) throws(PetFaceError) {
        let networks = try Self.networks(networks, paths: paths, precision: precision)
        let (whole, crop) = networks.members
        let first = try Self.load(
            whole, path: paths[whole], precision: precision, options: options, limits: limits)
        let second = try Self.load(crop, path: paths[crop], precision: precision, options: options, limits: limits)
        switch networks {
        case .endToEnd: try self.init(faces: first, points: second)
        case .pair: try self.init(box: first, landmarks: second)
        }
    }

    private static func networks(
        _ wanted: PetNetworks?, paths: [PetNetwork: String], precision: BundledPrecision
    ) throws(PetFaceError) -> PetNetworks {
        let groups = Set(paths.keys.map(\.group)).union(wanted.map { [$0] } ?? [])
        guard groups.count <= 1 else {
            throw .conflictingNetworks(paths.keys.map(\.taskName).sorted())
        }
        if let group = groups.first { return group }
        // In one precision alone they are bundled by mistake, which is no reason for others.
        for network in [PetNetwork.faces, .points] {
            do { _ = try bundledPath(of: network) } catch { return .pair }
        }
        return .endToEnd
    }

    /// Where the bundled model file of a network lies.
    ///
    /// - Throws: `PetFaceError.weightsNotFound`.
    public static func bundledPath(
        of network: PetNetwork, precision: BundledPrecision = .float32
    ) throws(PetFaceError) -> String {
        let file = network.fileName(precision)
        let places = BundledWeights.places(of: file)
        guard let path = BundledWeights.firstReadable(places) else {
            throw .weightsNotFound(file: file, searched: places)
        }
        return path
    }

    /// Loads one network from a model file, or the bundled one for nil.
    package static func load(
        _ network: PetNetwork, path: String?, precision: BundledPrecision = .float32,
        options: ModelOptions = ModelOptions(), limits: ModelLimits = ModelLimits()
    ) throws(PetFaceError) -> Model {
        let path = if let path { path } else { try bundledPath(of: network, precision: precision) }
        do { return try Model(path: path, options: options, limits: limits) } catch {
            throw .model(network, path: path, error)
        }
    }
}
