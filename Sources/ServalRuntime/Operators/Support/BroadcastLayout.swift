/// How two broadcast operands walk over a result: its dimensions joined where all three allow it.
struct BroadcastLayout: Hashable, Sendable {
    struct Dimension: Hashable, Sendable {
        var count: Int
        /// Floats from one index to the next; 0 where the operand repeats.
        var leftStride: Int
        var rightStride: Int
        var resultStride: Int
    }

    /// An operand or the result.
    struct Extents {
        var dimensions: [Int]
        /// Floats from one run of the last dimension to the next; nil where runs lie side by side. A run that lies apart is of two elements
        /// or more.
        var pixelStride: Int?
    }

    /// Outermost first.
    var outer: [Dimension]
    var rows: Dimension
    /// Strides are 0 or 1, and at least one of the operands' is 1.
    var channels: Dimension

    /// Both shapes broadcast to `result` as in NumPy, and all lie densely.
    init(left: [Int], right: [Int], result: [Int]) {
        self.init(
            left: Extents(dimensions: left), right: Extents(dimensions: right), result: Extents(dimensions: result))
    }

    /// Both shapes broadcast to that of `result` as in NumPy.
    init(left: Extents, right: Extents, result: Extents) {
        let rank = result.dimensions.count
        let (leftStrides, rightStrides) = (left.strides(rank: rank), right.strides(rank: rank))
        let resultStrides = result.strides(rank: rank)
        var joined: [Dimension] = []
        for axis in 0..<rank where result.dimensions[axis] != 1 {
            let inner = Dimension(
                count: result.dimensions[axis], leftStride: leftStrides[axis], rightStride: rightStrides[axis],
                resultStride: resultStrides[axis])
            if let last = joined.last, last.leftStride == inner.leftStride * inner.count,
                last.rightStride == inner.rightStride * inner.count,
                last.resultStride == inner.resultStride * inner.count
            {
                joined[joined.count - 1] = Dimension(
                    count: last.count * inner.count, leftStride: inner.leftStride, rightStride: inner.rightStride,
                    resultStride: inner.resultStride)
            } else {
                joined.append(inner)
            }
        }
        channels = joined.popLast() ?? Dimension(count: 1, leftStride: 1, rightStride: 1, resultStride: 1)
        rows = joined.popLast() ?? Dimension(count: 1, leftStride: 0, rightStride: 0, resultStride: 0)
        outer = joined
    }
}

extension BroadcastLayout.Extents {
    /// A stride of each axis of a shape of `rank` dimensions, aligned at the last; 0 where a dimension is 1 or missing.
    fileprivate func strides(rank: Int) -> [Int] {
        var strides = [Int](repeating: 0, count: rank)
        var stride = 1
        for (offset, dimension) in dimensions.reversed().enumerated() {
            strides[rank - 1 - offset] = dimension == 1 ? 0 : stride
            stride = offset == 0 ? pixelStride ?? dimension : stride * dimension
        }
        return strides
    }
}
