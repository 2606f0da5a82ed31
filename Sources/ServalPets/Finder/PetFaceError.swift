import Serval
import ServalImage

/// Why a face could not be looked for.
public enum PetFaceError: Error, Sendable {
    /// A model file that the package brings is not beside the program: `resources` is the folder that holds it,
    /// `searched` are the folders that this one may lie in.
    case weightsNotFound(PetNetwork, file: String, resources: String, searched: [String])
    /// Of two networks that go together one has no model file.
    case missingNetwork(PetNetwork)
    /// A model file cannot be loaded.
    case model(PetNetwork, path: String, ServalError)
    /// A model was trained for something else; `found` is its task's name, nil when it states none.
    case wrongTask(PetNetwork, found: String?)
    /// A model file does not say how a photo becomes the input.
    case preprocessingMissing(PetNetwork)
    /// A model's input is not the one photo that its own pre-processing makes.
    case inputMismatch(PetNetwork, expected: [Int], found: [[Int]])
    /// A model does not give the number of coordinates that its task needs.
    case outputMismatch(PetNetwork, expected: Int, found: [[Int]])
    /// A model file does not say how its numbers become faces, or says it for another kind of network.
    case decodingMissing(PetNetwork)
    /// A model's task has no point of this name.
    case labelMissing(PetNetwork, label: String)
    /// The second network's list of facts does not hold as many species as the first one's, or mixes them with others.
    case factsMismatch(speciesCount: Int, found: Int)
    /// Model files of both kinds of networks were given, or none; their networks' names.
    case conflictingNetworks([String])
    /// The pair of networks does not tell whether there is a face, so that none can be followed.
    case trackingNeedsEndToEnd
    /// A photo cannot be decoded or scaled.
    case image(ImageError)
    /// A network cannot be run.
    case run(PetNetwork, ServalError)
    /// A network answered with infinite numbers or none at all: its weights are broken.
    case outputNotFinite(PetNetwork)

    /// Whether the search was given up because its task was cancelled, so that nothing is wrong. The finder or tracker can
    /// be used on.
    public var isCancellation: Bool {
        if case .run(_, .cancelled) = self { true } else { false }
    }
}

extension PetFaceError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .weightsNotFound(_, let file, let resources, let searched):
            "There is no '\(resources)/\(file)' in \(Self.quoted(searched)); copy the folder '\(resources)', which the "
                + "build puts beside the program, along with the program, or name model files."
        case .missingNetwork(let network):
            "There is no model file for \(network.taskName); give those of both networks."
        // No fault of the model file.
        case .model(_, _, .backend(let error)): error.description
        case .model(let network, let path, let error):
            "The \(network.taskName) model '\(path)' cannot be loaded. \(error)"
        case .wrongTask(let network, let found):
            "A model for \(network.taskName) in input pixels is needed, but this one states "
                + "\(found.map { "'\($0)'" } ?? "no task"); check that the two models are not swapped, and export with "
                + "--task \(network.taskName)."
        case .preprocessingMissing(let network):
            "The \(network.taskName) model does not state how a photo becomes its input; export it with --preprocessing."
        case .inputMismatch(let network, let expected, let found):
            "The \(network.taskName) model takes \(Self.list(found)), but its pre-processing makes one input of "
                + "\(expected); load it for a batch of 1, or export it again."
        case .outputMismatch(let network, let expected, let found):
            "The \(network.taskName) model gives \(Self.list(found)), but one output of \("number".counted(expected)) is needed; "
                + "export a network that ends in them."
        case .decodingMissing(let network):
            "The \(network.taskName) model does not state how its numbers become faces; export it with the decoding in "
                + "its task."
        case .labelMissing(let network, let label):
            "The \(network.taskName) model's task has no label '\(label)'; export it with the nine landmarks' names."
        case .factsMismatch(let speciesCount, let found):
            "The detector tells \(speciesCount) species apart, but the second network's \(found) facts have no place for "
                + "as many; use two networks that were trained together."
        case .conflictingNetworks(let names):
            (names.isEmpty
                ? "There are no model files" : "Model files of \(names.joined(separator: ", ")) do not go together")
                + "; give those of the end-to-end networks (pet-faces, pet-face-points) or of the pair (pet-face-box, "
                + "pet-face-landmarks)."
        case .trackingNeedsEndToEnd:
            "The pair of networks cannot follow faces through a video; use the end-to-end networks (pet-faces, "
                + "pet-face-points)."
        case .image(let error): error.description
        // No fault of the network.
        case .run(_, .cancelled):
            "The search was cancelled, and its faces are not known; look at the picture again if they are still wanted."
        case .run(let network, let error): "The \(network.taskName) model cannot be run. \(error)"
        case .outputNotFinite(let network):
            "The \(network.taskName) model answers with numbers that are not finite; its weights are broken, "
                + "so train or export it again."
        }
    }

    private static func quoted(_ folders: [String]) -> String {
        folders.isEmpty
            ? "the program's folder, which the system does not tell"
            : folders.map { "'\($0)'" }.joined(separator: " or ")
    }

    private static func list(_ shapes: [[Int]]) -> String {
        shapes.isEmpty ? "nothing" : shapes.map(\.description).joined(separator: " and ")
    }
}
