import ServalTensor

/// Consecutive steps that a thread goes through for its part of the work before it waits for the others.
///
/// Work is divided into units. Of what the steps before it wrote, a step reads for a unit only what they wrote for the
/// same unit; everything else was complete before the superstep began. So there is nothing to wait for between them, and
/// what one writes lies in its thread's caches when the next one reads it. The term is that of Valiant, A Bridging Model
/// for Parallel Computation (1990).
package struct Superstep: Sendable {
    /// What a unit is.
    enum Axis: Sendable {
        /// A unit of the only step.
        case units
        /// A row of the maps, all of which have the same rows.
        case rows
        /// Channels of an image (`Panels`).
        case panels(Panels)
        /// All of the work: so little that threads would wait longer for each other than it takes.
        case whole
    }

    /// Indices of the plan's steps.
    package let steps: Range<Int>
    let axis: Axis
    package let unitCount: Int
    /// Where the scratch memory of all steps but the first begins, in bytes: behind what the first one keeps there from one
    /// range of units to the next.
    let laterScratchOffset: Int
    /// Where the sums of parts lie in the scratch memory, in bytes, and the end of it.
    let sumOffset: Int
    let scratchByteCount: Int

    init(steps range: Range<Int>, axis: Axis, unitCount: Int, of steps: [Step]) {
        (self.steps, self.axis, self.unitCount) = (range, axis, unitCount)
        let first = steps[range.lowerBound]
        laterScratchOffset =
            range.count > 1 && first.repeatsWork ? AlignedBuffer.aligned(first.scratchByteCount) : 0
        let later = steps[range.dropFirst()].map(\.scratchByteCount).max() ?? 0
        sumOffset = AlignedBuffer.aligned(max(first.scratchByteCount, laterScratchOffset + later))
        if case .panels(let panels) = axis, let step = panels.stepBefore(range, of: steps) {
            scratchByteCount = sumOffset + step.outputCount * MemoryLayout<Float>.stride
        } else {
            scratchByteCount = sumOffset
        }
    }

    /// A step by itself.
    init(step: Int, of steps: [Step]) {
        self.init(steps: step..<step + 1, axis: .units, unitCount: steps[step].unitCount, of: steps)
    }

    /// Computes the units of a range.
    ///
    /// - Parameter continues: whether the last units that this context computed are those of this superstep before these.
    func run(_ units: Range<Int>, of steps: [Step], continues: Bool, _ context: StepContext) {
        switch axis {
        case .units: steps[self.steps.lowerBound].run(units, continues: continues, context)
        case .whole:
            for index in self.steps { steps[index].run(0..<steps[index].unitCount, context) }
        case .rows:
            forEachStep(of: steps, continues: continues, context) { step, continues, context in
                let scale = step.unitCount / unitCount
                step.run(units.lowerBound * scale..<units.upperBound * scale, continues: continues, context)
            }
        case .panels(let panels): run(panels, units, of: steps, continues: continues, context)
        }
    }

    /// Calls `body` with each step and the context for it.
    @inline(__always)
    func forEachStep(
        of steps: [Step], continues: Bool, _ context: StepContext,
        _ body: (_ step: Step, _ continues: Bool, _ context: StepContext) -> Void
    ) {
        var later = context
        later.scratch += laterScratchOffset
        for index in self.steps {
            let isFirst = index == self.steps.lowerBound
            body(steps[index], continues && isFirst, isFirst ? context : later)
        }
    }
}
