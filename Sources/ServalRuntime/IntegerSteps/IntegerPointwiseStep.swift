import ServalKernelInterface

/// A 1x1 convolution or dense layer in 8 bits over `pixels` rows of channels.
///
/// A unit is a pixel or, where there are few pixels for much weight, a block of pixels for some panels of output channels,
/// as in `PointwiseStep`.
struct IntegerPointwiseStep: Sendable {
    enum Split: Sendable {
        case pixels
        /// A unit is this many pixels for this many panels; units are numbered (panels, block of pixels).
        case panels(pixels: Int, panels: Int)
    }

    /// Bytes of packed weights above which a layer of few pixels is split by panels.
    static let heavyWeightByteCount = 256 << 10
    static let fewPixels = 128
    /// Kernels may write whole groups of so many output channels, so that no two units share one.
    static let channelGroup = 16

    var layout: QuantizedMatrixLayout
    var weights: Operand
    var input: Operand
    var inputStride: Int
    var output: IntegerOutput
    var residual: IntegerResidual?
    var pixels: Int
    /// Pixels that the kernel computes best together.
    var tileRows: Int
    var requantization: Requantization
    var split: Split

    init(
        layout: QuantizedMatrixLayout, tileRows: Int, weights: Operand, input: Operand, inputStride: Int,
        output: IntegerOutput, residual: IntegerResidual?, pixels: Int, requantization: Requantization
    ) {
        (self.layout, self.weights, self.input, self.inputStride) = (layout, weights, input, inputStride)
        (self.output, self.residual, self.pixels) = (output, residual, pixels)
        self.requantization = requantization
        self.tileRows = tileRows
        let panels = Self.panelsPerUnit(layout)
        if pixels < 2 * tileRows {
            split = .panels(pixels: pixels, panels: panels)
        } else if layout.byteCount > Self.heavyWeightByteCount, pixels <= Self.fewPixels {
            split = .panels(pixels: ((pixels + 1) / 2 + tileRows - 1) / tileRows * tileRows, panels: panels)
        } else {
            split = .pixels
        }
    }

    /// The fewest panels after which every unit's columns begin at a multiple of `channelGroup`.
    private static func panelsPerUnit(_ layout: QuantizedMatrixLayout) -> Int {
        for count in 1..<max(layout.panelCount, 1) {
            let begins = stride(from: count, to: layout.panelCount, by: count).map { layout.column(ofPanel: $0) }
            if begins.allSatisfy({ $0 % channelGroup == 0 }) { return count }
        }
        return max(layout.panelCount, 1)
    }

    var scratchByteCount: Int { layout.pointwiseScratchBytes }

    var unitCount: Int {
        switch split {
        case .pixels: pixels
        case .panels(let count, let panels):
            (layout.panelCount + panels - 1) / panels * ((pixels + count - 1) / count)
        }
    }

    /// Elements of the output that the units below `unit` compute.
    func work(before unit: Int) -> Int {
        switch split {
        case .pixels: return unit
        case .panels(let count, let panels):
            let blocks = (pixels + count - 1) / count
            let (group, block) = (unit / blocks, unit % blocks)
            func column(_ group: Int) -> Int { layout.column(ofPanel: min(group * panels, layout.panelCount)) }
            guard block > 0 else { return column(group) * pixels }
            return column(group) * pixels + (column(group + 1) - column(group)) * block * count
        }
    }

    var pieceMultiple: Int {
        switch split {
        case .pixels: tileRows
        case .panels(let count, _): (pixels + count - 1) / count
        }
    }

    func run(_ units: Range<Int>, _ context: StepContext) {
        switch split {
        case .panels(let count, let panels):
            forEachRectangle(of: units, columns: (pixels + count - 1) / count) { groups, blocks in
                run(
                    panels: (groups.lowerBound * panels)..<min(groups.upperBound * panels, layout.panelCount),
                    pixels: (blocks.lowerBound * count)..<min(blocks.upperBound * count, pixels), context)
            }
        case .pixels: run(layout, column: 0, pixels: units, context)
        }
    }

    /// Computes all output channels of some pixels, as levels.
    @inline(__always)
    func run(
        pixels: Int, input: UnsafePointer<UInt8>, output: UnsafeMutablePointer<UInt8>, residual: QuantizedResidual?,
        scratch: UnsafeMutableRawPointer, _ context: StepContext
    ) {
        context.kernels.quantized.pointwise(
            QuantizedPointwiseCall(
                layout: layout, weights: UnsafeRawPointer(context.bytes(weights)), input: input,
                inputStride: inputStride, output: output, outputStride: self.output.stride, residual: residual,
                rows: pixels, requantization: requantization, scratch: scratch))
    }

    private func run(panels: Range<Int>, pixels: Range<Int>, _ context: StepContext) {
        run(layout.panels(panels), column: layout.column(ofPanel: panels.lowerBound), pixels: pixels, context)
    }

    @inline(__always)
    private func run(
        _ part: QuantizedMatrixLayout, column: Int, pixels: Range<Int>, _ context: StepContext
    ) {
        let place = pixels.lowerBound * output.stride + column
        context.kernels.quantized.pointwise(
            QuantizedPointwiseCall(
                layout: part, weights: UnsafeRawPointer(context.bytes(weights) + column * layout.columnBytes),
                input: UnsafePointer(context.bytes(input) + pixels.lowerBound * inputStride),
                inputStride: inputStride, output: output.levels(context, place),
                floatOutput: output.real(context, place), outputStride: output.stride,
                residual: residual.map {
                    $0.call(context, offset: pixels.lowerBound * $0.pixelStride + column)
                }, rows: pixels.count, requantization: requantization, scratch: context.scratch))
    }
}
