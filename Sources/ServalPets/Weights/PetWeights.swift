import Serval

/// The model files of the two networks that find faces.
///
/// Those that the package brings are products of their own, so that a program carries only what it uses. Each adds one
/// property to this type and brings `ServalPets` along:
///
/// | product to import | property | networks |
/// |---|---|---|
/// | `ServalPetWeightsFloat` | `float32` | end-to-end, in float32 |
/// | `ServalPetWeightsInt8` | `int8` | end-to-end, in 8 bits: a quarter of the size, about three times as fast |
/// | `ServalPetPairWeightsFloat` | `pairFloat32` | the older pair, in float32 |
/// | `ServalPetPairWeightsInt8` | `pairInt8` | the older pair, in 8 bits |
///
/// ```swift
/// import ServalPetWeightsInt8
///
/// let finder = try PetFaceFinder(weights: .int8)
/// ```
public struct PetWeights: Sendable {
    private enum Place: Sendable {
        case file(String)
        case resource(ResourceFolder, file: String)
    }

    private var places: [PetNetwork: Place]

    /// Model files of the program's own: two that go together, by their paths.
    public init(files: [PetNetwork: String]) { places = files.mapValues(Place.file) }

    /// Model files among a target's resources, each named as its network.
    ///
    /// - Parameter ending: what follows the network's name in a file's.
    package init(_ networks: PetNetworks, in folder: ResourceFolder, ending: String) {
        places = [:]
        for network in PetNetwork.allCases where network.group == networks {
            places[network] = .resource(folder, file: network.rawValue + ending)
        }
    }

    /// The same with other files for some networks, which must be of the same two.
    public func replacing(_ files: [PetNetwork: String]) -> PetWeights {
        var weights = self
        for (network, path) in files { weights.places[network] = .file(path) }
        return weights
    }

    /// Where a network's model file lies. One of the program's own is not looked for.
    ///
    /// - Throws: `PetFaceError.missingNetwork` where there is none, `.weightsNotFound` where the program's resources
    ///   are not beside it.
    public func path(of network: PetNetwork) throws(PetFaceError) -> String {
        switch places[network] {
        case nil: throw .missingNetwork(network)
        case .file(let path)?: return path
        case .resource(let folder, let file)?:
            guard let path = folder.path(of: file) else {
                throw .weightsNotFound(network, file: file, resources: folder.fileName, searched: folder.bases)
            }
            return path
        }
    }

    /// Which two networks they are.
    ///
    /// - Throws: `PetFaceError.conflictingNetworks` for files of both kinds, and for none.
    package func networks() throws(PetFaceError) -> PetNetworks {
        let groups = Set(places.keys.map(\.group))
        guard groups.count == 1, let group = groups.first else {
            throw .conflictingNetworks(places.keys.map(\.taskName).sorted())
        }
        return group
    }
}
