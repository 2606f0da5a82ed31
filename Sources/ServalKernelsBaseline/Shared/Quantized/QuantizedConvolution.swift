import ServalKernelInterface

extension QuantizedKernels {
    /// The windows under a block of output pixels are unfolded into rows of a matrix, then multiplied.
    static func convolution(_ call: QuantizedConvolutionCall) {
        let width = call.window.outputWidth
        // Rows without a gap between them are one run of pixels.
        var isSingleRun = call.outputRowStride == width &* call.outputPixelStride
        if let residual = call.residual, residual.rowStride != width &* residual.pixelStride { isSingleRun = false }
        if call.groups == 1 && isDense(call) && canMultiplyInPlace(call.layout) {
            for row in 0..<call.outputRowCount { convolveInPlace(call, row) }
            return
        }
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
}

/// Whether a row of a window lies in the image as it does in the matrix.
private func isDense(_ call: QuantizedConvolutionCall) -> Bool {
    call.inputPixelStride == (call.groupChannels &+ 3) & ~3 && call.window.dilationX == 1
}

/// One output row of windows that have all their rows in the image.
///
/// Pixels whose window lies inside the image are multiplied where they are. The input under the others, and under
/// those that make up a whole tile with them, is copied with zero points around it.
private func convolveInPlace(_ call: QuantizedConvolutionCall, _ row: Int) {
    let window = call.window
    let top = (call.outputRowStart &+ row) &* window.strideY &- window.padTop
    let hasAllRows = top >= 0 && top &+ (window.height &- 1) &* window.dilationY < window.inputHeight
    let first = (window.padLeft &+ window.strideX &- 1) / window.strideX
    let room = window.inputWidth &+ window.padLeft &- window.width
    var end = room < 0 ? 0 : room / window.strideX &+ 1
    end = end < window.outputWidth ? end : window.outputWidth
    if !hasAllRows || end <= first || window.strideX > window.width {
        let pixel = row &* window.outputWidth
        convolvePixels(call, 0, from: pixel, to: pixel &+ window.outputWidth)
        return
    }
    if end < window.outputWidth {
        let whole = first &+ (end &- first) & ~3
        end = whole > first ? whole : end
    }
    let image = call.input + top &* call.inputRowStride
    multiplyRow(
        call, row, from: first, to: end,
        image + (first &* window.strideX &- window.padLeft) &* call.inputPixelStride,
        window.dilationY &* call.inputRowStride)
    convolveBorder(call, row, from: 0, to: first, image)
    convolveBorder(call, row, from: end, to: window.outputWidth, image)
}

/// Output pixels of one row whose windows lie at `input` and what follows, row by row of the window `rowStep` apart.
private func multiplyRow(
    _ call: QuantizedConvolutionCall, _ row: Int, from first: Int, to end: Int, _ input: UnsafePointer<UInt8>,
    _ rowStep: Int
) {
    let layout = call.layout
    let offset = row &* call.outputRowStride &+ first &* call.outputPixelStride
    let output = call.output ?? UnsafeMutablePointer(mutating: call.input)
    var task = QuantizedTask(
        panel: call.weights, lanes: 0, columns: 0, input: UnsafeRawPointer(input),
        inputStrideBytes: call.window.strideX &* call.inputPixelStride, depth: layout.depth / call.window.height,
        kSegments: call.window.height, kSegmentStep: rowStep, output: output + offset,
        floatOutput: nil, outputStride: call.outputPixelStride, residual: call.residual, rows: end &- first,
        requantization: call.requantization)
    if let floatOutput = call.floatOutput { task.floatOutput = floatOutput + offset }
    if let residual = call.residual {
        task.residual?.values = residual.values + (row &* residual.rowStride &+ first &* residual.pixelStride)
    }
    multiplyQuantizedPanels(layout, call.weights, writable: writableChannels(call), task)
}

/// Output pixels at an end of a row, a few at a time, their input copied with zero points beside the image.
///
/// - Parameter image: the first input row under the output row.
private func convolveBorder(
    _ call: QuantizedConvolutionCall, _ row: Int, from first: Int, to end: Int, _ image: UnsafePointer<UInt8>
) {
    let window = call.window
    let padding = UInt8(truncatingIfNeeded: call.inputZeroPoint)
    var pixel = first
    while pixel < end {
        let count = end &- pixel < 4 ? end &- pixel : 4
        let left = pixel &* window.strideX &- window.padLeft
        let columns = (count &- 1) &* window.strideX &+ window.width
        // Columns of padding, and where the image ends.
        let before = left >= 0 ? 0 : left &+ columns > 0 ? 0 &- left : columns
        let right = left &+ columns < window.inputWidth ? left &+ columns : window.inputWidth
        let inside = right > left &+ before ? right &- left &- before : 0
        let rowBytes = columns &* call.inputPixelStride
        var target = call.scratch
        for i in 0..<window.height {
            unfoldPadding(padding, before &* call.inputPixelStride, to: target)
            let source =
                image
                + (i &* window.dilationY &* call.inputRowStride &+ (left &+ before) &* call.inputPixelStride)
            unfoldRun(source, inside &* call.inputPixelStride, to: target + before &* call.inputPixelStride)
            let after = (before &+ inside) &* call.inputPixelStride
            unfoldPadding(padding, rowBytes &- after, to: target + after)
            target += rowBytes
        }
        multiplyRow(
            call, row, from: pixel, to: pixel &+ count,
            UnsafePointer(call.scratch.assumingMemoryBound(to: UInt8.self)), rowBytes)
        pixel &+= count
    }
}

/// Channels of a group that may be written: the padding of one group would be channels of the next.
private func writableChannels(_ call: QuantizedConvolutionCall) -> Int {
    let padded = (call.layout.outputChannels &+ 15) & ~15
    let isPadded = call.groups == 1 && call.floatOutput == nil && padded <= call.outputPixelStride
    return isPadded ? padded : call.layout.outputChannels
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
        var left = count
        while left > 0 {
            let run = width &- column < left ? width &- column : left
            target = unfoldPixels(call, group, call.outputRowStart &+ row, column, column &+ run, to: target)
            left &-= run
            column = 0
            row &+= 1
        }
        task.rows = count
        multiplyQuantizedPanels(layout, matrix, writable: writableChannels(call), task)
        pixel &+= count
    }
}

