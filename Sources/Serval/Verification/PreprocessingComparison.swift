import ServalImage
import ServalTensor
import ServalWeights

/// The input that a dump's photo becomes, compared with the input in the dump, which Pillow computed.
public struct PreprocessingComparison: Sendable {
    /// The mean absolute difference of all elements, in levels of 8 bits.
    public let meanDifference: Double
    /// The largest absolute difference of one element, in levels of 8 bits.
    public let maximumDifference: Double
    /// The smallest and largest value that the model's pre-processing makes of pixels.
    public let statedRange: ClosedRange<Double>
    /// The smallest and largest value of the dump's input.
    public let dumpRange: ClosedRange<Double>

    /// The largest mean difference that passes, in levels of 8 bits.
    ///
    /// Decoders may differ by a level where they round an inverse cosine transform or a colour conversion, and
    /// resizing by another; a shift by one pixel or a wrong scale differ by far more.
    public static let meanLimit = 1.0
    /// The largest difference of one element that passes, in levels of 8 bits.
    public static let maximumLimit = 4.0

    /// Whether both differences are within their limits.
    public var passed: Bool {
        meanDifference <= Self.meanLimit && maximumDifference <= Self.maximumLimit
    }

    init(photo: Tensor, expected: Tensor, preprocessing: Preprocessing) throws(ImageError) {
        let image = try photo.withUnsafeBytes { bytes throws(ImageError) in try Image.decode(bytes) }
        let input = try preprocessing.input(from: image)
        let channels = preprocessing.color.channels
        var (sum, maximum) = (0.0, 0.0)
        input.withUnsafeFloats { found in
            expected.withUnsafeFloats { wanted in
                for index in found.indices {
                    let scale = Double(abs(preprocessing.scale[index % channels]))
                    let difference = abs(Double(found[index]) - Double(wanted[index]))
                    let levels = scale > 0 ? difference / scale : difference
                    sum += levels
                    maximum = max(maximum, levels)
                }
            }
        }
        meanDifference = sum / Double(input.shape.count)
        maximumDifference = maximum
        statedRange = preprocessing.valueRange
        dumpRange = expected.withUnsafeFloats { values in Double(values.min() ?? 0)...Double(values.max() ?? 0) }
    }
}

extension Preprocessing {
    /// The smallest and largest value that a level of 0 to 255 becomes in any channel.
    fileprivate var valueRange: ClosedRange<Double> {
        let ends = zip(scale, offset).flatMap { [Double($1), 255 * Double($0) + Double($1)] }
        return (ends.min() ?? 0)...(ends.max() ?? 0)
    }
}
