import ServalKernelInterface
import ServalTensor

/// Two values in 8 bits combined element by element, broadcast against each other. A task is a row (of the last dimension) of the
/// result.
struct QuantizedCombineOperator: PlannedOperator {
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

    let combination: QuantizedCombination
    let left: Term
    let right: Term
    /// The dimensions before the last.
    let dimensions: [Int]
    let channels: Int
    let output: Operand
    let outputStride: Int
    let requantization: Requantization
    /// Neighbouring rows along which each term either goes on or repeats one row.
    private let run: Run
    let taskCount: Int

    private struct Run: Sendable {
        var rows = 1
        var leftRepeats: Bool?
        var rightRepeats: Bool?
    }

    init(
        combination: QuantizedCombination, left: Term, right: Term, dimensions: [Int], channels: Int, output: Operand,
        outputStride: Int, requantization: Requantization
    ) {
        (self.combination, self.left, self.right) = (combination, left, right)
        (self.dimensions, self.channels, taskCount) = (dimensions, channels, dimensions.reduce(1, *))
        (self.output, self.outputStride, self.requantization) = (output, outputStride, requantization)
        var run = Run()
        if !left.repeatsChannels, !right.repeatsChannels {
            for axis in dimensions.indices.reversed() where dimensions[axis] != 1 {
                let (leftRepeats, rightRepeats) = (left.dimensions[axis] == 1, right.dimensions[axis] == 1)
                guard run.leftRepeats ?? leftRepeats == leftRepeats, run.rightRepeats ?? rightRepeats == rightRepeats
                else { break }
                (run.leftRepeats, run.rightRepeats) = (leftRepeats, rightRepeats)
                run.rows *= dimensions[axis]
            }
        }
        self.run = run
    }

    /// Room for one row of each term that repeats along it, and for what kernels read behind it.
    var scratchByteCount: Int { 2 * outputStride + ByteMap.extraByteCount }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        forEachImage(rows: tasks, height: run.rows) { index, rows in
            let first = index * run.rows + rows.lowerBound
            let count = rows.count
            let (leftRow, rightRow) = (left.row(first, in: dimensions), right.row(first, in: dimensions))
            let leftStride = run.leftRepeats == true ? 0 : left.stride
            let rightStride = run.rightRepeats == true ? 0 : right.stride
            context.quantizedKernels.pointee.combine(
                QuantizedCombineCall(
                    combination: combination, left: source(left, leftRow, scratch: 0, context), leftStride: leftStride,
                    leftZeroPoint: left.zeroPoint, leftMultiplier: left.multiplier,
                    right: source(right, rightRow, scratch: outputStride, context), rightStride: rightStride,
                    rightZeroPoint: right.zeroPoint, rightMultiplier: right.multiplier,
                    output: context.bytes(output) + first * outputStride, outputStride: outputStride,
                    pixels: count, channels: channels, requantization: requantization))
        }
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

extension QuantizedCombineOperator.Term {
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
