import ServalKernelInterface

/// A 1x1 convolution of a small map computed by Strassen's algorithm. A unit is a panel of some pixels of an image.
struct TallStrassenStep: Sendable {
    var layout: TallStrassenLayout
    var weights: Operand
    var input: Operand
    var output: Operand
    var residual: Operand?
    /// Where each part of the sums goes by itself, one map behind the other; nil where the parts are never apart.
    var parts: Operand?
    var images: Int
    var epilogue: Epilogue

    var unitCount: Int { images * layout.unitCount }

    /// Elements of the output that the units below `unit` compute.
    func work(before unit: Int) -> Int {
        let (panel, group) = (unit / layout.rowGroups, unit % layout.rowGroups)
        let rows = panel * layout.halfPixels + layout.rows(ofGroups: 0..<group).count
        return rows * 4 * TallStrassenLayout.lanes
    }

    var scratchByteCount: Int { layout.scratchFloats * MemoryLayout<Float>.stride }

    /// - Parameters:
    ///   - continues: whether the context's last range of this step ended where this one begins.
    ///   - source: the input, if it lies elsewhere.
    func run(
        _ units: Range<Int>, continues: Bool, from source: UnsafePointer<Float>? = nil, _ context: StepContext
    ) {
        let source = source ?? UnsafePointer(context.address(input))
        forEachRectangle(of: units, columns: layout.unitCount) { images, units in
            for image in images {
                run(
                    image: image, units, keepsFactors: continues && units.lowerBound > 0,
                    from: source + image * layout.pixels * layout.inputChannels, context)
            }
        }
    }

    private func run(
        image: Int, _ units: Range<Int>, keepsFactors: Bool, from source: UnsafePointer<Float>, _ context: StepContext
    ) {
        let place = image * layout.pixels * layout.outputChannels
        let target = context.address(output) + place
        context.kernels.tallStrassen(
            TallStrassenCall(
                layout: layout, weights: context.address(weights), input: source, inputStride: layout.inputChannels,
                output: target, outputStride: layout.outputChannels,
                residual: residual.map { UnsafePointer(context.address($0) + place) },
                residualStride: layout.outputChannels, units: units, keepsFactors: keepsFactors, low: epilogue.low,
                high: epilogue.high,
                scratch: context.scratch.assumingMemoryBound(to: Float.self)))
        guard epilogue.unary != nil else { return }
        forEachRectangle(of: units, columns: layout.rowGroups) { panels, groups in
            finish(columns: panels, rows: layout.rows(ofGroups: groups), target, context)
        }
    }

    /// Applies the activation to what some panels computed for some pixels of both halves.
    private func finish(
        columns panels: Range<Int>, rows: Range<Int>, _ target: UnsafeMutablePointer<Float>, _ context: StepContext
    ) {
        let lanes = TallStrassenLayout.lanes
        // The middle pixel of an odd number is in both halves and counts in the lower one.
        let upper = rows.lowerBound..<min(rows.upperBound, layout.lowerPixel)
        let lower = rows.lowerBound + layout.lowerPixel..<rows.upperBound + layout.lowerPixel
        for half in 0..<2 {
            let columns = target + (half * layout.outputChannels / 2 + panels.lowerBound * lanes)
            finish(columns, upper, channels: panels.count * lanes, context)
            finish(columns, lower, channels: panels.count * lanes, context)
        }
    }

    private func finish(
        _ columns: UnsafeMutablePointer<Float>, _ pixels: Range<Int>, channels: Int, _ context: StepContext
    ) {
        epilogue.finish(
            columns + pixels.lowerBound * layout.outputChannels, stride: layout.outputChannels, rows: pixels.count,
            channels: channels, kernels: context.kernels)
    }
}
