import ServalKernelInterface
import ServalTensor

/// Convolutions computed band by band, so that what lies between them stays in the cache and is never stored whole.
///
/// A unit is a row of the last stage's output. For each band of those rows every stage computes the rows that the next
/// one needs and that are not there yet, into a ring of rows; the last stage writes to its place in the arena. A range of
/// units starts with empty rings, or goes on with those that the range before it left, so any split of the work gives
/// the same result. Rings and places are counted in
/// bytes: the stages say what lies there, real numbers or levels.
///
/// The inverted residual block (expansion, depthwise, projection) is the chain this is made for. Source: Sandler et
/// al., MobileNetV2 (2018), section 5 "Memory efficient inference".
struct ChainStep: Sendable {
    struct Stage: Sendable {
        var kind: Kind
        var output: StoredMap
        /// Rows of the ring, and where it begins in the scratch memory in bytes; unused by the last stage.
        var ringRows = 0
        var ringOffset = 0
    }

    /// A value that a stage computes.
    struct Value: Sendable {
        var node: Int
        var shape: Shape
        var quantization: QuantizationParameters?
    }

    var stages: [Stage]
    /// What each stage computes.
    var values: [Value]
    var inputMap: StoredMap
    var images: Int
    var bandRows: Int
    var input: Operand
    var output: Operand
    /// Where the stages' own scratch memory begins, in bytes.
    var stageScratchOffset = 0
    var scratchByteCount = 0

    var unitCount: Int { images * (stages.last?.output.height ?? 0) }
}

extension ChainStep {
    /// Most stages that a chain may have; the progress of each is kept on the stack.
    static let maximumStageCount = 8

    /// For each stage the rows it must provide for a band of final rows.
    ///
    /// - Parameter isEnd: whether no band follows.
    @inline(__always)
    func neededRows(_ final: Range<Int>, isEnd: Bool, into needed: UnsafeMutablePointer<Range<Int>>) {
        needed[stages.count - 1] = final
        for stage in stride(from: stages.count - 1, to: 0, by: -1) {
            let height = stages[stage - 1].output.height
            var rows = stages[stage].kind.inputRows(for: needed[stage], inputHeight: height)
            // The lower row of a pair, which the next band needs, costs least together with the upper one.
            if stages[stage - 1].kind.computesPairs, !isEnd, rows.upperBound % 2 == 1, rows.upperBound < height {
                rows = rows.lowerBound..<rows.upperBound + 1
            }
            needed[stage - 1] = rows
        }
    }

    /// - Parameter continues: whether the context's last range of this step ended where this one begins.
    func run(_ units: Range<Int>, continues: Bool, _ context: StepContext) {
        let last = stages.count - 1
        let produced = producedRows(context)
        withUnsafeTemporaryAllocation(of: Range<Int>.self, capacity: Self.maximumStageCount) { rows in
            guard let needed = rows.baseAddress else { return }
            forEachImage(rows: units, height: stages[last].output.height) { image, rows in
                if !continues || rows.lowerBound == 0 {
                    for stage in stages.indices { produced[stage] = 0..<0 }
                }
                // What a last stage has begun of a row beyond its range is not kept.
                produced[last] = 0..<0
                for first in stride(from: rows.lowerBound, to: rows.upperBound, by: bandRows) {
                    let end = min(first + bandRows, rows.upperBound)
                    neededRows(first..<end, isEnd: end == rows.upperBound, into: needed)
                    for stage in stages.indices {
                        let begin = max(produced[stage].upperBound, needed[stage].lowerBound)
                        if begin < needed[stage].upperBound {
                            compute(
                                stage, rows: begin..<needed[stage].upperBound,
                                continues: !produced[stage].isEmpty && begin == produced[stage].upperBound,
                                rangeEnd: rows.upperBound, image: image, context)
                        }
                        produced[stage] = needed[stage]
                    }
                }
            }
        }
    }

    /// Computes rows of one stage, in pieces that are contiguous in the rings.
    ///
    /// - Parameters:
    ///   - continues: whether the stage's last rows are those before `rows`.
    ///   - rangeEnd: where this thread's rows of the last stage end.
    private func compute(
        _ index: Int, rows: Range<Int>, continues: Bool, rangeEnd: Int, image: Int, _ context: StepContext
    ) {
        let stage = stages[index]
        let isLast = index == stages.count - 1
        let scratch = context.scratch + stageScratchOffset
        if case .expandedDepthwise(let step) = stage.kind {
            step.run(
                rows: rows, continues: continues, writableEnd: isLast ? rangeEnd : stage.output.height,
                scratch: scratch, context
            ) {
                UnsafePointer(inputRow(index, $0, image: image, context).assumingMemoryBound(to: Float.self))
            } outputRow: {
                outputRow(index, $0, image: image, context).assumingMemoryBound(to: Float.self)
            }
        } else {
            var row = rows.lowerBound
            while row < rows.upperBound {
                var count = rows.upperBound - row
                if !isLast { count = min(count, stage.ringRows - row % stage.ringRows) }
                if stage.kind.isPointwise, index > 0 {
                    count = min(count, stages[index - 1].ringRows - row % stages[index - 1].ringRows)
                }
                let piece = Piece(
                    image: image, rows: row..<(row + count), pixels: count * stage.output.width,
                    place: stage.output.place(image: image, row: row),
                    output: outputRow(index, row, image: image, context), scratch: scratch)
                stage.kind.run(piece, context) { inputRow(index, $0, image: image, context) }
                row += count
            }
        }
        if let copies = context.chainCopies, !isLast {
            copy(index, rows: rows, image: image, to: copies[index], context)
        }
    }

    /// Keeps rows that a stage has put into its ring.
    private func copy(
        _ index: Int, rows: Range<Int>, image: Int, to map: UnsafeMutableRawPointer, _ context: StepContext
    ) {
        let output = stages[index].output
        for row in rows {
            (map + output.place(image: image, row: row)).copyMemory(
                from: outputRow(index, row, image: image, context), byteCount: output.rowByteCount)
        }
    }

    /// Where a stage puts a row: in its ring, or in the arena.
    @inline(__always)
    private func outputRow(_ index: Int, _ row: Int, image: Int, _ context: StepContext) -> UnsafeMutableRawPointer {
        if index == stages.count - 1 {
            return UnsafeMutableRawPointer(context.bytes(output)) + stages[index].output.place(image: image, row: row)
        }
        return context.scratch
            + (stages[index].ringOffset + row % stages[index].ringRows * stages[index].output.rowByteCount)
    }

    @inline(__always)
    private func inputRow(_ index: Int, _ row: Int, image: Int, _ context: StepContext) -> UnsafeRawPointer {
        if index == 0 {
            return UnsafeRawPointer(context.bytes(input)) + inputMap.place(image: image, row: row)
        }
        return UnsafeRawPointer(outputRow(index - 1, row, image: image, context))
    }
}
