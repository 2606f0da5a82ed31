extension WeightsError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .cannotRead(let path, let reason):
            "Cannot read '\(path)': \(reason)."
        case .cannotWrite(let path, let reason):
            "Cannot write '\(path)': \(reason)."
        case .fileTooLarge(let path, let limit):
            "'\(path)' is larger than the limit of \("byte".counted(limit))."
        case .notAModel(let format):
            "The file is \(format), not a model file of Serval. \(format.wayToModel)"
        case .notADump(let format):
            "The file is \(format), not a reference dump; write one with Weights/dump_reference.py."
        case .streamTooLong(let path, let limit):
            "'\(path)' states no size and gives more than the \(limit) bytes that are read of such; copy it to a file first."
        case .notAFile(let path, let kind):
            "'\(path)' is \(kind.rawValue), not a file; give a file, or a pipe that ends."
        case .memoryLimitExceeded(let demand):
            demand.description
        case .fileTooShort(let byteCount, let needed):
            "The file has \("byte".counted(byteCount)), but \(needed) are needed; it is cut off: copy or export it again."
        case .headerTooLong(let length, let limit):
            "The header claims \(length) bytes, more than the \(limit) allowed; this is not a safetensors file."
        case .headerMisaligned(let length):
            "The header has \("byte".counted(length)), so the tensors do not begin at a multiple of 64; export the model again."
        case .headerDoesNotStart(let byte):
            "The header begins with the byte \(byte) instead of '{'; this is not a safetensors file."
        case .headerInvalid(let error):
            "The header is not valid JSON: \(error); the file is damaged: copy or export it again."
        case .headerChecksumMismatch(let expected, let found):
            "The header's checksum is \(found), not \(expected); the file is damaged: copy or export it again."
        case .tensorEntryInvalid(let tensor, let key):
            "The entry of tensor '\(tensor)' has a missing, unknown or invalid '\(key)'; export the model again."
        case .unsupportedElementType(let tensor, let found):
            "Tensor '\(tensor)' holds \(found) elements; supported are F32, F64, F16, I8, U8, I32 and I64."
        case .tensorShapeInvalid(let tensor, let shape):
            "The shape \(shape) of tensor '\(tensor)' is negative or has too many elements."
        case .tensorSizeMismatch(let tensor, let expected, let found):
            "Tensor '\(tensor)' spans \("byte".counted(found)), but its shape needs \(expected)."
        case .tensorsNotContiguous(let tensor, let expected, let found):
            "Tensor '\(tensor)' begins at byte \(found) of the data instead of \(expected); "
                + "tensors may neither overlap nor leave gaps."
        case .tensorMisaligned(let tensor, let offset):
            "Tensor '\(tensor)' begins at byte \(offset), which is not a multiple of 4; export the model again."
        case .trailingBytes(let expected, let found):
            "The tensors end at byte \(expected) of the data, but the file at \(found); they must cover it."
        case .checksumMismatch(let tensor, let expected, let found):
            "The checksum of tensor '\(tensor)' is \(found), not \(expected); the file is damaged: "
                + "copy or export it again."
        case .checksumMissing(let tensor):
            "There is no checksum for tensor '\(tensor)'; export the model again."
        case .checksumWithoutTensor(let tensor):
            "There is a checksum for '\(tensor)', a tensor that the file does not have."
        case .metadataMissing(let key):
            "The metadata lacks '\(key)'; export the model with Weights/export_keras.py."
        case .metadataInvalid(let key, let expected):
            "The metadata's '\(key)' is invalid: it must be \(expected)."
        case .metadataNotJSON(let key, let error):
            "The metadata's '\(key)' is not valid JSON: \(error)."
        case .unsupportedVersion(let found):
            "The file has version '\(found)' of the format; this reader knows 1 and 2. "
                + "If it is newer, use a newer version of Serval; otherwise export the model again."
        case .wrongKind(let expected, let found):
            "The file is a '\(found)', but a '\(expected)' is needed."
        default:
            modelDescription
        }
    }

    private var modelDescription: String {
        switch self {
        case .missingKey(let layer, let key):
            "\(Self.name(layer)) lacks '\(key)'."
        case .unknownKey(let layer, let key):
            "\(Self.name(layer)) has the key '\(key)', which its class does not have."
        case .invalidValue(let layer, let key, let expected):
            "The '\(key)' of \(Self.name(layer, inSentence: true)) is invalid: it must be \(expected)."
        case .duplicateLayer(let layer):
            "Two layers are named '\(layer)'; names must be unique."
        case .unknownClass(let layer, let className):
            "Layer '\(layer)' is a '\(className)', which is not supported; supported are "
                + LayerClass.allCases.map(\.rawValue).joined(separator: ", ") + "."
        case .danglingInput(let layer, let input):
            "Layer '\(layer)' reads '\(input)', which is not a layer before it."
        case .danglingOutput(let output):
            "The graph returns '\(output)', a layer that it does not have."
        case .inputsInconsistent(let layer):
            "The graph's 'inputs' must name each InputLayer once; '\(layer)' is missing, repeated or none."
        case .missingTensor(let layer, let weight, let tensor):
            "The \(weight) of layer '\(layer)' is the tensor '\(tensor)', which the file does not have."
        case .weightEmpty(let layer, let tensor, let shape):
            "Tensor '\(tensor)' of layer '\(layer)' has the shape \(shape), which holds nothing; export the model again."
        case .weightNotFinite(let layer, let tensor, let index):
            "Tensor '\(tensor)' of layer '\(layer)' is infinite or not a number at element \(index); "
                + "the training run that wrote it has diverged."
        case .weightNotSymmetric(let layer, let tensor, let index):
            "Tensor '\(tensor)' of layer '\(layer)' is -128 at element \(index); a kernel in 8 bits holds -127 to 127."
        case .quantizationInvalid(let layer, let error):
            "The quantization of layer '\(layer)' is invalid: \(error)"
        case .negativeVariance(let layer, let tensor, let index):
            "Tensor '\(tensor)' of layer '\(layer)' is a variance, but negative at element \(index)."
        case .invalidGraph(let error):
            error.description
        case .labelCountMismatch(let labels, let outputs):
            "The file has \("label".counted(labels)) for \("output".counted(outputs)); export the model with one label for each."
        case .preprocessingMismatch(let expected, let found):
            "The pre-processing makes an image of shape \(found), but the network takes \(expected)."
        case .taskMismatch(let task, let expected, let found):
            "The task '\(task)' needs \("output".counted(expected)), but the network returns \(found)."
        case .decodingMismatch(let expected, let found):
            "The decoding of 'serval.task' needs outputs of at least \(expected), but the network returns \(found); "
                + "export it with the decoding that it was trained for."
        case .dumpOfAnotherModel(let model, let expected, let found, let difference):
            "The dump was made from '\(model)', whose graph is another: its checksum is \(found), the model file's is \(expected)"
                + (difference.map { "; \($0)" } ?? "") + ". Write the dump anew from the Keras model that was exported."
        case .dumpTensorMissing(let layer, let tensor):
            "The dump lacks the tensor '\(tensor)' of layer '\(layer)'; dump the reference again."
        case .dumpTensorUnknown(let tensor):
            "The dump has a tensor '\(tensor)', which belongs to no layer; dump the reference again."
        case .dumpShapeMismatch(let layer, let expected, let found):
            "The dump holds \(found) for layer '\(layer)', which needs \(expected); dump the reference again."
        case .arrayInvalid(let problem):
            "The array file cannot be read: \(problem.rawValue)."
        default:
            "\(self)"
        }
    }

    /// A layer's name, or the file's part that stands in for one.
    private static func name(_ layer: String, inSentence: Bool = false) -> String {
        layer.hasPrefix("serval.")
            ? "\(inSentence ? "the" : "The") metadata '\(layer)'"
            : "\(inSentence ? "layer" : "Layer") '\(layer)'"
    }
}
