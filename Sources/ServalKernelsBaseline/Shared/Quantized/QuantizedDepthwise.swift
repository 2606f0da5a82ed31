import ServalKernelInterface

extension QuantizedKernels {
    static func depthwise(_ call: QuantizedDepthwiseCall) {
        switch call.layout.form {
        case .columns, .vectorPairs: quantizedDepthwise3x3(call)
        case .rowPairs: quantizedDepthwiseRowPairs(call)
        }
    }
}

/// Output pixels that are computed together.
@inline(always) private var blockPixels: Int { 8 }
/// Columns of the input under a block that its pixels share.
@inline(always) private var mostColumns: Int { 40 }

/// Any window: a block of output pixels of a row and one vector of channels at a time, two rows of taps at a time.
///
/// The bytes of two input rows are paired once for a column and used by all pixels of the block whose window it is under.
private func quantizedDepthwiseRowPairs(_ call: QuantizedDepthwiseCall) {
    let v = pairs(IntegerVector(repeating: 0))
    var room = (
        v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v, v,
        v,
        v, v
    )
    withUnsafeMutablePointer(to: &room) { room in
        let columns = UnsafeMutableRawPointer(room).assumingMemoryBound(to: PairVector.self)
        for row in 0..<call.outputRowCount {
            var x = 0
            while x < call.window.outputWidth {
                var channel = 0
                while channel < call.layout.channels {
                    if call.multiplier > 1 {
                        // Each input channel feeds several output channels.
                        let input = RepeatedChannels(channel: channel, used: width, multiplier: call.multiplier)
                        depthwiseBlock(call, row, x, channel, columns) {
                            loadBytes($0 + input.first, to: input.lanes)
                        }
                    } else {
                        depthwiseBlock(call, row, x, channel, columns) { loadBytes($0 + channel) }
                    }
                    channel &+= width
                }
                x &+= blockPixels
            }
        }
    }
}

/// Two input rows under a window's two rows of taps; nil for rows of padding.
private struct RowPair {
    var upper: UnsafePointer<UInt8>?
    var lower: UnsafePointer<UInt8>?
    /// Whether the window has the second row.
    var hasLower: Bool
    var padding: IntegerVector
    var width: Int
    var stride: Int

    /// The bytes of a column of both.
    @inline(always)
    func column(_ column: Int, _ value: (UnsafePointer<UInt8>) -> IntegerVector) -> PairVector {
        let isInside = column >= 0 && column < width
        var first = padding
        if isInside, let upper { first = value(upper + column &* stride) }
        guard hasLower else { return pairs(first) }
        var second = padding
        if isInside, let lower { second = value(lower + column &* stride) }
        return pairs(first | second &<< 16)
    }
}

/// The bytes of `count` columns from `left` on.
@inline(always)
private func fill(
    _ columns: UnsafeMutablePointer<PairVector>, _ count: Int, _ left: Int, _ input: RowPair,
    _ value: (UnsafePointer<UInt8>) -> IntegerVector
) {
    let noLower = IntegerVector(repeating: 0)
    let lowerPadding = input.hasLower ? input.padding &<< 16 : noLower
    let padding = pairs(input.padding | lowerPadding)
    var first = left < 0 ? 0 &- left : 0
    if first > count { first = count }
    var end = input.width &- left
    if end > count { end = count }
    if end < first { end = first }
    let place = (left &+ first) &* input.stride
    for column in 0..<first { columns[column] = padding }
    if var upper = input.upper, input.hasLower, var lower = input.lower {
        upper += place
        lower += place
        for column in first..<end {
            columns[column] = pairs(value(upper) | value(lower) &<< 16)
            upper += input.stride
            lower += input.stride
        }
    } else if var upper = input.upper {
        upper += place
        for column in first..<end {
            columns[column] = pairs(value(upper) | lowerPadding)
            upper += input.stride
        }
    } else if input.hasLower, var lower = input.lower {
        lower += place
        for column in first..<end {
            columns[column] = pairs(input.padding | value(lower) &<< 16)
            lower += input.stride
        }
    } else {
        for column in first..<end { columns[column] = padding }
    }
    for column in end..<count { columns[column] = padding }
}

