import ServalKernelInterface

/// A depthwise convolution of one vector of channels over a run of neighbouring output pixels of one row.
struct DepthwiseTask {
    /// Bias, then taps, `DepthwisePacking` lanes apart.
    var weights: UnsafePointer<Float>
    /// Input rows under the output row, `height` of them, `rowStep` entries apart; nil where there is padding.
    var rows: UnsafePointer<UnsafePointer<Float>?>
    var rowStep: Int
    var height: Int
    /// Floats from the first pixel of a row to the first under the run; negative where padding comes first.
    var inputOffset: Int
    var inputStride: Int
    /// Columns under the run that lie inside the image.
    var firstColumn: Int
    var endColumn: Int
    var output: UnsafeMutablePointer<Float>
    var outputStride: Int
    /// Output pixels, at most seven.
    var pixels: Int
    /// Channels.
    var lanes: Int
    var low: Vector
    var high: Vector
}

/// Computes seven output pixels at a time in registers; each input pixel is loaded once for a row of the window.
///
/// - Parameters, all literals at every use:
///   - kernelWidth: taps of a row of the window, at most five.
///   - stride: columns from one output pixel to the next, one or two.
///   - left, right: columns under the run that lie outside the image at either end, when all seven pixels are wanted.
///   - checked: `firstColumn`, `endColumn` and `pixels` say so instead.
///   - full: all lanes are wanted.
@inline(always)
func depthwiseTile(
    _ kernelWidth: Int, _ stride: Int, left: Int, right: Int, checked: Bool, full: Bool, _ task: DepthwiseTask
) {
    var c0 = load(task.weights)
    var (c1, c2, c3, c4, c5, c6) = (c0, c0, c0, c0, c0, c0)
    let columns = 6 &* stride &+ kernelWidth
    let range = ColumnRange(first: task.firstColumn, end: task.endColumn)
    var w = task.weights + 16
    for row in 0..<task.height {
        let taps = DepthwiseTaps(w, kernelWidth)
        w += 16 &* kernelWidth
        guard let start = task.rows[row &* task.rowStep] else { continue }
        let input = start + task.inputOffset
        if (checked ? range.holds(0) : 0 >= left) && 0 < columns &- right {
            let v = loadColumn(input, task.lanes, full)
            taps.apply(0, v, &c0)
        }
        if (checked ? range.holds(1) : 1 >= left) && 1 < columns &- right {
            let v = loadColumn(input + 1 &* task.inputStride, task.lanes, full)
            taps.apply(1, v, &c0)
            taps.apply(1 &- stride, v, &c1)
        }
        if (checked ? range.holds(2) : 2 >= left) && 2 < columns &- right {
            let v = loadColumn(input + 2 &* task.inputStride, task.lanes, full)
            taps.apply(2, v, &c0)
            taps.apply(2 &- stride, v, &c1)
            taps.apply(2 &- 2 &* stride, v, &c2)
        }
        if (checked ? range.holds(3) : 3 >= left) && 3 < columns &- right {
            let v = loadColumn(input + 3 &* task.inputStride, task.lanes, full)
            taps.apply(3, v, &c0)
            taps.apply(3 &- stride, v, &c1)
            taps.apply(3 &- 2 &* stride, v, &c2)
            taps.apply(3 &- 3 &* stride, v, &c3)
        }
        if (checked ? range.holds(4) : 4 >= left) && 4 < columns &- right {
            let v = loadColumn(input + 4 &* task.inputStride, task.lanes, full)
            taps.apply(4, v, &c0)
            taps.apply(4 &- stride, v, &c1)
            taps.apply(4 &- 2 &* stride, v, &c2)
            taps.apply(4 &- 3 &* stride, v, &c3)
            taps.apply(4 &- 4 &* stride, v, &c4)
        }
        if (checked ? range.holds(5) : 5 >= left) && 5 < columns &- right {
            let v = loadColumn(input + 5 &* task.inputStride, task.lanes, full)
            taps.apply(5 &- stride, v, &c1)
            taps.apply(5 &- 2 &* stride, v, &c2)
            taps.apply(5 &- 3 &* stride, v, &c3)
            taps.apply(5 &- 4 &* stride, v, &c4)
            taps.apply(5 &- 5 &* stride, v, &c5)
        }
        if (checked ? range.holds(6) : 6 >= left) && 6 < columns &- right {
            let v = loadColumn(input + 6 &* task.inputStride, task.lanes, full)
            taps.apply(6 &- stride, v, &c1)
            taps.apply(6 &- 2 &* stride, v, &c2)
            taps.apply(6 &- 3 &* stride, v, &c3)
            taps.apply(6 &- 4 &* stride, v, &c4)
            taps.apply(6 &- 5 &* stride, v, &c5)
            taps.apply(6 &- 6 &* stride, v, &c6)
        }
        if (checked ? range.holds(7) : 7 >= left) && 7 < columns &- right {
            let v = loadColumn(input + 7 &* task.inputStride, task.lanes, full)
            taps.apply(7 &- 2 &* stride, v, &c2)
            taps.apply(7 &- 3 &* stride, v, &c3)
            taps.apply(7 &- 4 &* stride, v, &c4)
            taps.apply(7 &- 5 &* stride, v, &c5)
            taps.apply(7 &- 6 &* stride, v, &c6)
        }
        if (checked ? range.holds(8) : 8 >= left) && 8 < columns &- right {
            let v = loadColumn(input + 8 &* task.inputStride, task.lanes, full)
            taps.apply(8 &- 2 &* stride, v, &c2)
            taps.apply(8 &- 3 &* stride, v, &c3)
            taps.apply(8 &- 4 &* stride, v, &c4)
            taps.apply(8 &- 5 &* stride, v, &c5)
            taps.apply(8 &- 6 &* stride, v, &c6)
        }
        if (checked ? range.holds(9) : 9 >= left) && 9 < columns &- right {
            let v = loadColumn(input + 9 &* task.inputStride, task.lanes, full)
            taps.apply(9 &- 3 &* stride, v, &c3)
            taps.apply(9 &- 4 &* stride, v, &c4)
            taps.apply(9 &- 5 &* stride, v, &c5)
            taps.apply(9 &- 6 &* stride, v, &c6)
        }
        if (checked ? range.holds(10) : 10 >= left) && 10 < columns &- right {
            let v = loadColumn(input + 10 &* task.inputStride, task.lanes, full)
            taps.apply(10 &- 3 &* stride, v, &c3)
            taps.apply(10 &- 4 &* stride, v, &c4)
            taps.apply(10 &- 5 &* stride, v, &c5)
            taps.apply(10 &- 6 &* stride, v, &c6)
        }
        if (checked ? range.holds(11) : 11 >= left) && 11 < columns &- right {
            let v = loadColumn(input + 11 &* task.inputStride, task.lanes, full)
            taps.apply(11 &- 4 &* stride, v, &c4)
            taps.apply(11 &- 5 &* stride, v, &c5)
        }
        if (checked ? range.holds(12) : 12 >= left) && 12 < columns &- right {
            let v = loadColumn(input + 12 &* task.inputStride, task.lanes, full)
            taps.apply(12 &- 4 &* stride, v, &c4)
            taps.apply(12 &- 5 &* stride, v, &c5)
            taps.apply(12 &- 6 &* stride, v, &c6)
        }
        if (checked ? range.holds(13) : 13 >= left) && 13 < columns &- right {
            let v = loadColumn(input + 13 &* task.inputStride, task.lanes, full)
            taps.apply(13 &- 5 &* stride, v, &c5)
            taps.apply(13 &- 6 &* stride, v, &c6)
        }
        if (checked ? range.holds(14) : 14 >= left) && 14 < columns &- right {
            let v = loadColumn(input + 14 &* task.inputStride, task.lanes, full)
            taps.apply(14 &- 5 &* stride, v, &c5)
            taps.apply(14 &- 6 &* stride, v, &c6)
        }
        if (checked ? range.holds(15) : 15 >= left) && 15 < columns &- right {
            let v = loadColumn(input + 15 &* task.inputStride, task.lanes, full)
            taps.apply(15 &- 6 &* stride, v, &c6)
        }
        if (checked ? range.holds(16) : 16 >= left) && 16 < columns &- right {
            let v = loadColumn(input + 16 &* task.inputStride, task.lanes, full)
            taps.apply(16 &- 6 &* stride, v, &c6)
        }
    }
    if !checked {
        endPixel(0, c0, full, task)
        endPixel(1, c1, full, task)
        endPixel(2, c2, full, task)
        endPixel(3, c3, full, task)
        endPixel(4, c4, full, task)
        endPixel(5, c5, full, task)
        endPixel(6, c6, full, task)
    } else {
        endPixel(0, c0, full, task)
        if task.pixels > 1 { endPixel(1, c1, full, task) }
        if task.pixels > 2 { endPixel(2, c2, full, task) }
        if task.pixels > 3 { endPixel(3, c3, full, task) }
        if task.pixels > 4 { endPixel(4, c4, full, task) }
        if task.pixels > 5 { endPixel(5, c5, full, task) }
        if task.pixels > 6 { endPixel(6, c6, full, task) }
    }
}

