import ServalKernelInterface
import ServalKernels

/// A depthwise convolution. A task is an output row of an image or, in maps of few rows, some of its channels.
struct DepthwiseOperator: PlannedOperator {
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
    private var isSplitByChannels: Bool { outputSize.height <= 8 && multiplier == 1 }

    /// Rows after which an activation follows that the kernel does not do itself, while they are in the cache; kernels compute
    /// two rows at a time.
    private static let rowsPerActivation = 2
    private static let channelsPerTask = 2 * DepthwisePacking.lanes

    private var channelBlocks: Int { (outputSize.channels + Self.channelsPerTask - 1) / Self.channelsPerTask }

    var taskCount: Int { images * (isSplitByChannels ? channelBlocks : outputSize.height) }

    var axes: OperatorAxes { isSplitByChannels ? .channels : .rows }

    /// Room for the row pointers of one call.
    var scratchByteCount: Int {
        window.inputRowCount(rows: outputSize.height) * MemoryLayout<UnsafePointer<Float>?>.stride
    }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        if isSplitByChannels {
            forEachImage(rows: tasks, height: channelBlocks) { image, blocks in
                let end = min(blocks.upperBound * Self.channelsPerTask, outputSize.channels)
                run(image: image, channels: blocks.lowerBound * Self.channelsPerTask..<end, context)
            }
        } else {
            forEachImage(rows: tasks, height: outputSize.height) { image, rows in
                run(image: image, rows: rows, channels: 0..<outputSize.channels, context)
            }
        }
    }

    private func run(image: Int, channels: Range<Int>, _ context: ThreadContext) {
        run(image: image, rows: 0..<outputSize.height, channels: channels, context)
    }

    private func run(image: Int, rows: Range<Int>, channels: Range<Int>, _ context: ThreadContext) {
        let rowsPerCall = epilogue.unary == nil ? outputSize.height : Self.rowsPerActivation
        let input = MapRows(
            start: context.address(input) + (image * inputSize.imageStride + channels.lowerBound / multiplier),
            rowByteCount: inputSize.rowByteCount, count: inputSize.height)
        for first in stride(from: rows.lowerBound, to: rows.upperBound, by: rowsPerCall) {
            let place = image * outputSize.imageStride + first * outputSize.rowStride + channels.lowerBound
            run(
                rows: first..<min(first + rowsPerCall, rows.upperBound), channels: channels, input: input,
                output: context.address(output) + place, scratch: context.scratch, context)
        }
    }

    var operations: Double? {
        Double(images * outputSize.height) * Double(outputSize.width) * operationsPerPixel
    }

    /// Products for an output pixel, by whole vectors.
    private var operationsPerPixel: Double {
        Double(window.height) * Double(window.width) * WorkEstimate.lanes(outputSize.channels)
    }

    /// - Parameters:
    ///   - channels: begins at a multiple of `DepthwisePacking.lanes`.
    ///   - input: the input from the first of the channels on.
    ///   - output: where the first of the channels goes in the first row.
    private func run(
        rows: Range<Int>, channels: Range<Int>, input: MapRows, output: UnsafeMutablePointer<Float>,
        scratch: UnsafeMutableRawPointer, _ context: ThreadContext
    ) {
        guard !isWinograd, window.isLong(operations: operationsPerPixel, context) else {
            return run(
                window, rows: rows, channels: channels, input: input, output: output, scratch: scratch, context)
        }
        for row in rows {
            let place = (row - rows.lowerBound) * outputSize.rowStride
            window.forEachInterval(operations: operationsPerPixel, context) { columns, window, firstColumn in
                var input = input
                input.start += firstColumn * inputSize.pixelStride * MemoryLayout<Float>.stride
                run(
                    window, rows: row..<row + 1, channels: channels, input: input,
                    output: output + (place + columns.lowerBound * outputSize.pixelStride), scratch: scratch, context)
            }
        }
    }

    private func run(
        _ window: Window, rows: Range<Int>, channels: Range<Int>, input: MapRows, output: UnsafeMutablePointer<Float>,
        scratch: UnsafeMutableRawPointer, _ context: ThreadContext
    ) {
        let packed =
            isWinograd
            ? WinogradPacking.floatCount(channels: channels.lowerBound)
            : DepthwisePacking.floatCount(taps: window.height * window.width, channels: channels.lowerBound)
        let pointers = scratch.assumingMemoryBound(to: UnsafePointer<Float>?.self)
        window.listInputRows(of: input, under: rows, into: pointers)
        let call = DepthwiseCall(
            window: window, channels: channels.count, multiplier: multiplier,
            weights: context.address(weights) + packed, rows: pointers, inputPixelStride: inputSize.pixelStride,
            output: output, outputPixelStride: outputSize.pixelStride, outputRowStride: outputSize.rowStride,
            outputRowCount: rows.count, startsInPair: rows.lowerBound % 2 == 1, low: epilogue.low, high: epilogue.high)
        if isWinograd {
            context.kernels.pointee.depthwiseWinograd(call)
        } else {
            context.kernels.pointee.depthwise(call)
        }
        epilogue.finish(
            output, stride: outputSize.pixelStride, rows: rows.count * window.outputWidth, channels: channels.count,
            context)
    }
}

extension DepthwiseOperator: ChannelOperator {
    func compute(image: Int, channels: Range<Int>, _ context: ThreadContext) {
        run(image: image, channels: channels, context)
    }
}

extension DepthwiseOperator: RowOperator {
    var stageName: String { "dwconv\(window.stageName)" }
    var computesRowPairs: Bool { isWinograd }

    func inputRows(for rows: Range<Int>) -> Range<Int> { window.inputRows(for: rows) }

    func compute(_ tile: RowTile, _ context: ThreadContext) {
        run(
            rows: tile.rows, channels: 0..<outputSize.channels, input: tile.input, output: tile.target,
            scratch: tile.scratch, context)
    }
}
