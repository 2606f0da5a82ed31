import ServalKernelInterface
import ServalTensor

/// A convolution of any window in 8 bits. A task is an output row of an image.
struct QuantizedConvolutionOperator: PlannedOperator {
    var layout: QuantizedMatrixLayout
    var groups: Int
    var weights: Operand
    var window: Window
    var inputSize: QuantizedMapSize
    /// Pixels of an output row, and rows of an image.
    var outputWidth: Int
    var outputHeight: Int
    var images: Int
    var input: Operand
    var inputZeroPoint: Int32
    var output: QuantizedOutput
    var residual: QuantizedResidualOperand?
    var requantization: Requantization
    /// Applied to what has been requantized.
    var table: QuantizedTable?

    var taskCount: Int { images * outputHeight }

    var axes: OperatorAxes { .rows }

    var hasQuantizedProducts: Bool { true }

    var scratchByteCount: Int { layout.convolutionScratchBytes }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let rowStride = outputWidth * output.stride
        let weightByteCount = saturatingProduct(groups, layout.byteCount)
        let portion =
            table == nil ? tasks.count : QuantizedTable.count(stride: rowStride, weightByteCount: weightByteCount)
        for first in stride(from: tasks.lowerBound, to: tasks.upperBound, by: max(portion, 1)) {
            let tasks = first..<min(first + portion, tasks.upperBound)
            forEachImage(rows: tasks, height: outputHeight) { image, rows in
                let row = image * outputHeight + rows.lowerBound
                run(
                    image: image, rows: rows, output: output.quantized(context, row * rowStride),
                    dequantized: output.dequantized(context, row * rowStride),
                    residual: residual.map { $0.call(context, offset: row * $0.rowStride) },
                    scratch: context.scratch, context)
            }
        }
    }

    var operations: Double? { Double(taskCount) * Double(outputWidth) * operationsPerPixel }

    /// Products for an output pixel.
    private var operationsPerPixel: Double { Double(groups) * Double(layout.paddedColumns) * Double(layout.depth) }

    /// Computes output rows of one image to wherever `output` or `dequantized` points.
    @inline(__always)
    func run(
        image: Int, rows: Range<Int>, output: UnsafeMutablePointer<UInt8>?,
        dequantized: UnsafeMutablePointer<Float>? = nil, residual: QuantizedResidual?, scratch: UnsafeMutableRawPointer,
        _ context: ThreadContext
    ) {
        let call = QuantizedConvolutionCall(
            layout: layout, groups: groups, weights: UnsafeRawPointer(context.bytes(weights)), window: window,
            input: UnsafePointer(context.bytes(input) + image * inputSize.byteCount),
            inputZeroPoint: inputZeroPoint, groupChannels: inputSize.channels / groups,
            inputPixelStride: inputSize.pixelStride, inputRowStride: inputSize.rowStride, output: output,
            floatOutput: dequantized, outputPixelStride: self.output.stride,
            outputRowStride: outputWidth * self.output.stride,
            outputRowStart: rows.lowerBound, outputRowCount: rows.count, residual: residual,
            requantization: requantization, scratch: scratch)
        if window.isLong(operations: operationsPerPixel, context) {
            for row in rows { run(call, row: row, context) }
        } else {
            context.quantizedKernels.pointee.convolution(call)
        }
        if let table, let output {
            table.apply(output, count: rows.count * outputWidth * self.output.stride, context)
        }
    }

    /// One output row of a call, in parts.
    private func run(_ whole: QuantizedConvolutionCall, row: Int, _ context: ThreadContext) {
        let index = row - whole.outputRowStart
        window.forEachInterval(operations: operationsPerPixel, context) { columns, window, firstColumn in
            let offset = index * whole.outputRowStride + columns.lowerBound * whole.outputPixelStride
            var call = whole
            call.window = window
            call.input += firstColumn * inputSize.pixelStride
            call.output = whole.output.map { $0 + offset }
            call.floatOutput = whole.floatOutput.map { $0 + offset }
            if let residual = whole.residual {
                call.residual?.values +=
                    index * residual.rowStride + columns.lowerBound * residual.pixelStride
            }
            (call.outputRowStart, call.outputRowCount) = (row, 1)
            context.quantizedKernels.pointee.convolution(call)
        }
    }
}

extension QuantizedConvolutionOperator: RowOperator {
    var stageName: String { "conv\(window.stageName)" + (table == nil ? "" : "+lut") }

    func inputRows(for rows: Range<Int>) -> Range<Int> { window.inputRows(for: rows) }

    /// - Precondition: it is the first stage: the input is stored whole.
    func compute(_ tile: RowTile, _ context: ThreadContext) {
        run(
            image: tile.image, rows: tile.rows, output: tile.quantizedTarget,
            residual: residual.map { $0.call(context, offset: tile.firstPixel * $0.pixelStride) },
            scratch: tile.scratch, context)
    }
}
