import ServalKernelInterface

/// A 1x1 convolution or dense layer over `pixels` rows of channels.
///
/// A unit is a block of pixels or, where there are few pixels for much weight, a block of pixels for one panel of output
/// channels: threads then share out the weights instead of reading all of them each.
struct PointwiseStep: Sendable {
    enum Split: Sendable {
        /// A unit is this many pixels.
        case pixels(Int)
        /// A unit is this many pixels for one panel; units are numbered (panel, block of pixels).
        case panels(pixels: Int)
    }

    /// Bytes of packed weights above which a layer of few pixels is split by panels: half of a usual level-2 cache.
    static let heavyWeightByteCount = 512 << 10
    static let fewPixels = 128

    var layout: MatrixLayout
    var weights: Operand
    var input: Operand
    var output: Operand
    var residual: Operand?
    var pixels: Int
    var epilogue: Epilogue
    var split: Split

    init(
        layout: MatrixLayout, tileRows: Int, weights: Operand, input: Operand, output: Operand, residual: Operand?,
        pixels: Int, epilogue: Epilogue
    ) {
        (self.layout, self.weights, self.input, self.output) = (layout, weights, input, output)
        (self.residual, self.pixels, self.epilogue) = (residual, pixels, epilogue)
        let isHeavy = layout.floatCount * MemoryLayout<Float>.stride > Self.heavyWeightByteCount
        let isNarrow = pixels < 2 * tileRows
        if isNarrow {
            split = .panels(pixels: pixels)
        } else if isHeavy, pixels <= Self.fewPixels {
            split = .panels(pixels: ((pixels + 1) / 2 + tileRows - 1) / tileRows * tileRows)
        } else {
            split = .pixels(tileRows)
        }
    }

    var unitCount: Int {
        switch split {
        case .pixels(let count): (pixels + count - 1) / count
        case .panels(let count): layout.panelCount * ((pixels + count - 1) / count)
        }
    }

    func run(_ units: Range<Int>, _ context: StepContext) {
        switch split {
        case .panels(let count):
            let blocks = (pixels + count - 1) / count
            var unit = units.lowerBound
            while unit < units.upperBound {
                let (panel, block) = (unit / blocks, unit % blocks)
                // Whole panels go together; at the ends of the range there may be single blocks of one.
                let panelCount = block == 0 ? max((units.upperBound - unit) / blocks, 1) : 1
                let isWhole = block == 0 && units.upperBound - unit >= blocks
                let end = isWhole ? blocks : min(block + units.upperBound - unit, blocks)
                run(
                    panels: panel..<(panel + panelCount), pixels: (block * count)..<min(end * count, pixels),
                    context)
                unit += isWhole ? panelCount * blocks : end - block
            }
        case .pixels(let count):
            // An activation that the kernel does not do itself follows while the block is in the cache.
            let pixelsPerCall = epilogue.unary == nil ? pixels : max(count, Self.fewPixels / count * count)
            let end = min(units.upperBound * count, pixels)
            for begin in stride(from: units.lowerBound * count, to: end, by: pixelsPerCall) {
                let input = context.address(input) + begin * layout.inputChannels
                let place = begin * layout.outputChannels
                run(
                    pixels: min(pixelsPerCall, end - begin), input: input, output: context.address(output) + place,
                    residual: residual.map { UnsafePointer(context.address($0) + place) }, context)
            }
        }
    }

    /// Computes all output channels of some pixels.
    @inline(__always)
    func run(
        pixels: Int, input: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>,
        residual: UnsafePointer<Float>?, _ context: StepContext
    ) {
        run(
            layout, weights: context.address(weights), pixels: pixels, input: input, output: output,
            residual: residual, context)
    }

    /// Computes the output channels of some panels for some pixels.
    private func run(panels: Range<Int>, pixels: Range<Int>, _ context: StepContext) {
        let place = layout.place(ofPanel: panels.lowerBound)
        let offset = pixels.lowerBound * layout.outputChannels + place.column
        run(
            layout.panels(panels), weights: context.address(weights) + place.weightOffset, pixels: pixels.count,
            input: context.address(input) + pixels.lowerBound * layout.inputChannels,
            output: context.address(output) + offset,
            residual: residual.map { UnsafePointer(context.address($0) + offset) }, context)
    }

    @inline(__always)
    private func run(
        _ part: MatrixLayout, weights: UnsafePointer<Float>, pixels: Int, input: UnsafePointer<Float>,
        output: UnsafeMutablePointer<Float>, residual: UnsafePointer<Float>?, _ context: StepContext
    ) {
        context.kernels.pointwise(
            PointwiseCall(
                layout: part, weights: weights, input: input, inputStride: layout.inputChannels, output: output,
                outputStride: layout.outputChannels, residual: residual, residualStride: layout.outputChannels,
                rows: pixels, low: epilogue.low, high: epilogue.high))
        epilogue.finish(
            output, stride: layout.outputChannels, rows: pixels, channels: part.outputChannels,
            kernels: context.kernels)
    }
}
