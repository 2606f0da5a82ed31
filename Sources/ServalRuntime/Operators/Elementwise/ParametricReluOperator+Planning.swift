import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    /// Slopes are spread over the last dimensions only, from the first one along which they differ: a slope for each channel,
    /// or one for all, takes no more than a pixel has channels.
    mutating func plan(prelu alpha: Tensor, _ index: Int) {
        let dimensions = Array(shapes[index].dimensions.dropFirst())
        let repeated = Self.spreadDimensions(alpha.shape.dimensions, to: dimensions)
        let count = repeated.reduce(1, saturatingProduct)
        let places = SpreadPlaces(from: Array(alpha.shape.dimensions.suffix(repeated.count)), to: repeated)
        let slopes = packer.reserve(count) { packed in
            alpha.withUnsafeFloats { values in
                for element in 0..<count { packed[element] = values[places[element]] }
            }
        }
        let planned = ParametricReluOperator(
            rows: shapes[index].count / max(count, 1), channels: count, alpha: slopes, input: input(index),
            output: operand(index))
        append(index, kernel: kernelName("vprelu"), planned)
    }

    /// The last of `target`'s dimensions, without the first ones along which `source` repeats, but no fewer than make a run
    /// of elements of fair length.
    private static func spreadDimensions(_ source: [Int], to target: [Int]) -> [Int] {
        let (shortRun, longRun) = (64, 4096)
        let padded = [Int](repeating: 1, count: target.count - source.count) + source
        var first = padded.firstIndex { $0 != 1 } ?? target.count - 1
        var count = target[first...].reduce(1, saturatingProduct)
        while count < shortRun, first > 0, saturatingProduct(count, target[first - 1]) <= longRun {
            first -= 1
            count *= target[first]
        }
        return Array(target[first...])
    }
}
