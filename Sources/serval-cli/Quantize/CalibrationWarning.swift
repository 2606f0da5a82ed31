import Serval
import ServalTensor
import ServalWeights

/// What is wrong with calibration inputs that can be used, but of which no useful ranges come.
enum CalibrationWarning {
    /// Sentences for people.
    ///
    /// - Parameters:
    ///   - inputs: for each calibration input a tensor for each of the network's inputs.
    ///   - names: of the network's inputs.
    ///   - preprocessing: nil where the file states none.
    static func sentences(_ inputs: [[Tensor]], names: [String], preprocessing: Preprocessing?) -> [String] {
        names.indices.compactMap { index in
            let tensors = inputs.compactMap { $0.indices.contains(index) ? $0[index] : nil }
            guard let range = range(of: tensors) else { return nil }
            if range.lowerBound == range.upperBound {
                return
                    "All values of the calibration inputs for '\(names[index])' are \(range.lowerBound), so that the "
                    + "ranges of the layers mean nothing; give typical inputs."
            }
            if tensors.allSatisfy(isFlat) {
                return
                    "Each of the calibration inputs for '\(names[index])' is of one colour, so that the ranges of the "
                    + "layers mean little; give typical inputs."
            }
            guard let stated = preprocessing?.range else { return nil }
            let width = stated.upperBound - stated.lowerBound
            guard
                range.lowerBound < stated.lowerBound - width / 100 || range.upperBound > stated.upperBound + width / 100
            else { return nil }
            return
                "The calibration inputs for '\(names[index])' reach from \(range.lowerBound) to \(range.upperBound), but "
                + "pre-processed photos only from \(stated.lowerBound) to \(stated.upperBound); give inputs as the network "
                + "gets them."
        }
    }

    private static func range(of tensors: [Tensor]) -> ClosedRange<Float>? {
        var (low, high) = (Float.infinity, -Float.infinity)
        for tensor in tensors {
            tensor.withUnsafeFloats { values in
                for value in values { (low, high) = (min(low, value), max(high, value)) }
            }
        }
        return low <= high ? low...high : nil
    }

    /// Whether each channel of an image is the same everywhere.
    private static func isFlat(_ tensor: Tensor) -> Bool {
        let dimensions = tensor.shape.dimensions
        guard dimensions.count == 4, let channels = dimensions.last, channels > 0, tensor.shape.count > channels else {
            return false
        }
        return tensor.withUnsafeFloats { values in
            (channels..<values.count).allSatisfy { values[$0] == values[$0 - channels] }
        }
    }
}

extension Preprocessing {
    /// What the levels 0 to 255 of any channel become.
    var range: ClosedRange<Float> {
        let ends = zip(scale, offset).flatMap { [$1, 255 * $0 + $1] }
        return (ends.min() ?? 0)...(ends.max() ?? 0)
    }
}
