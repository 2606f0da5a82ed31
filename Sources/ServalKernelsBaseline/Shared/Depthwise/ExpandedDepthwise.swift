import ServalKernelInterface

extension Kernels {
    static func expandedDepthwise(_ call: ExpandedDepthwiseCall) {
        var channel = 0
        while channel < call.channels {
            let panel = ExpansionPanel(call, channel)
            for index in 0..<call.rowCount {
                let row = call.rows[index]
                if row.isEven { expandedEvenRow(panel, row) } else { expandedOddRow(panel, row) }
            }
            channel &+= width
        }
    }
}

/// Begins one output row and ends another.
private func expandedEvenRow(_ panel: ExpansionPanel, _ row: ExpandedDepthwiseCall.Row) {
    var walk = ExpandedRowWalk(panel, row)
    walk.run(even: true, panel)
}

private func expandedOddRow(_ panel: ExpansionPanel, _ row: ExpandedDepthwiseCall.Row) {
    var walk = ExpandedRowWalk(panel, row)
    walk.run(even: false, panel)
}

/// One vector of expanded channels: its weights, and what is the same for all rows.
struct ExpansionPanel {
    var channel: Int
    var length: Int
    var weights: UnsafePointer<Float>
    var window: UnsafePointer<Float>
    var inputWidth: Int
    var inputStride: Int
    var outputStride: Int
    var expandedLow: Vector
    var expandedHigh: Vector
    var low: Float
    var high: Float

    @inline(always)
    init(_ call: ExpandedDepthwiseCall, _ channel: Int) {
        self.channel = channel
        length = call.inputChannels
        weights = call.weights + channel &* (1 &+ call.inputChannels)
        window = call.windows + (channel / 16 &* 160 &+ channel % 16)
        inputWidth = call.inputWidth
        inputStride = call.inputPixelStride
        outputStride = call.outputPixelStride
        expandedLow = broadcast(call.expandedLow)
        expandedHigh = broadcast(call.expandedHigh)
        low = call.low
        high = call.high
    }
}

/// A walk along an input row. The last two expanded pixels are kept for the next ones.
private struct ExpandedRowWalk {
    var input: UnsafePointer<Float>
    var left: Int
    var p0: Vector
    var p1: Vector
    /// What the row adds as row 0 or 1, and as row 2 of windows.
    var upper: WindowRow
    var last: WindowRow

    @inline(always)
    init(_ panel: ExpansionPanel, _ row: ExpandedDepthwiseCall.Row) {
        input = row.input
        left = panel.inputWidth
        p0 = broadcast(0)
        p1 = broadcast(0)
        let isLast = !row.isEven && row.ended != nil
        upper = WindowRow(panel, row.isEven ? 0 : 1, row.output, begins: row.isEven, ends: isLast)
        last = WindowRow(panel, 2, row.ended ?? row.output, begins: false, ends: true)
    }

    @inline(always)
    private mutating func add(even: Bool, _ a: Vector, _ b: Vector, _ c: Vector) {
        if even { last.add(a, b, c) }
        upper.add(a, b, c)
    }

    /// - Parameters:
    ///   - even, count, first: literals.
    @inline(always)
    private mutating func step(even: Bool, _ count: Int, first: Bool, _ panel: ExpansionPanel) {
        let e = ExpandedPixels(count, input, panel)
        if !first { add(even: even, p0, p1, e.e0) }
        if count > 2 { add(even: even, e.e0, e.e1, e.e2) }
        if count > 4 {
            add(even: even, e.e2, e.e3, e.e4)
            add(even: even, e.e4, e.e5, e.e6)
        }
        if count == 2 {
            (p0, p1) = (e.e0, e.e1)
        } else if count == 4 {
            (p0, p1) = (e.e2, e.e3)
        } else {
            (p0, p1) = (e.e6, e.e7)
        }
        input += count &* panel.inputStride
        left &-= count
    }

    @inline(always)
    mutating func run(even: Bool, _ panel: ExpansionPanel) {
        step(even: even, 8, first: true, panel)
        while left >= 8 { step(even: even, 8, first: false, panel) }
        if left >= 4 { step(even: even, 4, first: false, panel) }
        if left >= 2 { step(even: even, 2, first: false, panel) }
        add(even: even, p0, p1, broadcast(0))
    }
}

/// What an input row adds to an output row: three taps for each pixel.
private struct WindowRow {
    var w0: Vector
    var w1: Vector
    var w2: Vector
    /// Where the sums so far are: in the output row, or, at its beginning, the bias for every pixel.
    var source: UnsafePointer<Float>
    var sourceStride: Int
    var output: UnsafeMutablePointer<Float>
    var stride: Int
    var low: Vector
    var high: Vector

    @inline(always)
    init(_ panel: ExpansionPanel, _ i: Int, _ output: UnsafeMutablePointer<Float>, begins: Bool, ends: Bool) {
        let taps = panel.window + 16 &* (1 &+ 3 &* i)
        w0 = load(taps)
        w1 = load(taps + 16)
        w2 = load(taps + 32)
        self.output = output + panel.channel
        stride = panel.outputStride
        source = begins ? panel.window : UnsafePointer(self.output)
        sourceStride = begins ? 0 : stride
        low = broadcast(ends ? panel.low : -.infinity)
        high = broadcast(ends ? panel.high : .infinity)
    }

    /// Goes on to the next output pixel, under the expanded pixels a, b, c.
    @inline(always)
    mutating func add(_ a: Vector, _ b: Vector, _ c: Vector) {
        var v = load(source)
        v = multiplyAdd(a, w0, v)
        v = multiplyAdd(b, w1, v)
        v = multiplyAdd(c, w2, v)
        store(maximum(low, minimum(high, v)), output)
        source += sourceStride
        output += stride
    }
}
