import ServalKernelInterface

extension Superstep {
    /// Steps that go by channels: 16 of each half of an image's channels, as `TallStrassenLayout` pairs them.
    ///
    /// A product behind them sums over all channels, and so would have to wait for all threads. Where such a sum is made of
    /// parts, each thread computes the part of its own channels, and the superstep that follows adds the parts up: every
    /// thread for itself, since each reads all of the result.
    struct Panels: Sendable {
        /// Panels of an image.
        var count: Int
        /// Whether the step before the first one has left its sums in parts.
        var sumsParts: Bool
        /// Whether the last step computes a part of its sums for each unit, from the panels of the part.
        var leavesParts: Bool

        /// The step whose parts are added up first.
        func stepBefore(_ range: Range<Int>, of steps: [Step]) -> TallStrassenStep? {
            guard sumsParts, case .tallStrassen(let step) = steps[range.lowerBound - 1].work else { return nil }
            return step
        }
    }

    func run(_ panels: Panels, _ units: Range<Int>, of steps: [Step], continues: Bool, _ context: StepContext) {
        let sums = (context.scratch + sumOffset).assumingMemoryBound(to: Float.self)
        if let step = panels.stepBefore(self.steps, of: steps) {
            if !continues { step.sumParts(to: sums, context) }
            let pixels = step.layout.pixels
            step.store(
                sums, pixels: units.lowerBound * pixels / unitCount..<units.upperBound * pixels / unitCount, context)
        }
        let last = self.steps.upperBound - 1
        var range = units
        if panels.leavesParts, case .tallStrassen(let step) = steps[last].work {
            let (first, last) = (units.lowerBound, units.upperBound - 1)
            range = step.layout.blocks(ofPart: first).lowerBound..<step.layout.blocks(ofPart: last).upperBound
        }
        var index = self.steps.lowerBound
        forEachStep(of: steps, continues: continues, context) { step, continues, context in
            if panels.leavesParts, index == last, case .tallStrassen(let step) = step.work {
                for part in units { step.run(part: part, context) }
            } else {
                step.run(
                    panels: range, count: panels.count, continues: continues,
                    from: panels.sumsParts && index == self.steps.lowerBound ? UnsafePointer(sums) : nil, context)
            }
            index += 1
        }
    }
}

extension Step {
    /// - Parameters:
    ///   - panels: numbered through all images.
    ///   - count: panels of an image.
    ///   - source: the input, if it lies elsewhere.
    fileprivate func run(
        panels: Range<Int>, count: Int, continues: Bool, from source: UnsafePointer<Float>?, _ context: StepContext
    ) {
        switch work {
        case .tallStrassen(let step):
            let groups = step.layout.rowGroups
            step.run(
                panels.lowerBound * groups..<panels.upperBound * groups, continues: continues, from: source, context)
        case .depthwise(let step):
            forEachHalf(of: panels, count) { image, channels in
                step.run(image: image, channels: channels, context)
            }
        case .globalPooling(let step):
            forEachHalf(of: panels, count) { image, channels in
                step.run(image: image, channels: channels, context)
            }
        default: preconditionFailure("a step that does not go by channels")
        }
    }

    /// Calls `body` with the channels of some panels in the left and in the right half of an image's channels.
    private func forEachHalf(
        of panels: Range<Int>, _ count: Int, _ body: (_ image: Int, _ channels: Range<Int>) -> Void
    ) {
        let lanes = TallStrassenLayout.lanes
        forEachImage(rows: panels, height: count) { image, panels in
            body(image, panels.lowerBound * lanes..<panels.upperBound * lanes)
            body(image, (count + panels.lowerBound) * lanes..<(count + panels.upperBound) * lanes)
        }
    }
}
