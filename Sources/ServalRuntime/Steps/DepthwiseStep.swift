import ServalKernelInterface
import ServalKernels

/// A depthwise convolution. A unit is an output row of an image or, in maps of few rows, some of its channels.
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

    /// A map this small comes from a layer that is split by channels.
    static func isSplitByChannels(mapHeight: Int, multiplier: Int) -> Bool { mapHeight <= 8 && multiplier == 1 }

    private var isSplitByChannels: Bool {
        Self.isSplitByChannels(mapHeight: outputSize.height, multiplier: multiplier)
    }

    /// Rows after which an activation follows that the kernel does not do itself, while they are in the cache; kernels compute
    /// two rows at a time.
    private static let rowsPerActivation = 2
    private static let channelsPerUnit = 2 * DepthwisePacking.lanes

    private var channelBlocks: Int { (outputSize.channels + Self.channelsPerUnit - 1) / Self.channelsPerUnit }

    var unitCount: Int { images * (isSplitByChannels ? channelBlocks : outputSize.height) }

    /// Input rows under `rows` output rows, padding included.
    func inputRowCount(rows: Int) -> Int {
        (rows - 1) * window.strideY + (window.height - 1) * window.dilationY + 1
    }

    /// Room for the row pointers of one call.
    var scratchByteCount: Int {
        inputRowCount(rows: outputSize.height) * MemoryLayout<UnsafePointer<Float>?>.stride
    }

    func run(_ units: Range<Int>, _ context: StepContext) {
        if isSplitByChannels {
            forEachImage(rows: units, height: channelBlocks) { image, blocks in
                let end = min(blocks.upperBound * Self.channelsPerUnit, outputSize.channels)
                run(image: image, channels: blocks.lowerBound * Self.channelsPerUnit..<end, context)
            }
        } else {
            forEachImage(rows: units, height: outputSize.height) { image, rows in
                run(image: image, rows: rows, channels: 0..<outputSize.channels, context)
            }
        }
    }

    /// Computes some channels of an image; they begin at a multiple of `DepthwisePacking.lanes`.
    func run(image: Int, channels: Range<Int>, _ context: StepContext) {
        run(image: image, rows: 0..<outputSize.height, channels: channels, context)
    }

    private func run(image: Int, rows: Range<Int>, channels: Range<Int>, _ context: StepContext) {
        let rowsPerCall = epilogue.unary == nil ? outputSize.height : Self.rowsPerActivation
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

    /// Products for an output pixel, by whole vectors.
    var operationsPerPixel: Double {
        Double(window.height) * Double(window.width) * WorkChunk.lanes(outputSize.channels)
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
        guard !isWinograd, window.isLong(operations: operationsPerPixel, context) else {
            return run(
                window, rows: rows, channels: channels, output: output, scratch: scratch, context, inputRow: inputRow)
        }
        for row in rows {
            let place = (row - rows.lowerBound) * outputSize.rowStride
            window.forEachChunk(operations: operationsPerPixel, context) { columns, window, firstColumn in
                run(
                    window, rows: row..<row + 1, channels: channels,
                    output: output + (place + columns.lowerBound * outputSize.channels), scratch: scratch, context
                ) { inputRow($0) + firstColumn * inputSize.channels }
            }
        }
    }

    @inline(__always)
    private func run(
        _ window: Window, rows: Range<Int>, channels: Range<Int>, output: UnsafeMutablePointer<Float>,
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
            output, stride: outputSize.channels, rows: rows.count * window.outputWidth, channels: channels.count,
            kernels: context.kernels)
    }
}
