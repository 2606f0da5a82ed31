import ServalGraph
import ServalImage
import ServalReference
import ServalWeights

/// Why a model could not be compared with a dump at all.
public enum VerificationError: Error, Sendable {
    /// The model file is damaged or not a model.
    case model(WeightsError)
    /// The dump is damaged, not a dump, or that of another model.
    case dump(WeightsError)
    /// The model could not be compiled.
    case compilation(ServalError)
    /// The dump holds an infinite value or one that is not a number; `index` is a row-major position.
    case referenceNotFinite(layer: String, index: Int)
    /// The dump's photo cannot be decoded.
    case photo(ImageError)
    /// The dump has a photo, but its input is not one image of the size that pre-processing makes.
    case photoInputMismatch(expected: [Int], found: [Int])
}

extension VerificationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .model(let error): "The model file: \(error)"
        case .dump(let error): "The dump: \(error)"
        case .compilation(let error): error.description
        case .referenceNotFinite(let layer, let index):
            "The dump's value of layer '\(layer)' is infinite or not a number at element \(index); "
                + "dump the reference with another input."
        case .photo(let error): "The dump's photo: \(error)"
        case .photoInputMismatch(let expected, let found):
            "The dump's photo becomes an input of shape \(expected), but the dump's input has \(found); "
                + "dump the reference again."
        }
    }
}