/// The columns under a run that lie inside the image.
private struct ColumnRange {
    var first: Int
    var end: Int

    @inline(always)
    init(first: Int, end: Int) {
        self.first = first
        self.end = end
    }

    @inline(always)
    func holds(_ column: Int) -> Bool { column >= first && column < end }
}

/// One row of a window, a vector of channels wide.
private struct DepthwiseTaps {
    var count: Int
    var w0: Vector
    var w1: Vector
    var w2: Vector
    var w3: Vector
    var w4: Vector

    @inline(always)
    init(_ w: UnsafePointer<Float>, _ count: Int) {
        self.count = count
        w0 = load(w)
        w1 = count > 1 ? load(w + 16) : w0
        w2 = count > 2 ? load(w + 32) : w0
        w3 = count > 3 ? load(w + 48) : w0
        w4 = count > 4 ? load(w + 64) : w0
    }

    /// Adds v times tap `index`, a constant after inlining, if there is such a tap.
    @inline(always)
    func apply(_ index: Int, _ v: Vector, _ c: inout Vector) {
        if index < 0 || index >= count { return }
        switch index {
        case 0: c = multiplyAdd(v, w0, c)
        case 1: c = multiplyAdd(v, w1, c)
        case 2: c = multiplyAdd(v, w2, c)
        case 3: c = multiplyAdd(v, w3, c)
        default: c = multiplyAdd(v, w4, c)
        }
    }
}

@inline(always)
private func loadColumn(_ p: UnsafePointer<Float>, _ lanes: Int, _ full: Bool) -> Vector {
    full ? load(p) : load(p, first: lanes)
}

@inline(always)
private func endPixel(_ pixel: Int, _ v: Vector, _ full: Bool, _ task: DepthwiseTask) {
    let output = task.output + pixel &* task.outputStride
    let clamped = maximum(task.low, minimum(task.high, v))
    if full { store(clamped, output) } else { store(clamped, output, first: task.lanes) }
}
