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
    /// Columns under the run, `inputStride` apart, that lie inside the image.
    var firstColumn: Int
    var endColumn: Int
    var output: UnsafeMutablePointer<Float>
    var outputStride: Int
    /// Output pixels, at most seven.
    var pixels: Int
    /// Channels.
    var lanes: Int
    /// Used by tiles that repeat them.
    var inputChannels = RepeatedChannels()
    var low: Vector
    var high: Vector
}

/// Computes seven output pixels at a time in registers; each input pixel is loaded once for a row of the window.
///
/// - Parameters, all literals at every use:
///   - kernelWidth: taps of a row of the window, at most seven.
///   - stride: columns from one output pixel to the next, one or two.
///   - left, right: columns under the run that lie outside the image at either end, when all seven pixels are wanted.
///   - checked: `firstColumn`, `endColumn` and `pixels` say so instead.
///   - full: all lanes are wanted.
///   - repeats: an input channel feeds several output channels.
@inline(always)
func depthwiseTile(
    _ kernelWidth: Int, _ stride: Int, left: Int, right: Int, checked: Bool, full: Bool, repeats: Bool = false,
    _ task: DepthwiseTask
) {
    let columns = 6 &* stride &+ kernelWidth
    // In the order of the columns the compiler keeps more of them than there are registers where each belongs to few pixels.
    let byColumns = checked || repeats || registers > 16 || kernelWidth != 5 || stride < 2
    let range = ColumnRange(first: task.firstColumn, end: task.endColumn)
    RegisterTile.with(7, 1) { tile in
        tile.start(from: task.weights)
        var w = task.weights + 16
        for row in 0..<task.height {
            let taps = DepthwiseTaps(w, kernelWidth)
            w += 16 &* kernelWidth
            guard let start = task.rows[row &* task.rowStep] else { continue }
            let input = start + task.inputOffset
            if byColumns {
                var column = left
                while column < columns &- right {
                    if !checked || range.holds(column) {
                        let v = loadColumn(input + column &* task.inputStride, full, repeats, task)
                        // The pixels whose window holds the column, by the tap that lies on it.
                        var tap = 0
                        while tap < kernelWidth {
                            let (pixel, rest) = ((column &- tap) / stride, (column &- tap) % stride)
                            if column >= tap && rest == 0 && pixel < 7 { taps.apply(tap, v, &tile.sums[pixel]) }
                            tap &+= 1
                        }
                    }
                    column &+= 1
                }
            } else {
                RegisterTile.with(1, columns) { values in
                    var pixel = 0
                    while pixel < 7 {
                        // Its columns that the pixel before does not have.
                        var column = pixel == 0 ? left : (pixel &- 1) &* stride &+ kernelWidth
                        let end = pixel &* stride &+ kernelWidth
                        while column < end && column < columns &- right {
                            let place = input + column &* task.inputStride
                            values.sums[column] = loadColumn(place, full, false, task)
                            column &+= 1
                        }
                        var tap = 0
                        while tap < kernelWidth {
                            let column = pixel &* stride &+ tap
                            if column >= left && column < columns &- right {
                                taps.apply(tap, values.sums[column], &tile.sums[pixel])
                            }
                            tap &+= 1
                        }
                        pixel &+= 1
                    }
                }
            }
        }
        tile.forEach { sum, pixel, _ in
            if !checked || pixel == 0 || pixel < task.pixels { endPixel(pixel, sum, full, task) }
        }
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
    var w0: Vector
    var w1: Vector
    var w2: Vector
    var w3: Vector
    var w4: Vector
    var w5: Vector
    var w6: Vector

    @inline(always)
    init(_ w: UnsafePointer<Float>, _ count: Int) {
        w0 = load(w)
        w1 = count > 1 ? load(w + 16) : w0
        w2 = count > 2 ? load(w + 32) : w0
        w3 = count > 3 ? load(w + 48) : w0
        w4 = count > 4 ? load(w + 64) : w0
        w5 = count > 5 ? load(w + 80) : w0
        w6 = count > 6 ? load(w + 96) : w0
    }

    /// Adds v times a tap; `index` is a constant after unrolling.
    @inline(always)
    func apply(_ index: Int, _ v: Vector, _ c: inout Vector) {
        switch index {
        case 0: c = multiplyAdd(v, w0, c)
        case 1: c = multiplyAdd(v, w1, c)
        case 2: c = multiplyAdd(v, w2, c)
        case 3: c = multiplyAdd(v, w3, c)
        case 4: c = multiplyAdd(v, w4, c)
        case 5: c = multiplyAdd(v, w5, c)
        default: c = multiplyAdd(v, w6, c)
        }
    }
}

@inline(always)
private func loadColumn(_ p: UnsafePointer<Float>, _ full: Bool, _ repeats: Bool, _ task: DepthwiseTask) -> Vector {
    if repeats { return load(p, first: task.inputChannels.count, to: task.inputChannels.lanes) }
    return full ? load(p) : load(p, first: task.lanes)
}

@inline(always)
private func endPixel(_ pixel: Int, _ v: Vector, _ full: Bool, _ task: DepthwiseTask) {
    let output = task.output + pixel &* task.outputStride
    let clamped = maximum(task.low, minimum(task.high, v))
    if full { store(clamped, output) } else { store(clamped, output, first: task.lanes) }
}
