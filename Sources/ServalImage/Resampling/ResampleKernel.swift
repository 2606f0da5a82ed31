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
        let axis = ResampleAxis(sourceCount: sourceCount, from: from, to: to, targetCount: targetCount)
        let maximumCount = axis.maximumCount
        var starts: [Int] = []
        var counts: [Int] = []
        var weights = [Int32](repeating: 0, count: targetCount * maximumCount)
        weights.withUnsafeMutableBufferPointer { weights in
            guard let base = weights.baseAddress else { return }
            for target in 0..<targetCount {
                let (start, count) = axis.writeWeights(of: target, to: base + target * maximumCount)
                starts.append(start)
                counts.append(count)
            }
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
