import ServalKernelInterface

/// A depthwise convolution. A unit is an output row of an image.
struct DepthwiseStep: Sendable {
    var window: Window
    var multiplier: Int
    var weights: Operand
    var inputSize: MapSize
    var outputSize: MapSize
    var images: Int
    var input: Operand
    var output: Operand
    var epilogue: Epilogue

    var unitCount: Int { images * outputSize.height }

    /// Input rows under `rows` output rows, padding included.
    func inputRowCount(rows: Int) -> Int {
        (rows - 1) * window.strideY + (window.height - 1) * window.dilationY + 1
    }

    /// Room for the row pointers of one call.
    var scratchByteCount: Int {
        inputRowCount(rows: outputSize.height) * MemoryLayout<UnsafePointer<Float>?>.stride
    }

    func run(_ units: Range<Int>, _ context: StepContext) {
        let rowsPerCall = epilogue.unary == nil ? outputSize.height : 1
        forEachImage(rows: units, height: outputSize.height) { image, rows in
            let source = UnsafePointer(context.address(input) + image * inputSize.count)
            for first in stride(from: rows.lowerBound, to: rows.upperBound, by: rowsPerCall) {
                let count = min(rowsPerCall, rows.upperBound - first)
                run(
                    rows: first..<(first + count),
                    output: context.address(output) + image * outputSize.count + first * outputSize.rowStride,
                    scratch: context.scratch, context
                ) { row in source + row * inputSize.rowStride }
            }
        }
    }

    /// Computes output rows of one image to wherever `output` points, from input rows that lie anywhere.
    @inline(__always)
    func run(
        rows: Range<Int>, output: UnsafeMutablePointer<Float>, scratch: UnsafeMutableRawPointer,
        _ context: StepContext, inputRow: (Int) -> UnsafePointer<Float>
    ) {
        let pointers = scratch.assumingMemoryBound(to: UnsafePointer<Float>?.self)
        let top = rows.lowerBound * window.strideY - window.padTop
        for index in 0..<inputRowCount(rows: rows.count) {
            let row = top + index
            pointers[index] = row >= 0 && row < inputSize.height ? inputRow(row) : nil
        }
        context.kernels.depthwise(
            DepthwiseCall(
                window: window, channels: outputSize.channels, multiplier: multiplier,
                weights: context.address(weights), rows: pointers, inputPixelStride: inputSize.channels,
                output: output, outputPixelStride: outputSize.channels, outputRowStride: outputSize.rowStride,
                outputRowCount: rows.count, low: epilogue.low, high: epilogue.high))
        epilogue.finish(
            output, stride: outputSize.channels, rows: rows.count * outputSize.width, channels: outputSize.channels,
            kernels: context.kernels)
    }
}