/// The windows under the output pixels `first` ..< `end` of row y as rows of the matrix; returns the end of the last.
private func unfoldPixels(
    _ call: QuantizedConvolutionCall, _ group: Int, _ y: Int, _ first: Int, _ end: Int,
    to start: UnsafeMutableRawPointer
) -> UnsafeMutableRawPointer {
    let window = call.window
    let top = y &* window.strideY &- window.padTop
    let tapDepth = (call.groupChannels &+ 3) & ~3
    let length = window.width &* tapDepth
    let isDense = isDense(call)
    let hasAllRows = top >= 0 && top &+ (window.height &- 1) &* window.dilationY < window.inputHeight
    let lastLeft = window.inputWidth &- (window.width &- 1) &* window.dilationX &- 1
    let rowStep = window.dilationY &* call.inputRowStride
    var target = start
    var x = first
    while x < end {
        var left = x &* window.strideX &- window.padLeft
        if isDense && hasAllRows && left >= 0 && left <= lastLeft {
            // As many as lie inside the image, row by row of the window as they are.
            var source =
                call.input
                + (top &* call.inputRowStride &+ left &* call.inputPixelStride &+ group &* call.groupChannels)
            while x < end && left <= lastLeft {
                var row = source
                for _ in 0..<window.height {
                    unfoldRun(row, length, to: target)
                    target += unfoldedElementBytes &* length
                    row += rowStep
                }
                source += window.strideX &* call.inputPixelStride
                left &+= window.strideX
                x &+= 1
            }
        } else {
            target = unfoldPixel(call, group, top, left, to: target)
            x &+= 1
        }
    }
    return target
}

/// The window whose first tap is at (`top`, `left`), tap by tap.
private func unfoldPixel(
    _ call: QuantizedConvolutionCall, _ group: Int, _ top: Int, _ left: Int, to start: UnsafeMutableRawPointer
) -> UnsafeMutableRawPointer {
    let window = call.window
    let tapDepth = (call.groupChannels &+ 3) & ~3
    var target = start
    for i in 0..<window.height {
        let inputRow = top &+ i &* window.dilationY
        let hasRow = inputRow >= 0 && inputRow < window.inputHeight
        let row = call.input + (inputRow &* call.inputRowStride &+ group &* call.groupChannels)
        for j in 0..<window.width {
            let column = left &+ j &* window.dilationX
            if hasRow && column >= 0 && column < window.inputWidth {
                unfoldRun(row + column &* call.inputPixelStride, tapDepth, to: target)
            } else {
                unfoldPadding(UInt8(truncatingIfNeeded: call.inputZeroPoint), tapDepth, to: target)
            }
            target += unfoldedElementBytes &* tapDepth
        }
    }
    return target
}
