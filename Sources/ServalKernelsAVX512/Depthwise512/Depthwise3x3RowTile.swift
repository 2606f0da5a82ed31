#if arch(x86_64)
    import ServalKernelInterface

    /// Depthwise 3x3 over the output rows `start` ..< `end`: two rows at a time for whole vectors of channels and rows of
    /// at least seven pixels, the shared tiles for the rest.
    @inline(always)
    func depthwise3x3RowTile(_ stride: Int, _ call: DepthwiseCall, _ start: Int, _ end: Int) {
        let window = call.window
        let whole = call.channels & ~15
        let right = (window.outputWidth &- 1) &* stride &+ 3 &- window.padLeft &- window.inputWidth
        if whole == 0 || end &- start < 2 || window.outputWidth < 7 || window.padLeft > 1 || right > 1
            || window.height != 3 || window.dilationY != 1 || window.strideY != stride
        {
            depthwiseBand3(stride, call, start, end, fromChannel: 0)
            return
        }
        let pairs = (end &- start) / 2
        var channel = 0
        while channel < whole {
            let taps = Window3x3(call.weights + channel &* 10)
            for pair in 0..<pairs {
                depthwisePairRow(stride, call, taps, row: start &+ 2 &* pair, channel: channel)
            }
            channel &+= 16
        }
        if start &+ 2 &* pairs < end { depthwiseBand3(stride, call, end &- 1, end, fromChannel: 0) }
        if whole < call.channels { depthwiseBand3(stride, call, start, end, fromChannel: whole) }
    }

    /// Two output rows of one vector of channels.
    @inline(always)
    private func depthwisePairRow(_ stride: Int, _ call: DepthwiseCall, _ taps: Window3x3, row: Int, channel: Int) {
        let window = call.window
        let rows = call.rows + row &* stride
        var task = DepthwiseTask(
            weights: call.weights, rows: rows, rowStep: 1, height: 3, inputOffset: 0,
            inputStride: call.inputPixelStride, firstColumn: 0, endColumn: 0, output: call.output,
            outputStride: call.outputPixelStride, pixels: 7, lanes: 16, low: broadcast(call.low),
            high: broadcast(call.high))
        var pixel = 0
        while pixel < window.outputWidth {
            if pixel &+ 7 > window.outputWidth { pixel = window.outputWidth &- 7 }
            let first = pixel &* stride &- window.padLeft
            task.inputOffset = first &* call.inputPixelStride &+ channel
            task.output = call.output + (row &* call.outputRowStride &+ pixel &* call.outputPixelStride &+ channel)
            let missing = first &+ 6 &* stride &+ 3 > window.inputWidth
            if first < 0 {
                if missing {
                    depthwisePairTile(stride, left: 1, right: 1, task, taps, call.outputRowStride)
                } else {
                    depthwisePairTile(stride, left: 1, right: 0, task, taps, call.outputRowStride)
                }
            } else if missing {
                depthwisePairTile(stride, left: 0, right: 1, task, taps, call.outputRowStride)
            } else {
                depthwisePairTile(stride, left: 0, right: 0, task, taps, call.outputRowStride)
            }
            pixel &+= 7
        }
    }

    /// - Parameters:
    ///   - stride: a literal, one or two.
    ///   - left, right: literals, columns outside the image at either end, none or one.
    @inline(always)
    private func depthwisePairTile(
        _ stride: Int, left: Int, right: Int, _ task: DepthwiseTask, _ taps: Window3x3, _ outputRowStride: Int
    ) {
        let s = task.inputStride
        RegisterTile.with(2, 7) { tile in
            tile.forEach { sum, _, _ in sum = taps.bias }
            let pair = DepthwisePair(tile: tile)
            if let p = task.rows[0] { pair.addRow(0, stride, left: left, right: right, p + task.inputOffset, s, taps) }
            if let p = task.rows[1] { pair.addRow(1, stride, left: left, right: right, p + task.inputOffset, s, taps) }
            if let p = task.rows[2] { pair.addRow(2, stride, left: left, right: right, p + task.inputOffset, s, taps) }
            if let p = task.rows[3] { pair.addRow(3, stride, left: left, right: right, p + task.inputOffset, s, taps) }
            if stride == 2, let p = task.rows[4] {
                pair.addRow(4, stride, left: left, right: right, p + task.inputOffset, s, taps)
            }
            pair.end(task, outputRowStride)
        }
    }
#else
    import ServalKernelInterface

    func depthwise3x3RowTile(_ stride: Int, _ call: DepthwiseCall, _ start: Int, _ end: Int) {}
#endif
