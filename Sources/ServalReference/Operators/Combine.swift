import ServalGraph
import ServalTensor

extension Reference {
    /// The element-wise combination of two or more values, from the first to the last.
    ///
    /// Dimensions broadcast as in NumPy. An input of lower rank gets its missing dimensions after the batch, so that
    /// [n, c] meets [n, h, w, c] as [n, 1, 1, c]. Source: `keras.src.layers.merging.base_merge`.
    package static func combine(_ combination: Combination, inputs: [ReferenceTensor]) -> ReferenceTensor {
        let rank = inputs.map(\.shape.rank).max() ?? 0
        let operands = inputs.map { input in
            var dimensions = input.shape.dimensions
            dimensions.insert(
                contentsOf: [Int](repeating: 1, count: rank - input.shape.rank), at: min(1, input.shape.rank))
            return input.reshaped(to: dimensions)
        }
        var dimensions = [Int](repeating: 1, count: rank)
        for operand in operands {
            for axis in 0..<rank where operand.shape[axis] != 1 { dimensions[axis] = operand.shape[axis] }
        }
        let output = Shape(validated: dimensions)
        let indices = operands.map { BroadcastIndex(of: $0.shape, in: output) }
        return ReferenceTensor(shape: output) { outputIndex in
            var result = operands[0].values[indices[0](outputIndex)]
            for operand in 1..<operands.count {
                let value = operands[operand].values[indices[operand](outputIndex)]
                switch combination {
                case .add, .average: result += value
                case .subtract: result -= value
                case .multiply: result *= value
                case .maximum: result = max(result, value)
                case .minimum: result = min(result, value)
                }
            }
            return combination == .average ? result / Double(operands.count) : result
        }
    }
}
