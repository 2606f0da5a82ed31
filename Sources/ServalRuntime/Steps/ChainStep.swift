import ServalKernelInterface

/// Convolutions computed band by band, so that what lies between them stays in the cache and is never stored whole.
///
/// A unit is a row of the last stage's output. For each band of those rows every stage computes the rows that the next
/// one needs and that are not there yet, into a ring of rows; the last stage writes to its place in the arena. A range of
/// units starts with empty rings, so any split of the work gives the same result.
///
/// The inverted residual block (expansion, depthwise, projection) is the chain this is made for. Source: Sandler et
/// al., MobileNetV2 (2018), section 5 "Memory efficient inference".
struct ChainStep: Sendable {
    enum Kind: Sendable {
        /// Only as the first stage: it reads its input from the arena.
        case convolution(ConvolutionStep)
        case pointwise(PointwiseStep)
        case depthwise(DepthwiseStep)
        case expandedDepthwise(ExpandedDepthwiseStep)
    }

    struct Stage: Sendable {
        var kind: Kind
        var outputSize: MapSize
        /// Rows of the ring, and where it begins in the scratch memory in floats; unused by the last stage.
        var ringRows = 0
        var ringOffset = 0
    }

    var stages: [Stage]
    var inputSize: MapSize
    var images: Int
    var bandRows: Int
    var input: Operand
    var output: Operand
    /// Where the stages' own scratch memory begins, in bytes.
    var stageScratchOffset = 0
    var scratchByteCount = 0

    var unitCount: Int { images * (stages.last?.outputSize.height ?? 0) }
}

extension ChainStep.Stage {
    /// Whether rows are computed in pairs, an even one and the next.
    var computesPairs: Bool {
        if case .depthwise(let step) = kind { step.isWinograd } else { false }
    }

    /// The rows of this stage's input that output rows `rows` read.
    func inputRows(for rows: Range<Int>, inputHeight: Int) -> Range<Int> {
        let window: Window
        switch kind {
        case .pointwise: return rows
        case .convolution(let step): window = step.window
        case .depthwise(let step): window = step.window
        case .expandedDepthwise(let step): return step.inputRows(for: rows)
        }
        let first = rows.lowerBound * window.strideY - window.padTop
        let last = (rows.upperBound - 1) * window.strideY - window.padTop + (window.height - 1) * window.dilationY
        let lower = min(max(first, 0), inputHeight)
        return lower..<max(min(last + 1, inputHeight), lower)
    }
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
            let height = stages[stage - 1].outputSize.height
            var rows = stages[stage].inputRows(for: needed[stage], inputHeight: height)
            // The lower row of a pair, which the next band needs, costs least together with the upper one.
            if stages[stage - 1].computesPairs, !isEnd, rows.upperBound % 2 == 1, rows.upperBound < height {
                rows = rows.lowerBound..<rows.upperBound + 1
            }
            needed[stage - 1] = rows
        }
    }

    func run(_ units: Range<Int>, _ context: StepContext) {
        withUnsafeTemporaryAllocation(of: Range<Int>.self, capacity: 2 * Self.maximumStageCount) { rows in
            guard let needed = rows.baseAddress else { return }
            let produced = needed + Self.maximumStageCount
            forEachImage(rows: units, height: stages[stages.count - 1].outputSize.height) { image, rows in
                for stage in stages.indices { produced[stage] = 0..<0 }
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
                rows: rows, continues: continues, writableEnd: isLast ? rangeEnd : stage.outputSize.height,
                scratch: scratch, context
            ) {
                inputRow(index, $0, image: image, context)
            } outputRow: { row in
                isLast
                    ? context.address(output) + image * stage.outputSize.count + row * stage.outputSize.rowStride
                    : ringRow(index, row, context)
            }
            return
        }
        var row = rows.lowerBound
        while row < rows.upperBound {
            var count = rows.upperBound - row
            let place = image * stage.outputSize.count + row * stage.outputSize.rowStride
            let target: UnsafeMutablePointer<Float>
            if isLast {
                target = context.address(output) + place
            } else {
                count = min(count, stage.ringRows - row % stage.ringRows)
                target = ringRow(index, row, context)
            }
            switch stage.kind {
            case .convolution(let step):
                step.run(
                    image: image, rows: row..<(row + count), output: target,
                    residual: residual(step.residual, place, context), scratch: scratch, context)
            case .pointwise(let step):
                if index > 0 { count = min(count, stages[index - 1].ringRows - row % stages[index - 1].ringRows) }
                step.run(
                    pixels: count * stage.outputSize.width, input: inputRow(index, row, image: image, context),
                    output: target, residual: residual(step.residual, place, context), context)
            case .depthwise(let step):
                step.run(rows: row..<(row + count), output: target, scratch: scratch, context) { source in
                    inputRow(index, source, image: image, context)
                }
            case .expandedDepthwise: break
            }
            row += count
        }
    }

    @inline(__always)
    private func residual(_ operand: Operand?, _ place: Int, _ context: StepContext) -> UnsafePointer<Float>? {
        operand.map { UnsafePointer(context.address($0) + place) }
    }

    @inline(__always)
    private func ringRow(_ stage: Int, _ row: Int, _ context: StepContext) -> UnsafeMutablePointer<Float> {
        context.scratch.assumingMemoryBound(to: Float.self) + stages[stage].ringOffset
            + row % stages[stage].ringRows * stages[stage].outputSize.rowStride
    }

    @inline(__always)
    private func inputRow(_ stage: Int, _ row: Int, image: Int, _ context: StepContext) -> UnsafePointer<Float> {
        if stage == 0 {
            return UnsafePointer(context.address(input) + image * inputSize.count + row * inputSize.rowStride)
        }
        return UnsafePointer(ringRow(stage - 1, row, context))
    }
}
