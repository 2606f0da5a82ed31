import ServalGraph
import ServalKernelInterface
import ServalTensor

/// Normalizations that no convolution could take in: a product and a sum with constants.
extension PlanCompiler {
    /// Mean and variance are spread to the shape that they have together, which may be far smaller than the input's.
    mutating func plan(_ normalization: Normalization, _ index: Int) {
        let (mean, variance, inverts) = (normalization.mean, normalization.variance, normalization.inverts)
        let dimensions = Self.common(mean.shape.dimensions, variance.shape.dimensions)
        let meanPlaces = SpreadPlaces(from: mean.shape.dimensions, to: dimensions)
        let variancePlaces = SpreadPlaces(from: variance.shape.dimensions, to: dimensions)
        let count = dimensions.reduce(1, saturatingProduct)
        @Sendable func deviation(_ variance: Float) -> Double { max(Double(variance).squareRoot(), 1e-7) }
        let scale = packer.reserve(count) { packed in
            variance.withUnsafeFloats { variances in
                for element in 0..<count {
                    let deviation = deviation(variances[variancePlaces[element]])
                    packed[element] = Float(inverts ? deviation : 1 / deviation)
                }
            }
        }
        let offset = packer.reserve(count) { packed in
            mean.withUnsafeFloats { means in
                variance.withUnsafeFloats { variances in
                    for element in 0..<count {
                        let mean = means[meanPlaces[element]]
                        let deviation = deviation(variances[variancePlaces[element]])
                        packed[element] = inverts ? mean : Float(-Double(mean) / deviation)
                    }
                }
            }
        }
        appendScaleAndOffset(index, scale: scale, offset: offset, dimensions: dimensions)
    }

    /// The shape that two broadcast to.
    private static func common(_ a: [Int], _ b: [Int]) -> [Int] {
        let rank = max(a.count, b.count)
        func padded(_ dimensions: [Int]) -> [Int] {
            [Int](repeating: 1, count: rank - dimensions.count) + dimensions
        }
        return zip(padded(a), padded(b)).map { max($0, $1) }
    }

    /// A batch normalization that no convolution could take in, along any axis.
    mutating func plan(_ normalization: BatchNormalization, _ index: Int) {
        let count = normalization.mean.shape.count
        let scale = packer.reserve(count) { packed in
            for (channel, scale) in normalization.scales.enumerated() { packed[channel] = Float(scale) }
        }
        let offset = packer.reserve(count) { packed in
            for (channel, offset) in normalization.offsets.enumerated() { packed[channel] = Float(offset) }
        }
        var dimensions = [Int](repeating: 1, count: shapes[index].rank)
        dimensions[normalization.axis] = count
        appendScaleAndOffset(index, scale: scale, offset: offset, dimensions: dimensions)
    }
}
