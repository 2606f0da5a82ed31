import ServalKernelInterface
import ServalTensor

/// The sum of two values in 8 bits, broadcast against each other. A task is a row of the result.
struct QuantizedSumOperator: PlannedOperator {
    struct Term: Sendable {
        var place: Operand
        /// Bytes from one row to the next.
        var stride: Int
        var zeroPoint: Int32
        var multiplier: Float
        /// The dimensions before the last, 1 where the term repeats; and whether it repeats along the last.
        var dimensions: [Int]
        var repeatsChannels: Bool
    }

    var left: Term
    var right: Term
    /// The dimensions before the last.
    var dimensions: [Int]
    var channels: Int
    var output: Operand
    var outputStride: Int
    var requantization: Requantization

    var taskCount: Int { dimensions.reduce(1, *) }

    /// Room for one row of each term that repeats along it, and for what kernels read behind it.
    var scratchByteCount: Int { 2 * outputStride + ByteMap.extraByteCount }

    private func isPlain(_ term: Term) -> Bool { term.dimensions == dimensions && !term.repeatsChannels }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        if isPlain(left), isPlain(right) {
            return add(rows: tasks.lowerBound..<tasks.upperBound, tasks.lowerBound, tasks.lowerBound, context)
        }
        for row in tasks {
            add(rows: row..<row + 1, left.row(row, in: dimensions), right.row(row, in: dimensions), context)
        }
    }

    private func add(rows: Range<Int>, _ leftRow: Int, _ rightRow: Int, _ context: ThreadContext) {
        context.quantizedKernels.pointee.add(
            QuantizedAddCall(
                left: source(left, leftRow, scratch: 0, context), leftStride: left.stride,
                leftZeroPoint: left.zeroPoint, leftMultiplier: left.multiplier,
                right: source(right, rightRow, scratch: outputStride, context), rightStride: right.stride,
                rightZeroPoint: right.zeroPoint, rightMultiplier: right.multiplier,
                output: context.bytes(output) + rows.lowerBound * outputStride, outputStride: outputStride,
                pixels: rows.count, channels: channels, requantization: requantization))
    }

    /// A row of a term, spread out in the scratch memory where it is one channel.
    private func source(
        _ term: Term, _ row: Int, scratch: Int, _ context: ThreadContext
    ) -> UnsafePointer<UInt8> {
        let start = context.bytes(term.place) + row * term.stride
        guard term.repeatsChannels else { return UnsafePointer(start) }
        let spread = context.scratch.assumingMemoryBound(to: UInt8.self) + scratch
        spread.update(repeating: start.pointee, count: channels)
        return UnsafePointer(spread)
    }
}

extension QuantizedSumOperator.Term {
    /// The term's row under a row of the result.
    func row(_ row: Int, in result: [Int]) -> Int {
        var (rest, found, step) = (row, 0, 1)
        for axis in Swift.stride(from: result.count - 1, through: 0, by: -1) {
            if dimensions[axis] != 1 { found += rest % result[axis] * step }
            step *= dimensions[axis]
            rest /= result[axis]
        }
        return found
    }
}