/// - Parameters:
///   - columns: room for `mostColumns` vectors.
///   - value: what one vector of channels takes from an input pixel.
@inline(always)
private func depthwiseBlock(
    _ call: QuantizedDepthwiseCall, _ row: Int, _ x: Int, _ channel: Int, _ columns: UnsafeMutablePointer<PairVector>,
    _ value: (UnsafePointer<UInt8>) -> IntegerVector
) {
    let window = call.window
    let lane = channel % 16
    let blockBytes = 128 &+ (window.height &+ 1) / 2 &* window.width &* 32
    let block = call.weights + channel / 16 &* blockBytes
    let left = x &* window.strideX &- window.padLeft
    let bias = loadIntegers(block.assumingMemoryBound(to: Int32.self) + lane)
    var weights = (block + 128).assumingMemoryBound(to: Int8.self) + 2 &* lane
    var (s0, s1, s2, s3) = (bias, bias, bias, bias)
    var (s4, s5, s6, s7) = (bias, bias, bias, bias)
    /// Adds one column of taps; `step` vectors from one pixel of the block to the next.
    @inline(always)
    func add(_ p: UnsafeMutablePointer<PairVector>, step: Int) {
        let w = loadPairs(weights)
        s0 = multiplyAddPairs(p[0], w, s0)
        s1 = multiplyAddPairs(p[step], w, s1)
        s2 = multiplyAddPairs(p[2 &* step], w, s2)
        s3 = multiplyAddPairs(p[3 &* step], w, s3)
        s4 = multiplyAddPairs(p[4 &* step], w, s4)
        s5 = multiplyAddPairs(p[5 &* step], w, s5)
        s6 = multiplyAddPairs(p[6 &* step], w, s6)
        s7 = multiplyAddPairs(p[7 &* step], w, s7)
        weights += 32
    }
    let shared = (blockPixels &- 1) &* window.strideX &+ (window.width &- 1) &* window.dilationX &+ 1
    var input = RowPair(
        upper: nil, lower: nil, hasLower: true, padding: IntegerVector(repeating: call.inputZeroPoint),
        width: window.inputWidth, stride: call.inputPixelStride)
    var i = 0
    while i < window.height {
        let rows = call.rows + (row &* window.strideY &+ i &* window.dilationY)
        input.upper = rows[0]
        input.hasLower = i &+ 1 < window.height
        if input.hasLower { input.lower = rows[window.dilationY] }
        if shared <= mostColumns {
            fill(columns, shared, left, input, value)
            for j in 0..<window.width { add(columns + j &* window.dilationX, step: window.strideX) }
        } else {
            for j in 0..<window.width {
                for pixel in 0..<blockPixels {
                    columns[pixel] = input.column(
                        left &+ pixel &* window.strideX &+ j &* window.dilationX, value)
                }
                add(columns, step: 1)
            }
        }
        i &+= 2
    }
    let multipliers = load((block + 64).assumingMemoryBound(to: Float.self) + lane)
    let requantize = Requantizer(call.requantization)
    let output = call.output + (row &* call.outputRowStride &+ x &* call.outputPixelStride &+ channel)
    let pixels = window.outputWidth &- x
    // Pixels of more than four channels are padded.
    let lanes = call.outputPixelStride >= channel &+ width ? width : call.layout.channels &- channel
    @inline(always)
    func finish(_ pixel: Int, _ sum: IntegerVector) {
        guard pixel < pixels else { return }
        storeBytes(
            requantize(float(sum) * multipliers), output + pixel &* call.outputPixelStride,
            first: lanes)
    }
    finish(0, s0)
    finish(1, s1)
    finish(2, s2)
    finish(3, s3)
    finish(4, s4)
    finish(5, s5)
    finish(6, s6)
    finish(7, s7)
}
