/// One axis of an antialiased bilinear filter: which source samples make up a target sample, and by which weights.
///
/// Weights, their rounding to 22 fractional bits and the bounds are those of Pillow's `resize(…, BILINEAR, box=…)`.
struct ResampleAxis: Equatable {
    let sourceCount: Int
    let targetCount: Int
    /// Where in the source the target starts and ends, in single precision, as Pillow passes the box.
    private let from: Float
    private let to: Float

    init(sourceCount: Int, from: Double, to: Double, targetCount: Int) {
        (self.sourceCount, self.targetCount) = (sourceCount, targetCount)
        (self.from, self.to) = (Float(from), Float(to))
    }

    /// Source samples from one target sample to the next.
    private var scale: Double { Double(to - from) / Double(targetCount) }

    /// How far the triangle filter reaches to either side.
    private var support: Double { max(scale, 1) }

    /// Source samples that the widest target sample takes.
    var maximumCount: Int { Int(support.rounded(.up)) * 2 + 1 }

    /// Writes the weights of a target sample.
    ///
    /// - Parameter output: room for `maximumCount` weights.
    /// - Returns: the first source sample and how many are taken.
    func writeWeights(of target: Int, to output: UnsafeMutablePointer<Int32>) -> (start: Int, count: Int) {
        let (scale, support) = (scale, support)
        let center = Double(from) + (Double(target) + 0.5) * scale
        let start = max(0, Int(center - support + 0.5))
        let count = max(0, min(sourceCount, Int(center + support + 0.5)) - start)
        let inverse = 1 / support
        func value(_ index: Int) -> Double {
            max(0, 1 - abs((Double(index + start) - center + 0.5) * inverse))
        }
        var sum = 0.0
        for index in 0..<count { sum += value(index) }
        for index in 0..<count {
            let weight = sum == 0 ? value(index) : value(index) / sum
            output[index] = Int32(0.5 + weight * Double(1 << ResampleKernel.precision))
        }
        return (start, count)
    }
}
