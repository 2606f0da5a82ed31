import ServalKernelInterface

/// The windows under a block of output pixels are unfolded into rows of a matrix, then multiplied.
@Sendable
func quantizedConvolution(_ call: QuantizedConvolutionCall) {
    let width = call.window.outputWidth
    // Rows without a gap between them are one run of pixels.
    var isSingleRun = call.outputRowStride == width &* call.outputPixelStride
    if let residual = call.residual, residual.rowStride != width &* residual.pixelStride { isSingleRun = false }
    for group in 0..<call.groups {
        if isSingleRun {
            convolvePixels(call, group, from: 0, to: call.outputRowCount &* width)
        } else {
            for row in 0..<call.outputRowCount {
                convolvePixels(call, group, from: row &* width, to: (row &+ 1) &* width)
            }
        }
    }
}

/// Output pixels counted from the first of row `outputRowStart`.
private func convolvePixels(_ call: QuantizedConvolutionCall, _ group: Int, from first: Int, to end: Int) {
    let layout = call.layout
    let width = call.window.outputWidth
    let channel = group &* layout.outputChannels
    let output = call.output ?? UnsafeMutablePointer(mutating: call.input)
    let elementBytes = unfoldedElementBytes
    var task = QuantizedTask(
        panel: call.weights, lanes: 0, columns: 0, input: UnsafeRawPointer(call.scratch),
        inputStrideBytes: elementBytes &* layout.depth, depth: layout.depth, output: output,
        floatOutput: call.floatOutput, outputStride: call.outputPixelStride, residual: call.residual, rows: 0,
        requantization: call.requantization)
    let matrix = call.weights + group &* layout.byteCount
    var pixel = first
    while pixel < end {
        let count = layout.rowBlock < end &- pixel ? layout.rowBlock : end &- pixel
        var target = call.scratch
        var row = pixel / width
        var column = pixel &- row &* width
        let offset = row &* call.outputRowStride &+ column &* call.outputPixelStride &+ channel
        task.output = output + offset
        if let floatOutput = call.floatOutput { task.floatOutput = floatOutput + offset }
        if let residual = call.residual {
            task.residual?.values =
                residual.values + (row &* residual.rowStride &+ column &* residual.pixelStride &+ channel)
        }
        for _ in 0..<count {
            unfold(call, group, call.outputRowStart &+ row, column, to: target)
            target += elementBytes &* layout.depth
            column &+= 1
            if column == width {
                column = 0
                row &+= 1
            }
        }
        task.rows = count
        multiplyQuantizedPanels(layout, matrix, writable: layout.outputChannels, task)
        pixel &+= count
    }
}

/// The window under one output pixel as a row of the matrix.
private func unfold(
    _ call: QuantizedConvolutionCall, _ group: Int, _ y: Int, _ x: Int, to start: UnsafeMutableRawPointer
) {
    let window = call.window
    let tapDepth = (call.groupChannels &+ 3) & ~3
    let left = x &* window.strideX &- window.padLeft
    let isInside = left >= 0 && left &+ (window.width &- 1) &* window.dilationX < window.inputWidth
    let isDense = call.inputPixelStride == tapDepth && window.dilationX == 1
    var target = start
    for i in 0..<window.height {
        let inputRow = y &* window.strideY &+ i &* window.dilationY &- window.padTop
        let hasRow = inputRow >= 0 && inputRow < window.inputHeight
        let row = call.input + (inputRow &* call.inputRowStride &+ group &* call.groupChannels)
        if hasRow && isInside && isDense {
            unfoldRun(row + left &* call.inputPixelStride, window.width &* tapDepth, to: target)
            target += unfoldedElementBytes &* window.width &* tapDepth
            continue
        }
        for j in 0..<window.width {
            let inputColumn = left &+ j &* window.dilationX
            if hasRow && inputColumn >= 0 && inputColumn < window.inputWidth {
                unfoldRun(row + inputColumn &* call.inputPixelStride, tapDepth, to: target)
            } else {
                unfoldPadding(UInt8(truncatingIfNeeded: call.inputZeroPoint), tapDepth, to: target)
            }
            target += unfoldedElementBytes &* tapDepth
        }
    }
}
