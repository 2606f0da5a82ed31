import ServalKernelInterface
import ServalKernels

/// A depthwise convolution. A unit is a few output rows of an image or, in maps of few rows, of some of its channels.
struct DepthwiseStep: Sendable {
    var window: Window
    var multiplier: Int
    /// Whether the window is packed for Winograd's F(2, 3).
    var isWinograd: Bool
    var weights: Operand
    var inputSize: MapSize
    var outputSize: MapSize
    var images: Int
    var input: Operand
    var output: Operand
    var epilogue: Epilogue

    /// A kernel computes two rows at a time where it can.
    private var rowsPerUnit: Int { isSmall ? outputSize.height : 2 }
    /// A map this small comes from a layer that is split by channels.
    private var isSmall: Bool { outputSize.height <= 8 && multiplier == 1 }

    private var channelsPerUnit: Int {
        let lanes = DepthwisePacking.lanes
        if isSmall { return 2 * lanes }
        // Half of the channels, so that an odd number of row pairs can be shared evenly.
        let half = (outputSize.channels / 2 + lanes - 1) / lanes * lanes
        return outputSize.height <= 32 && multiplier == 1 ? max(half, lanes) : outputSize.channels
    }

    private var rowBlocks: Int { (outputSize.height + rowsPerUnit - 1) / rowsPerUnit }
    private var channelBlocks: Int { (outputSize.channels + channelsPerUnit - 1) / channelsPerUnit }

    /// Units are numbered (image, block of rows, block of channels).
    var unitCount: Int { images * rowBlocks * channelBlocks }

    /// Input rows under `rows` output rows, padding included.
    func inputRowCount(rows: Int) -> Int {
        (rows - 1) * window.strideY + (window.height - 1) * window.dilationY + 1
    }

    /// Room for the row pointers of one call.
    var scratchByteCount: Int {
        inputRowCount(rows: outputSize.height) * MemoryLayout<UnsafePointer<Float>?>.stride
    }

    func run(_ units: Range<Int>, _ context: StepContext) {
        forEachRectangle(of: units, columns: channelBlocks) { rows, blocks in
            let firstChannel = blocks.lowerBound * channelsPerUnit
            let channels = firstChannel..<min(blocks.upperBound * channelsPerUnit, outputSize.channels)
            forEachImage(rows: rows, height: rowBlocks) { image, rows in
                let end = min(rows.upperBound * rowsPerUnit, outputSize.height)
                run(image: image, rows: (rows.lowerBound * rowsPerUnit)..<end, channels: channels, context)
            }
        }
    }

    private func run(image: Int, rows: Range<Int>, channels: Range<Int>, _ context: StepContext) {
        let rowsPerCall = epilogue.unary == nil ? outputSize.height : rowsPerUnit
        let source = UnsafePointer(context.address(input) + image * inputSize.count + channels.lowerBound / multiplier)
        for first in stride(from: rows.lowerBound, to: rows.upperBound, by: rowsPerCall) {
            let place = image * outputSize.count + first * outputSize.rowStride + channels.lowerBound
            run(
                rows: first..<min(first + rowsPerCall, rows.upperBound), channels: channels,
                output: context.address(output) + place, scratch: context.scratch, context
            ) { row in source + row * inputSize.rowStride }
        }
    }

    /// Computes output rows of one image to wherever `output` points, from input rows that lie anywhere.
    @inline(__always)
    func run(
        rows: Range<Int>, output: UnsafeMutablePointer<Float>, scratch: UnsafeMutableRawPointer,
        _ context: StepContext, inputRow: (Int) -> UnsafePointer<Float>
    ) {
        run(
            rows: rows, channels: 0..<outputSize.channels, output: output, scratch: scratch, context,
            inputRow: inputRow)
    }

    /// - Parameters:
    ///   - channels: begins at a multiple of `DepthwisePacking.lanes`.
    ///   - output: where the first of the channels goes in the first row.
    ///   - inputRow: where the first of the channels lies in an input row.
    @inline(__always)
    private func run(
        rows: Range<Int>, channels: Range<Int>, output: UnsafeMutablePointer<Float>,
        scratch: UnsafeMutableRawPointer, _ context: StepContext, inputRow: (Int) -> UnsafePointer<Float>
    ) {
        let packed =
            isWinograd
            ? WinogradPacking.floatCount(channels: channels.lowerBound)
            : DepthwisePacking.floatCount(taps: window.height * window.width, channels: channels.lowerBound)
        let pointers = scratch.assumingMemoryBound(to: UnsafePointer<Float>?.self)
        let top = rows.lowerBound * window.strideY - window.padTop
        for index in 0..<inputRowCount(rows: rows.count) {
            let row = top + index
            pointers[index] = row >= 0 && row < inputSize.height ? inputRow(row) : nil
        }
        let call = DepthwiseCall(
            window: window, channels: channels.count, multiplier: multiplier,
            weights: context.address(weights) + packed, rows: pointers, inputPixelStride: inputSize.channels,
            output: output, outputPixelStride: outputSize.channels, outputRowStride: outputSize.rowStride,
            outputRowCount: rows.count, startsInPair: rows.lowerBound % 2 == 1, low: epilogue.low, high: epilogue.high)
        if isWinograd { context.kernels.depthwiseWinograd(call) } else { context.kernels.depthwise(call) }
        epilogue.finish(
            output, stride: outputSize.channels, rows: rows.count * outputSize.width, channels: channels.count,
            kernels: context.kernels)
    }
}
