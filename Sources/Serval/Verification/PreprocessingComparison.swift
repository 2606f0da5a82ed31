import ServalImage
import ServalTensor
import ServalWeights

/// The input that a dump's photo becomes, compared with the input in the dump, which Pillow computed.
public struct PreprocessingComparison: Sendable {
    /// In levels of 8 bits, over all elements.
    public let meanDifference: Double
    public let maximumDifference: Double

    /// Decoders may differ by a level where they round an inverse cosine transform or a colour conversion, and
    /// resizing by another; a shift by one pixel or a wrong scale differ by far more.
    public static let meanLimit = 1.0
    public static let maximumLimit = 4.0

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
    }
}
