import ServalKernelInterface

extension Kernels {
    /// Depthwise 3x3 of stride 1 by Winograd's F(2, 3) down the columns: one vector of channels after the other, in each the
    /// pairs of output rows.
    static func depthwiseWinograd(_ call: DepthwiseCall) {
        var channel = 0
        while channel < call.channels {
            let rest = call.channels &- channel
            var task = WinogradTask(call, channel: channel, lanes: rest < width ? rest : width)
            var row = 0
            if call.startsInPair {
                task.moveTo(row: 0, call)
                winogradRow(.lower, task)
                row = 1
            }
            while row < call.outputRowCount {
                task.moveTo(row: row, call)
                if row &+ 1 == call.outputRowCount {
                    winogradRow(.upper, task)
                } else if rest < width || task.rows[1] == nil || task.rows[2] == nil {
                    winogradRow(.both, task)
                } else {
                    winogradPair(task)
                }
                row &+= 2
            }
            channel &+= width
        }
    }
}

/// A pair of output rows, or one of them, of one vector of channels.
private struct WinogradTask {
    /// Bias and factors, 16 floats apart.
    var factors: UnsafePointer<Float>
    /// Input rows under the first row that is computed; nil where there is padding.
    var rows: UnsafePointer<UnsafePointer<Float>?>
    var channel: Int
    var lanes: Int
    var inputStride: Int
    /// Whether a column of padding comes before the first and behind the last.
    var padsLeft: Bool
    var padsRight: Bool
    var output: UnsafeMutablePointer<Float>
    var outputStride: Int
    var outputRowStride: Int
    var outputWidth: Int
    var low: Vector
    var high: Vector

    @inline(always)
    init(_ call: DepthwiseCall, channel: Int, lanes: Int) {
        factors = call.weights + (channel / 16 &* (13 &* 16) &+ channel % 16)
        rows = call.rows
        self.channel = channel
        self.lanes = lanes
        inputStride = call.inputPixelStride
        padsLeft = call.window.padLeft > 0
        outputWidth = call.window.outputWidth
        padsRight = outputWidth &+ 2 &- call.window.padLeft > call.window.inputWidth
        output = call.output
        outputStride = call.outputPixelStride
        outputRowStride = call.outputRowStride
        low = broadcast(call.low)
        high = broadcast(call.high)
    }

    @inline(always)
    mutating func moveTo(row: Int, _ call: DepthwiseCall) {
        rows = call.rows + row
        output = call.output + (row &* call.outputRowStride &+ channel)
    }
}

/// Which output rows of a pair are computed; `whole` is both, of a whole vector of channels.
private enum WinogradPart { case whole, both, upper, lower }

/// A whole vector of channels, and both middle rows of the input are there.
@inline(always)
private func winogradPair(_ task: WinogradTask) {
    let middle = task.rows[1].unsafelyUnwrapped + task.channel
    let next = task.rows[2].unsafelyUnwrapped + task.channel
    switch (task.rows[0], task.rows[3]) {
    case (let first?, let last?):
        winogradColumns(.whole, task) { at in
            WinogradSums(
                load(first + (task.channel &+ at)), load(middle + at), load(next + at),
                load(last + (task.channel &+ at)))
        }
    case (nil, let last?):
        winogradColumns(.whole, task) { at in
            WinogradSums(broadcast(0), load(middle + at), load(next + at), load(last + (task.channel &+ at)))
        }
    case (let first?, nil):
        winogradColumns(.whole, task) { at in
            WinogradSums(load(first + (task.channel &+ at)), load(middle + at), load(next + at), broadcast(0))
        }
    case (nil, nil):
        winogradColumns(.whole, task) { at in
            WinogradSums(broadcast(0), load(middle + at), load(next + at), broadcast(0))
        }
    }
}

/// Any part, any row missing, any number of lanes.
private func winogradRow(_ part: WinogradPart, _ task: WinogradTask) {
    // The lower row of a pair alone has its three input rows in the last three places.
    let shift = part == .lower ? 1 : 0
    @inline(always)
    func value(_ row: Int, _ at: Int) -> Vector {
        guard row >= shift, let start = task.rows[row &- shift] else { return broadcast(0) }
        return load(start + (task.channel &+ at), first: task.lanes)
    }
    winogradColumns(part, task) { at in
        WinogradSums(
            value(0, at), value(1, at), value(2, at), part == .upper ? broadcast(0) : value(3, at))
    }
}

/// Walks along the columns; each adds to the three output columns whose windows it is under.
///
/// - Parameter sums: those of the input column that is so many floats behind the first.
@inline(always)
private func winogradColumns(_ part: WinogradPart, _ task: WinogradTask, _ sums: (_ at: Int) -> WinogradSums) {
    let factors = WinogradFactors(task.factors)
    let step = task.inputStride
    var column = task.padsLeft ? WinogradSums() : sums(0)
    var left = WinogradProducts(column, factors)
    var at = task.padsLeft ? 0 : step
    column = sums(at)
    left.addMiddle(column, factors)
    var middle = WinogradProducts(column, factors)
    var output = task.output
    for _ in 0..<task.outputWidth &- 2 {
        at &+= step
        column = sums(at)
        left.addRight(column, factors)
        left.finish(part, task, output)
        output += task.outputStride
        left = middle
        left.addMiddle(column, factors)
        middle = WinogradProducts(column, factors)
    }
    at &+= step
    column = sums(at)
    left.addRight(column, factors)
    left.finish(part, task, output)
    output += task.outputStride
    middle.addMiddle(column, factors)
    if !task.padsRight { middle.addRight(sums(at &+ step), factors) }
    middle.finish(part, task, output)
}

extension WinogradProducts {
    @inline(always)
    fileprivate func finish(_ part: WinogradPart, _ task: WinogradTask, _ output: UnsafeMutablePointer<Float>) {
        let upper = maximum(task.low, minimum(task.high, m1 + m2 + m0))
        let lower = maximum(task.low, minimum(task.high, m1 - m2 - m3))
        switch part {
        case .whole:
            store(upper, output)
            store(lower, output + task.outputRowStride)
        case .both:
            store(upper, output, first: task.lanes)
            store(lower, output + task.outputRowStride, first: task.lanes)
        case .upper: store(upper, output, first: task.lanes)
        case .lower: store(lower, output, first: task.lanes)
        }
    }
}
