import ServalKernelInterface

extension Kernels {
    static func pooling(_ call: PoolingCall) {
        for row in 0..<call.outputRowCount {
            let top = (call.outputRowStart &+ row) &* call.window.strideY &- call.window.padTop
            for column in 0..<call.window.outputWidth {
                poolPixel(
                    call, top: top, left: column &* call.window.strideX &- call.window.padLeft,
                    output: call.output + (row &* call.outputRowStride &+ column &* call.outputPixelStride))
            }
        }
    }
}

/// Pools one window; `top` and `left` may lie outside the image.
private func poolPixel(
    _ call: PoolingCall, top: Int, left: Int, output: UnsafeMutablePointer<Float>
) {
    let window = call.window
    let (first, end) = (call.windowRows.lowerBound, call.windowRows.upperBound)
    let isEnd = end == window.height
    var rows = 0
    for i in 0..<window.height where inside(top &+ i &* window.dilationY, window.inputHeight) { rows &+= 1 }
    var columns = 0
    for j in 0..<window.width where inside(left &+ j &* window.dilationX, window.inputWidth) { columns &+= 1 }
    let divisor = broadcast(Float(rows &* columns))
    var channel = 0
    while channel < call.channels {
        let rest = call.channels &- channel
        let count = rest < width ? rest : width
        let isMax = call.kind.isMax
        var result = broadcast(isMax ? -.infinity : 0)
        if first > 0 { result = load(UnsafePointer(output) + channel, first: count) }
        for i in first..<end where inside(top &+ i &* window.dilationY, window.inputHeight) {
            let row = call.input + ((top &+ i &* window.dilationY) &* call.inputRowStride &+ channel)
            for j in 0..<window.width where inside(left &+ j &* window.dilationX, window.inputWidth) {
                let pixel = row + (left &+ j &* window.dilationX) &* call.inputPixelStride
                let v = count == width ? load(pixel) : load(pixel, first: count)
                result = isMax ? maximum(result, v) : result + v
            }
        }
        if isEnd && !isMax { result /= divisor }
        if count == width { store(result, output + channel) } else { store(result, output + channel, first: count) }
        channel &+= width
    }
}

@inline(always)
private func inside(_ index: Int, _ count: Int) -> Bool { index >= 0 && index < count }

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
