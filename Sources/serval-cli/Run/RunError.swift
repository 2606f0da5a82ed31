import ServalWeights

/// Why a file does not serve as a network's input or output.
enum RunError: Error, CustomStringConvertible {
    /// The file is none that can be an input.
    case notAnInput(ContentKind)
    /// A photo was given, but the model file does not state how it becomes the input.
    case preprocessingMissing
    /// A file of one array was given to a network of several inputs.
    case oneInputOnly(inputs: [String])
    /// A file of one array was asked for from a network of several outputs.
    case oneOutputOnly(outputs: [String])
    /// A safetensors file has a tensor that is no input.
    case unknownInput(name: String, inputs: [String])
    /// A safetensors file lacks an input.
    case missingInput(name: String)
    /// A tensor is not a batch of the input's dimensions, or of another batch than the first input's.
    case shapeMismatch(input: String, expected: [Int], found: [Int])

    var description: String {
        switch self {
        case .notAnInput(let kind):
            "The file is \(kind); a network's input is an .npy or .safetensors file or a photo." + Self.advice(kind)
        case .preprocessingMissing:
            "The model file does not state how a photo becomes its input; export it with --preprocessing, "
                + "or give an array."
        case .oneInputOnly(let inputs):
            "The network has the inputs \(inputs.joined(separator: ", ")); give a safetensors file that names them."
        case .oneOutputOnly(let outputs):
            "The network has the outputs \(outputs.joined(separator: ", ")); write a .safetensors or .json file."
        case .unknownInput(let name, let inputs):
            "The tensor '\(name)' is no input of the network, which are \(inputs.joined(separator: ", "))."
        case .missingInput(let name):
            "There is no tensor named '\(name)', an input of the network."
        case .shapeMismatch(let input, let expected, let found):
            "The input '\(input)' takes a batch of \(expected), but the array has the shape \(found); "
                + "all inputs have one batch size, which is the first dimension."
        }
    }

    /// What to do with a file that is not what it should be, or with a model in the place of an input.
    private static func advice(_ kind: ContentKind) -> String {
        switch kind {
        case .largeFilePointer, .webPage, .empty: " " + kind.wayToModel
        case .kerasArchive, .hdf5, .savedModel, .kerasConfiguration:
            " A model is the command's first argument. " + kind.wayToModel
        default: ""
        }
    }
}
