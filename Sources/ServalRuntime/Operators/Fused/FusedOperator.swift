import ServalKernelInterface
import ServalTensor

/// Convolutions computed tile by tile of rows, so that what lies between them stays in the cache and is never stored whole.
///
/// A task is a row of the last stage's output. For each tile of those rows every stage computes the rows that the next
/// one needs and that are not there yet, into a line buffer; the last stage writes to its place in the arena. A range of
/// tasks starts with empty line buffers, or goes on with those that the range before it left, so any division of the work gives
/// the same result. Line buffers and places are counted in bytes: the stages know what lies there, float32 or quantized values.
///
/// The inverted residual block (expansion, depthwise, projection) is what this is made for. Source: Sandler et
/// al., MobileNetV2 (2018), section 5 "Memory efficient inference".
struct FusedOperator: PlannedOperator {
    struct Stage: Sendable {
        let `operator`: any RowOperator
        let output: StoredMap
        // What the operator is asked for each tile, asked once.
        let readsAdjacentRows, computesRowPairs, beginsNextRow: Bool
        /// Rows of the line buffer, and where it begins in the scratch memory in bytes; unused by the last stage.
        var lineCount = 0
        var lineOffset = 0

        init(_ planned: any RowOperator, output: StoredMap) {
            (self.operator, self.output) = (planned, output)
            readsAdjacentRows = planned.readsAdjacentRows
            computesRowPairs = planned.computesRowPairs
            beginsNextRow = planned.beginsNextRow
        }
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
    /// Rows of the last stage's output that are computed in one go.
    var tileRows: Int
    var input: Operand
    var output: Operand
    /// Where the stages' own scratch memory begins, in bytes.
    var stageScratchOffset = 0
    var scratchByteCount = 0

    var taskCount: Int { images * (stages.last?.output.height ?? 0) }
    var axes: OperatorAxes { .rows }
    var taskMultiple: Int { tileRows }
    var rowMultiple: Int { tileRows }
    /// The rows at the edges of a range, in all stages but the last.
    var repeatsWork: Bool { true }
    var hasQuantizedProducts: Bool { stages.allSatisfy(\.operator.hasQuantizedProducts) }
}

extension FusedOperator {
    /// Most stages of one fused operator. Rows needed are on the stack; rows produced are in scratch memory.
    static let maximumStageCount = 8

    /// For each stage the rows it must provide for a tile of final rows.
    ///
    /// - Parameter isEnd: whether no tile follows.
    func neededRows(_ final: Range<Int>, isEnd: Bool, into needed: UnsafeMutablePointer<Range<Int>>) {
        needed[stages.count - 1] = final
        for stage in stride(from: stages.count - 1, to: 0, by: -1) {
            let height = stages[stage - 1].output.height
            var rows = stages[stage].operator.inputRows(for: needed[stage])
            // The lower row of a pair, which the next tile needs, costs least together with the upper one.
            if stages[stage - 1].computesRowPairs, !isEnd, rows.upperBound % 2 == 1, rows.upperBound < height {
                rows = rows.lowerBound..<rows.upperBound + 1
            }
            needed[stage - 1] = rows
        }
    }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let last = stages.count - 1
        let produced = producedRows(context)
        withUnsafeTemporaryAllocation(of: Range<Int>.self, capacity: Self.maximumStageCount) { rows in
            guard let needed = rows.baseAddress else { return }
            forEachImage(rows: tasks, height: stages[last].output.height) { image, rows in
                if !context.continues || rows.lowerBound == 0 {
                    for stage in stages.indices { produced[stage] = 0..<0 }
                }
                // What a last stage has begun of a row beyond its range is not kept.
                produced[last] = 0..<0
                for first in stride(from: rows.lowerBound, to: rows.upperBound, by: tileRows) {
                    let end = min(first + tileRows, rows.upperBound)
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

    /// Computes rows of one stage, in tiles whose rows lie side by side in the line buffers where the stage wants that.
    ///
    /// - Parameters:
    ///   - continues: whether the stage's last rows are those before `rows`.
    ///   - rangeEnd: where this thread's rows of the last stage end.
    private func compute(
        _ index: Int, rows: Range<Int>, continues: Bool, rangeEnd: Int, image: Int, _ context: ThreadContext
    ) {
        let map = stages[index].output
        let (input, output) = (inputRows(index, image: image, context), outputRows(index, image: image, context))
        var tile = RowTile(
            image: image, rows: rows, pixels: rows.count * map.width,
            firstPixel: map.pixel(image: image, row: rows.lowerBound), input: input, output: output,
            continues: continues,
            writableEnd: index == stages.count - 1 ? rangeEnd : map.height,
            scratch: context.scratch + stageScratchOffset)
        if stages[index].beginsNextRow { return stages[index].operator.compute(tile, context) }
        var row = rows.lowerBound
        while row < rows.upperBound {
            var count = min(rows.upperBound - row, output.count - row % output.count)
            if stages[index].readsAdjacentRows { count = min(count, input.count - row % input.count) }
            tile.rows = row..<(row + count)
            tile.pixels = count * map.width
            tile.firstPixel = map.pixel(image: image, row: row)
            stages[index].operator.compute(tile, context)
            row += count
        }
    }

    /// Where a stage puts an image's rows: in its line buffer, or in the arena.
    private func outputRows(_ index: Int, image: Int, _ context: ThreadContext) -> MapRows {
        let map = stages[index].output
        if index == stages.count - 1 { return map.rows(of: image, at: context.bytes(output)) }
        return MapRows(
            start: context.scratch + stages[index].lineOffset, rowByteCount: map.rowByteCount,
            count: stages[index].lineCount)
    }

    private func inputRows(_ index: Int, image: Int, _ context: ThreadContext) -> MapRows {
        index == 0
            ? inputMap.rows(of: image, at: context.bytes(input)) : outputRows(index - 1, image: image, context)
    }
}
