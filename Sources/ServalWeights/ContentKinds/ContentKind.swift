/// What a file turns out to be by its content, for errors that say what to do about a file of the wrong kind.
public enum ContentKind: Hashable, Sendable {
    /// No bytes at all.
    case empty
    /// A `.keras` file of Keras 3, or of Keras 2 since 2.12.
    case kerasArchive
    /// An HDF5 file: `.h5` of Keras, among others.
    case hdf5
    /// The configuration of a Keras model without its weights.
    case kerasConfiguration
    /// The folder that TensorFlow saves a model to, or its `saved_model.pb`.
    case savedModel
    /// A frozen TensorFlow graph (`.pb`).
    case graphDef
    /// A TensorFlow Lite model (`.tflite`).
    case tensorFlowLite
    /// A TensorFlow.js model (`model.json`).
    case tensorFlowJS
    /// An ONNX model.
    case onnx
    /// A file of PyTorch's, with or without code in it.
    case torch
    /// A Core ML model.
    case coreML
    /// An OpenVINO model.
    case openVINO
    /// A GGUF model.
    case gguf
    /// An array of NumPy's (`.npy`).
    case array
    /// An archive of NumPy's arrays (`.npz`).
    case arrayArchive
    /// A Python pickle.
    case pickle
    /// Serval's own container, or that of another program.
    case safetensors
    /// A picture of the named format.
    case image(String)
    /// A packed archive; `entry` is a model that it holds.
    case archive(String, entry: String?)
    /// What Git keeps in place of a large file.
    case largeFilePointer
    /// A web page (HTML), as a download that failed leaves it.
    case webPage
    /// Any other kind that is known, with an article.
    case other(String)
    /// Text that is none of the above.
    case text
    /// A folder without a model in it.
    case folder
}

extension ContentKind: CustomStringConvertible {
    /// What the file is, to stand behind "The file is".
    public var description: String {
        switch self {
        case .empty: "empty"
        case .kerasArchive: "a Keras model (.keras)"
        case .hdf5: "an HDF5 file, such as a Keras model (.h5)"
        case .kerasConfiguration: "the configuration of a Keras model, without its weights"
        case .savedModel: "a TensorFlow SavedModel"
        case .graphDef: "a frozen TensorFlow graph (.pb)"
        case .tensorFlowLite: "a TensorFlow Lite model"
        case .tensorFlowJS: "a TensorFlow.js model"
        case .onnx: "an ONNX model"
        case .torch: "a PyTorch file"
        case .coreML: "a Core ML model"
        case .openVINO: "an OpenVINO model"
        case .gguf: "a GGUF model"
        case .array: "a NumPy array (.npy)"
        case .arrayArchive: "an archive of NumPy arrays (.npz)"
        case .pickle: "a Python pickle"
        case .safetensors: "a safetensors file"
        case .image(let format): "a picture (\(format))"
        case .archive(let format, let entry?): "a \(format) archive that holds '\(entry)'"
        case .archive(let format, nil): "a \(format) archive"
        case .largeFilePointer: "a Git LFS pointer in place of the file itself"
        case .webPage: "a web page"
        case .other(let name): name
        case .text: "a text"
        case .folder: "a folder without a model in it"
        }
    }

    /// How to come to a model file of Serval from here: sentences.
    package var wayToModel: String {
        let exporter = "Weights/export_keras.py"
        return switch self {
        case .kerasArchive: "Export it: python \(exporter) MODEL.keras -o MODEL.safetensors."
        case .hdf5: "Export it: python \(exporter) MODEL.h5 -o MODEL.safetensors."
        case .savedModel: "Export it: python \(exporter) FOLDER -o MODEL.safetensors."
        case .kerasConfiguration:
            "Save the whole model in Keras, model.save('MODEL.keras'), and export that: "
                + "python \(exporter) MODEL.keras -o MODEL.safetensors."
        case .graphDef, .tensorFlowLite, .tensorFlowJS, .onnx, .torch, .coreML, .openVINO, .gguf:
            "Serval takes Keras models: export the Keras model that it was made from, or rebuild it in Keras, with "
                + "python \(exporter) MODEL.keras -o MODEL.safetensors."
        case .archive(_, let entry?):
            "Unpack it, and export the model in it: python \(exporter) \(entry) -o MODEL.safetensors."
        case .archive(_, nil): "Unpack it, and give the model file in it."
        case .largeFilePointer: "Fetch the file itself with 'git lfs pull'."
        case .webPage: "The download has failed; download the file itself."
        case .empty: "Copy, download or export it again."
        case .image, .array, .arrayArchive:
            "Give the model file first; a network's input is the value of --input."
        case .pickle, .safetensors, .other, .text, .folder:
            "Give a model file, as python \(exporter) MODEL.keras -o MODEL.safetensors writes it."
        }
    }
}
