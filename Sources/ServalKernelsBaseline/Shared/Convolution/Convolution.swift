import ServalKernelInterface

extension Kernels {
    /// Convolution as a matrix product without an unfolded copy of the input.
    ///
    /// Output pixels whose window lies inside the image are multiplied straight from the image: they are evenly spaced in
    /// it. For the others the input under up to `ConvolutionCall.borderPixels` neighbours is copied with zeros around it.
    /// Window rows above or below the image are left out of the sum.
    static func convolution(_ call: ConvolutionCall) {
        for group in 0..<call.groups {
            for row in 0..<call.outputRowCount { convolutionRow(call, group, row) }
        }
    }
}

private func convolutionRow(_ call: ConvolutionCall, _ group: Int, _ row: Int) {
    let window = call.window
    let channels = call.groupChannels
    let top = (call.outputRowStart &+ row) &* window.strideY &- window.padTop
    var firstTap = 0
    while firstTap < window.height && top &+ firstTap &* window.dilationY < 0 { firstTap &+= 1 }
    var endTap = window.height
    while endTap > firstTap && top &+ (endTap &- 1) &* window.dilationY >= window.inputHeight { endTap &-= 1 }
    // A window that lies outside altogether: one of its rows is summed as padding, since tiles need a row.
    let isOutside = firstTap == endTap
    if isOutside { (firstTap, endTap) = (0, 1) }

    let span = (window.width &- 1) &* window.dilationX &+ 1
    var left = (window.padLeft &+ window.strideX &- 1) / window.strideX
    left = left < window.outputWidth ? left : window.outputWidth
    // The last pixel whose window ends inside the image.
    let room = window.inputWidth &+ window.padLeft &- span
    var inner = room < 0 ? 0 : room / window.strideX &+ 1
    inner = inner < window.outputWidth ? inner : window.outputWidth
    inner = inner > left && !isOutside ? inner &- left : 0
    // Pixels that would not fill a tile join those at the border, where there are any.
    let right = window.outputWidth &- left &- inner
    if right > 0 {
        let ragged = inner % tileRows(call.layout.first.lanes)
        if ragged &+ right <= ConvolutionCall.borderPixels { inner &-= ragged }
    }

    let columnStart = group &* call.layout.outputChannels
    let outputRow = call.output + (row &* call.outputRowStride &+ columnStart)
    let dense = call.inputPixelStride == channels && window.dilationX == 1
    var task = PanelTask(
        bias: call.weights, weights: call.weights,
        input: call.input
            + ((top &+ firstTap &* window.dilationY) &* call.inputRowStride
                &+ (left &* window.strideX &- window.padLeft) &* call.inputPixelStride &+ group &* channels),
        inputStride: window.strideX &* call.inputPixelStride,
        outerCount: endTap &- firstTap, outerStep: window.dilationY &* call.inputRowStride,
        innerCount: dense ? 1 : window.width, innerStep: window.dilationX &* call.inputPixelStride,
        length: dense ? window.width &* channels : channels,
        output: outputRow + left &* call.outputPixelStride, outputStride: call.outputPixelStride,
        residual: nil, residualStride: call.residualPixelStride, rows: inner, low: call.low,
        high: call.high, tile: call.scratch + ConvolutionCall.copyFloats(window: window, groupChannels: channels))
    let matrix = call.weights + group &* call.layout.floatCount
    let skipped = firstTap &* window.width &* channels
    if let residual = call.residual {
        task.residual = residual + (row &* call.residualRowStride &+ columnStart &+ left &* call.residualPixelStride)
    }
    if inner > 0 { multiplyPanels(call.layout, matrix, skipped: skipped, task) }

    var pixel = 0
    while pixel < window.outputWidth {
        if pixel == left && inner > 0 {
            pixel &+= inner
            continue
        }
        let end = pixel < left ? left : window.outputWidth
        let count = end &- pixel < ConvolutionCall.borderPixels ? end &- pixel : ConvolutionCall.borderPixels
        let columns = (count &- 1) &* window.strideX &+ span
        let scratchRow = (columns &* channels &+ 15) & ~15
        for tap in firstTap..<endTap {
            copyPadded(
                call.input + ((top &+ tap &* window.dilationY) &* call.inputRowStride &+ group &* channels),
                call.inputPixelStride, firstColumn: pixel &* window.strideX &- window.padLeft,
                inputWidth: isOutside ? 0 : window.inputWidth, columns: columns, channels: channels,
                to: call.scratch + (tap &- firstTap) &* scratchRow)
        }
        task.input = UnsafePointer(call.scratch)
        task.inputStride = window.strideX &* channels
        task.outerStep = scratchRow
        task.innerCount = window.dilationX == 1 ? 1 : window.width
        task.innerStep = window.dilationX &* channels
        task.length = window.dilationX == 1 ? window.width &* channels : channels
        task.output = outputRow + pixel &* call.outputPixelStride
        task.rows = count
        if let residual = call.residual {
            task.residual =
                residual + (row &* call.residualRowStride &+ columnStart &+ pixel &* call.residualPixelStride)
        }
        multiplyPanels(call.layout, matrix, skipped: skipped, task)
        pixel &+= count
    }
}

/// Copies `columns` pixels of an image row from `firstColumn` on; zeros where there is no pixel.
private func copyPadded(
    _ row: UnsafePointer<Float>, _ pixelStride: Int, firstColumn: Int, inputWidth: Int, columns: Int, channels: Int,
    to output: UnsafeMutablePointer<Float>
) {
    var before = firstColumn < 0 ? 0 &- firstColumn : 0
    before = before < columns ? before : columns
    var end = inputWidth &- firstColumn
    end = end < columns ? end : columns
    end = end > before ? end : before
    fillRun(0, output, before &* channels)
    if pixelStride == channels {
        copyRun(
            row + (firstColumn &+ before) &* channels, output + before &* channels, (end &- before) &* channels)
    } else {
        for column in before..<end {
            copyRun(row + (firstColumn &+ column) &* pixelStride, output + column &* channels, channels)
        }
    }
    fillRun(0, output + end &* channels, (columns &- end) &* channels)
}
