/// The weights of an antialiased bilinear filter along one axis: which source samples make up each target sample.
///
/// The triangle filter is one source sample wide to either side when enlarging and as much wider as the picture gets
/// smaller when reducing. Weights, their rounding to 22 fractional bits and the bounds are those of Pillow's
/// `resize(…, BILINEAR, box=…)`.
struct ResampleKernel {
    /// Fractional bits of a weight: 32 less 8 for the sample and 2 for headroom.
    static let precision: Int32 = 22

    /// Source samples that the widest target sample takes.
    let maximumCount: Int

    /// For each target sample, its first source sample and how many it takes.
    let starts: [Int]
    let counts: [Int]

    /// `maximumCount` weights for each target sample, 0 beyond its count.
    let weights: [Int32]

    /// - Parameters:
    ///   - sourceCount: Samples of the source along the axis.
    ///   - from: Where in the source the target starts; samples are one apart, the first from 0 to 1.
    ///   - to: Where it ends.
    ///   - targetCount: Samples of the target.
    init(sourceCount: Int, from: Double, to: Double, targetCount: Int) {
        // Pillow passes the box as single precision.
        let (from, to) = (Float(from), Float(to))
        let scale = Double(to - from) / Double(targetCount)
        let filterScale = max(scale, 1)
        let support = filterScale
        let maximumCount = Int(support.rounded(.up)) * 2 + 1
        var starts: [Int] = []
        var counts: [Int] = []
        var weights = [Int32](repeating: 0, count: targetCount * maximumCount)
        var values = [Double](repeating: 0, count: maximumCount)
        for target in 0..<targetCount {
            let center = Double(from) + (Double(target) + 0.5) * scale
            let start = max(0, Int(center - support + 0.5))
            let count = max(0, min(sourceCount, Int(center + support + 0.5)) - start)
            var sum = 0.0
            for index in 0..<count {
                let distance = abs((Double(index + start) - center + 0.5) * (1 / filterScale))
                values[index] = max(0, 1 - distance)
                sum += values[index]
            }
            for index in 0..<count {
                let weight = sum == 0 ? values[index] : values[index] / sum
                weights[target * maximumCount + index] = Int32(0.5 + weight * Double(1 << Self.precision))
            }
            starts.append(start)
            counts.append(count)
        }
        self.maximumCount = maximumCount
        self.starts = starts
        self.counts = counts
        self.weights = weights
    }

    /// Whether every target sample is a source sample.
    static func isIdentity(sourceCount: Int, from: Double, to: Double, targetCount: Int) -> Bool {
        sourceCount == targetCount && from == 0 && to == Double(sourceCount)
    }
}
