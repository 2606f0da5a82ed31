import ServalKernelInterface

extension Kernels {
    static func pooling(_ call: PoolingCall) {
        let window = call.window
        for row in 0..<call.outputRowCount {
            let top = (call.outputRowStart &+ row) &* window.strideY &- window.padTop
            let rows = Taps(window.height, from: top, step: window.dilationY, within: window.inputHeight)
            for column in 0..<window.outputWidth {
                let left = column &* window.strideX &- window.padLeft
                let columns = Taps(window.width, from: left, step: window.dilationX, within: window.inputWidth)
                poolPixel(
                    call, rows, columns,
                    output: call.output + (row &* call.outputRowStride &+ column &* call.outputPixelStride))
            }
        }
    }
}

/// The taps of a window that lie inside the input, along one axis.
private struct Taps {
    /// The first of them, and one past the last.
    var first: Int
    var end: Int
    /// Where tap 0 lies, perhaps outside, and how far apart taps are.
    var origin: Int
    var step: Int

    @inline(always)
    init(_ count: Int, from origin: Int, step: Int, within size: Int) {
        self.origin = origin
        self.step = step
        first = 0
        while first < count && origin &+ first &* step < 0 { first &+= 1 }
        end = count
        while end > first && origin &+ (end &- 1) &* step >= size { end &-= 1 }
    }

    @inline(always)
    var count: Int { end &- first }
}

/// Pools one window, or the rows of it that the call asks for.
private func poolPixel(
    _ call: PoolingCall, _ rows: Taps, _ columns: Taps, output: UnsafeMutablePointer<Float>
) {
    var part = rows
    if part.first < call.windowRows.lowerBound { part.first = call.windowRows.lowerBound }
    if part.end > call.windowRows.upperBound { part.end = call.windowRows.upperBound }
    let divisor = broadcast(Float(rows.count &* columns.count))
    var channel = 0
    while channel &+ 4 &* width <= call.channels {
        poolVectors(call, part, columns, divisor, channel, output)
        channel &+= 4 &* width
    }
    while channel < call.channels {
        let rest = call.channels &- channel
        poolVector(call, part, columns, divisor, channel, output, count: rest < width ? rest : width)
        channel &+= width
    }
}

/// Pools a vector of channels, or the first ones of it.
@inline(always)
private func poolVector(
    _ call: PoolingCall, _ rows: Taps, _ columns: Taps, _ divisor: Vector, _ channel: Int,
    _ output: UnsafeMutablePointer<Float>, count: Int
) {
    let isMax = call.kind.isMax
    var result = broadcast(isMax ? -.infinity : 0)
    if call.windowRows.lowerBound > 0 { result = load(UnsafePointer(output) + channel, first: count) }
    var i = rows.first
    while i < rows.end {
        var pixel = call.firstPixel(rows, i, columns) + channel
        var left = columns.count
        while left > 0 {
            let v = count == width ? load(pixel) : load(pixel, first: count)
            result = isMax ? maximum(result, v) : result + v
            pixel += columns.step &* call.inputPixelStride
            left &-= 1
        }
        i &+= 1
    }
    if call.isEnd && !isMax { result /= divisor }
    if count == width { store(result, output + channel) } else { store(result, output + channel, first: count) }
}

/// Pools four vectors of channels, whose sums do not wait for each other.
@inline(always)
private func poolVectors(
    _ call: PoolingCall, _ rows: Taps, _ columns: Taps, _ divisor: Vector, _ channel: Int,
    _ output: UnsafeMutablePointer<Float>
) {
    let isMax = call.kind.isMax
    let target = output + channel
    var (a, b) = (broadcast(isMax ? -.infinity : 0), broadcast(isMax ? -.infinity : 0))
    var (c, d) = (a, b)
    if call.windowRows.lowerBound > 0 {
        (a, b) = (load(target), load(target + width))
        (c, d) = (load(target + 2 &* width), load(target + 3 &* width))
    }
    let step = columns.step &* call.inputPixelStride
    var i = rows.first
    while i < rows.end {
        var pixel = call.firstPixel(rows, i, columns) + channel
        var left = columns.count
        while left > 0 {
            if isMax {
                a = maximum(a, load(pixel))
                b = maximum(b, load(pixel + width))
                c = maximum(c, load(pixel + 2 &* width))
                d = maximum(d, load(pixel + 3 &* width))
            } else {
                a += load(pixel)
                b += load(pixel + width)
                c += load(pixel + 2 &* width)
                d += load(pixel + 3 &* width)
            }
            pixel += step
            left &-= 1
        }
        i &+= 1
    }
    if call.isEnd && !isMax {
        a /= divisor
        b /= divisor
        c /= divisor
        d /= divisor
    }
    store(a, target)
    store(b, target + width)
    store(c, target + 2 &* width)
    store(d, target + 3 &* width)
}

extension PoolingCall {
    /// Whether the last rows of the window are gone through.
    @inline(always)
    fileprivate var isEnd: Bool { windowRows.upperBound == window.height }

    /// The input under the first column of a row of a window.
    @inline(always)
    fileprivate func firstPixel(_ rows: Taps, _ row: Int, _ columns: Taps) -> UnsafePointer<Float> {
        input
            + ((rows.origin &+ row &* rows.step) &* inputRowStride
                &+ (columns.origin &+ columns.first &* columns.step) &* inputPixelStride)
    }
}

extension Kernels {
    static func globalPooling(_ call: GlobalPoolingCall) {
        let isMax = call.kind.isMax
        let divisor = broadcast(Float(call.pixels))
        let isEnd = call.part.upperBound == call.pixels
        var channel = 0
        while channel < call.channels {
            let rest = call.channels &- channel
            let count = rest < width ? rest : width
            var input = call.input + (call.part.lowerBound &* call.inputPixelStride &+ channel)
            var result = broadcast(isMax ? -.infinity : 0)
            if call.part.lowerBound > 0 { result = load(UnsafePointer(call.output) + channel, first: count) }
            for _ in call.part {
                let v = count == width ? load(input) : load(input, first: count)
                result = isMax ? maximum(result, v) : result + v
                input += call.inputPixelStride
            }
            if isEnd && !isMax { result /= divisor }
            store(result, call.output + channel, first: count)
            channel &+= width
        }
    }
}

extension PoolingKind {
    // A switch: `==` would bring in a witness table that the modules share.
    fileprivate var isMax: Bool {
        switch self {
        case .max: true
        case .average: false
        }
    }
}
