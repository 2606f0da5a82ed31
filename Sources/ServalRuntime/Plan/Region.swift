import ServalTensor

/// Consecutive steps that a thread goes through for its part of the work before it waits for the others: a parallel region.
///
/// Work is divided into tasks. A step reads only what the same task wrote in this region. All other input was finished before
/// the region began. So there is nothing to wait for between the steps, and what one writes lies in its thread's caches
/// when the next one reads it. Valiant, A Bridging Model for Parallel Computation
/// (1990), calls it a superstep.
///
/// A class, so that a thread that begins with a region copies a reference.
package final class Region: Sendable {
    /// What a task is.
    enum Axis: Sendable {
        /// A task of the only operator.
        case tasks
        /// A row of the maps, all of which have the same rows.
        case rows
        /// Channels of an image. Indirect, since few regions go by them and all would have room for their operators.
        indirect case channels(ChannelStages)
        /// All of the work: so little that threads would wait longer for each other than it takes.
        case whole
    }

    /// What computes one of the steps.
    struct Stage: Sendable {
        let `operator`: any PlannedOperator
        /// Asked once, since a run asks for it again and again.
        let taskCount: Int
    }

    /// Indices of the plan's steps.
    package let steps: Range<Int>
    let stages: [Stage]
    let axis: Axis
    package let taskCount: Int
    /// Where the scratch memory of all operators but the first begins, in bytes: behind what the first one keeps there from one
    /// range of tasks to the next.
    let laterScratchOffset: Int
    /// Where the sums of a split-K reduction lie in the scratch memory, in bytes, and the end of it.
    let sumOffset: Int
    let scratchByteCount: Int

    init(steps range: Range<Int>, axis: Axis, taskCount: Int, of steps: [Step]) {
        (self.steps, self.axis, self.taskCount) = (range, axis, taskCount)
        stages = steps[range].map { Stage(operator: $0.operator, taskCount: $0.operator.taskCount) }
        let operators = steps[range].map(\.operator)
        let first = operators[0]
        laterScratchOffset =
            range.count > 1 && first.repeatsWork ? AlignedBuffer.aligned(first.scratchByteCount) : 0
        let later = operators.dropFirst().map(\.scratchByteCount).max() ?? 0
        sumOffset = AlignedBuffer.aligned(max(first.scratchByteCount, laterScratchOffset + later))
        if case .channels(let stages) = axis, let reduced = stages.reduced {
            scratchByteCount = sumOffset + reduced.product.outputCount * MemoryLayout<Float>.stride
        } else {
            scratchByteCount = sumOffset
        }
    }

    /// A step by itself.
    convenience init(step: Int, of steps: [Step]) {
        self.init(steps: step..<step + 1, axis: .tasks, taskCount: steps[step].operator.taskCount, of: steps)
    }
}

/// The operators of a region that goes by channels: 16 of each half of an image's channels, as `WholeMapStrassenLayout` pairs them.
///
/// A product behind them sums over all channels, and so would have to wait for all threads. Where such a sum is split (split-K),
/// each thread computes the partial sums of its own channels, and the region that follows adds the partial sums up: every
/// thread for itself, since each reads all of the result.
struct ChannelStages: Sendable {
    enum Stage: Sendable {
        /// Computes some panels from all input channels.
        case panels(WholeMapStrassenOperator)
        /// Computes the channels of some panels from the same channels.
        case channels(any ChannelOperator)
        /// Computes partial sums from the panels of one part for each task; the last stage.
        case partialSums(SplitSum)
    }

    /// Panels of an image.
    var panelCount: Int
    /// The sums that the region before has left as partial sums: added up first, then read by the first stage.
    var reduced: SplitSum?
    var stages: [Stage]
}

/// A product whose sums are split, and where its partial sums lie.
struct SplitSum: Sendable {
    var product: WholeMapStrassenOperator
    var partialSums: Operand
}
