import Serval
import ServalCommandLine
import ServalPetWeightsAll
import ServalPets

/// What the commands that find faces take.
enum PetArguments {
    static let networks = Option<PetNetworks>.word(
        "networks",
        help: "end-to-end finds any number of faces, pair always one; by default end-to-end.")
    static let precision = Option<BundledPrecision>.word(
        "precision", help: "In which form the bundled networks are used; float32 by default.")
    static let facesModel = Option.text(
        "faces-model", "MODEL", help: "A model file that finds faces, instead of the bundled one.")
    static let pointsModel = Option.text(
        "points-model", "MODEL", help: "A model file for the exact look at a face, instead of the bundled one.")
    static let boxModel = Option.text(
        "box-model", "MODEL", help: "The pair's model file for the face box, instead of the bundled one.")
    static let landmarkModel = Option.text(
        "landmark-model", "MODEL", help: "The pair's model file for the nine landmarks, instead of the bundled one.")
    static let minimumScore = Option.number(
        "min-score", "S", in: 0...1, help: "Leaves out faces of a lower score; by default what the model file states.")
    static let maximumFaces = Option.integer(
        "max-faces", in: 0...200, help: "The most faces of a photo, the best ones.")

    /// Options that say which networks are used.
    static let modelOptions: [OptionDeclaration] = [
        .option(networks), .option(precision), .option(facesModel), .option(pointsModel), .option(boxModel),
        .option(landmarkModel), .option(LimitArguments.memory), .option(LimitArguments.operations),
    ]

    private static func paths(_ arguments: Arguments) -> [PetNetwork: String] {
        let given: [(PetNetwork, Option<String>)] = [
            (.faces, facesModel), (.points, pointsModel), (.box, boxModel), (.landmarks, landmarkModel),
        ]
        var paths: [PetNetwork: String] = [:]
        for (network, option) in given { paths[network] = arguments[option] }
        return paths
    }

    /// Model files in place of the bundled detectors.
    static func detectorPaths(_ arguments: Arguments) -> [PetNetwork: String] {
        var paths: [PetNetwork: String] = [:]
        for (network, option) in [(PetNetwork.faces, facesModel), (.box, boxModel)] {
            paths[network] = arguments[option]
        }
        return paths
    }

    /// The model files that a command was given.
    static func modelFiles(_ arguments: Arguments) -> [String] { Array(paths(arguments).values) }

    /// Loads the networks that a command was given.
    static func models(_ arguments: Arguments) throws(PetFaceError) -> PetFaceModels {
        let weights = PetWeights.chosen(arguments[networks], arguments[precision], files: paths(arguments))
        return try PetFaceModels(weights: weights, limits: arguments.limits)
    }

    /// A finder as the options of a command ask for.
    static func finder(_ arguments: Arguments) throws(PetFaceError) -> PetFaceFinder {
        let finder = try PetFaceFinder(
            models: try models(arguments),
            threads: arguments[CommonArguments.threads].map(ThreadCount.exactly) ?? .automatic)
        if let score = arguments[minimumScore] { finder.minimumScore = score }
        if let count = arguments[maximumFaces] { finder.maximumFaceCount = count }
        return finder
    }
}
