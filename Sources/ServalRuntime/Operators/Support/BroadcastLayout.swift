/// How two broadcast operands walk over a dense result: its dimensions joined where both operands allow it.
struct BroadcastLayout: Hashable, Sendable {
    struct Dimension: Hashable, Sendable {
        var count: Int
        /// Floats from one index to the next; 0 where the operand repeats.
        var leftStride: Int
        var rightStride: Int
    }

    /// Outermost first.
    var outer: [Dimension]
    var rows: Dimension
    /// Strides are 0 or 1, and at least one of them is 1.
    var channels: Dimension

    /// Both shapes broadcast to `result` as in NumPy.
    init(left: [Int], right: [Int], result: [Int]) {
        let leftStrides = Self.strides(left, rank: result.count)
        let rightStrides = Self.strides(right, rank: result.count)
        var joined: [Dimension] = []
        for axis in result.indices where result[axis] != 1 {
            let inner = Dimension(count: result[axis], leftStride: leftStrides[axis], rightStride: rightStrides[axis])
            if let last = joined.last, last.leftStride == inner.leftStride * inner.count,
                last.rightStride == inner.rightStride * inner.count
            {
                joined[joined.count - 1] = Dimension(
                    count: last.count * inner.count, leftStride: inner.leftStride, rightStride: inner.rightStride)
            } else {
                joined.append(inner)
            }
        }
        channels = joined.popLast() ?? Dimension(count: 1, leftStride: 1, rightStride: 1)
        rows = joined.popLast() ?? Dimension(count: 1, leftStride: 0, rightStride: 0)
        outer = joined
    }

    /// Strides of `dimensions`, aligned at the last axis; 0 where a dimension is 1 or missing.
    private static func strides(_ dimensions: [Int], rank: Int) -> [Int] {
        var strides = [Int](repeating: 0, count: rank)
        var stride = 1
        for (offset, dimension) in dimensions.reversed().enumerated() {
            strides[rank - 1 - offset] = dimension == 1 ? 0 : stride
            stride *= dimension
        }
        return strides
    }
}
