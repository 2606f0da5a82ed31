import ServalRuntime
import ServalTensor
import ServalWeights

/// Why a model could not be quantized.
public enum QuantizationError: Error, Sendable {
    /// The model file is damaged or not a model.
    case file(WeightsError)
    /// The model is quantized already.
    case alreadyQuantized
    /// No input was given to calibrate with.
    case noCalibration
    /// A calibration input has another number of tensors, another shape or element type than the network takes.
    case inputMismatch(index: Int, expected: [[Int]], found: [[Int]])
    /// A layer to be kept in float32 is none of the model's.
    case unknownLayer(name: String)
    /// A value of the float32 network is infinite or not a number for a calibration input.
    case notFinite(layer: String, input: Int)
    /// The network, as it was or quantized, could not be compiled; `reason` is a sentence.
    case compilation(reason: String)
}

extension QuantizationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .file(let error): error.description
        case .alreadyQuantized:
            "The model is quantized already; start from the float32 file."
        case .noCalibration:
            "There is nothing to calibrate with; give photos or arrays that the network will see."
        case .inputMismatch(let index, let expected, let found):
            "Calibration input \(index) has the float32 tensors \(found), but the network takes \(expected)."
        case .unknownLayer(let name):
            "There is no layer '\(name)' to be kept in float32; 'serval inspect' lists the layers."
        case .notFinite(let layer, let input):
            "The value of layer '\(layer)' is infinite or not a number for calibration input \(input); "
                + "the model or the input is unfit."
        case .compilation(let reason): reason
        }
    }
}
