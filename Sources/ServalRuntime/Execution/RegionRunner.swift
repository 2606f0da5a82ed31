import ServalKernelInterface

extension Region {
    /// Computes a range of the tasks.
    ///
    /// - Parameter context: its `continues` says whether the last tasks that the thread computed are those of this region before
    ///   these.
    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        switch axis {
        case .tasks: stages[0].operator.run(tasks, context)
        case .whole:
            for index in stages.indices { stages[index].operator.run(0..<stages[index].taskCount, context) }
        case .rows:
            for index in stages.indices {
                let tasksPerRow = stages[index].taskCount / taskCount
                stages[index].operator.run(
                    tasks.lowerBound * tasksPerRow..<tasks.upperBound * tasksPerRow, stageContext(index, context))
            }
        case .channels(let stages): run(stages, tasks, context)
        }
    }

    /// The context for an operator: only the first one finds its scratch memory as it left it.
    private func stageContext(_ index: Int, _ context: ThreadContext) -> ThreadContext {
        guard index > 0 else { return context }
        var later = context
        later.scratch += laterScratchOffset
        later.continues = false
        return later
    }

    private func run(_ stages: ChannelStages, _ tasks: Range<Int>, _ context: ThreadContext) {
        let sums = (context.scratch + sumOffset).assumingMemoryBound(to: Float.self)
        if let reduced = stages.reduced {
            let (product, pixels) = (reduced.product, reduced.product.layout.pixels)
            if !context.continues { product.reduce(reduced.partialSums, to: sums, context) }
            product.store(
                sums, pixels: tasks.lowerBound * pixels / taskCount..<tasks.upperBound * pixels / taskCount, context)
        }
        let panels = stages.panels(of: tasks)
        for index in stages.stages.indices {
            let context = stageContext(index, context)
            switch stages.stages[index] {
            case .panels(let product):
                let groups = product.layout.rowGroups
                let readsSums = index == 0 && stages.reduced != nil
                product.run(
                    panels.lowerBound * groups..<panels.upperBound * groups,
                    from: UnsafePointer(readsSums ? sums : context.address(product.input)),
                    stride: readsSums ? product.layout.inputChannels : product.inputStride, context)
            case .channels(let planned):
                stages.forEachHalf(of: panels) { image, channels in
                    planned.compute(image: image, channels: channels, context)
                }
            case .partialSums(let sum):
                for part in tasks { sum.product.run(part: part, to: sum.partialSums, context) }
            }
        }
    }
}

extension ChannelStages {
    /// The panels of some tasks, numbered through all images: a task is a panel or, where partial sums are left, the panels of a
    /// part.
    fileprivate func panels(of tasks: Range<Int>) -> Range<Int> {
        guard case .partialSums(let sum) = stages[stages.count - 1] else { return tasks }
        let layout = sum.product.layout
        return layout.blocks(ofPart: tasks.lowerBound)
            .lowerBound..<layout.blocks(ofPart: tasks.upperBound - 1).upperBound
    }

    /// Calls `body` with the channels of some panels in the left and in the right half of an image's channels.
    fileprivate func forEachHalf(of panels: Range<Int>, _ body: (_ image: Int, _ channels: Range<Int>) -> Void) {
        let lanes = WholeMapStrassenLayout.lanes
        forEachImage(rows: panels, height: panelCount) { image, panels in
            body(image, panels.lowerBound * lanes..<panels.upperBound * lanes)
            body(image, (panelCount + panels.lowerBound) * lanes..<(panelCount + panels.upperBound) * lanes)
        }
    }
}
