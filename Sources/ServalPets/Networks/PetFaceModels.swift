import Serval
import ServalPetWeights

/// The detector and the landmark network, loaded and checked. Immutable: one pair serves any number of finders.
public struct PetFaceModels: Sendable {
    package let boxNetwork: CheckedModel
    package let landmarkNetwork: CheckedModel
    public var box: Model { boxNetwork.model }
    public var landmarks: Model { landmarkNetwork.model }

    /// - Throws: `PetFaceError.wrongTask`, `.inputMismatch`, `.outputMismatch` or `.preprocessingMissing` for a network
    ///   that does not do its part.
    public init(box: Model, landmarks: Model) throws(PetFaceError) {
        boxNetwork = try CheckedModel(box, as: .box)
        landmarkNetwork = try CheckedModel(landmarks, as: .landmarks)
    }

    /// Loads the networks from model files, or the bundled ones in the given precision where a path is nil.
    ///
    /// - Throws: `PetFaceError.model` for a file that cannot be loaded, `.weightsNotFound` when the bundled ones are
    ///   missing, and the errors of `init(box:landmarks:)`.
    public init(
        boxPath: String? = nil, landmarkPath: String? = nil, precision: BundledPrecision = .float32,
        options: ModelOptions = ModelOptions(), limits: ModelLimits = ModelLimits()
    ) throws(PetFaceError) {
        boxNetwork = try Self.checked(.box, path: boxPath, precision: precision, options: options, limits: limits)
        landmarkNetwork = try Self.checked(
            .landmarks, path: landmarkPath, precision: precision, options: options, limits: limits)
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

    /// Loads and checks one network from a model file, or the bundled one for nil.
    package static func checked(
        _ network: PetNetwork, path: String?, precision: BundledPrecision = .float32,
        options: ModelOptions = ModelOptions(), limits: ModelLimits = ModelLimits()
    ) throws(PetFaceError) -> CheckedModel {
        let path = if let path { path } else { try bundledPath(of: network, precision: precision) }
        let model: Model
        do { model = try Model(path: path, options: options, limits: limits) } catch {
            throw .model(network, path: path, error)
        }
        return try CheckedModel(model, as: network)
    }
}
