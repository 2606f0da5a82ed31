import ServalKernelInterface

extension QuantizedKernels {
    static func pooling(_ call: QuantizedPoolingCall) {
        let window = call.window
        for row in 0..<call.outputRowCount {
            let top = (call.outputRowStart &+ row) &* window.strideY &- window.padTop
            let firstI = firstTap(top, window.dilationY)
            let endI = endTap(top, window.dilationY, window.height, window.inputHeight)
            for x in 0..<window.outputWidth {
                let left = x &* window.strideX &- window.padLeft
                let firstJ = firstTap(left, window.dilationX)
                let endJ = endTap(left, window.dilationX, window.width, window.inputWidth)
                let area = PooledArea(
                    start: call.input
                        + ((top &+ firstI &* window.dilationY) &* call.inputRowStride
                            &+ (left &+ firstJ &* window.dilationX) &* call.inputPixelStride),
                    rows: endI > firstI ? endI &- firstI : 0, rowStep: window.dilationY &* call.inputRowStride,
                    columns: endJ > firstJ ? endJ &- firstJ : 0, columnStep: window.dilationX &* call.inputPixelStride)
                let output = call.output + (row &* call.outputRowStride &+ x &* call.outputPixelStride)
                switch call.kind {
                case .max: area.maximum(call.channels, to: output)
                case .average:
                    area.mean(
                        call.channels, zeroPoint: call.inputZeroPoint, multiplier: call.multiplier, call.requantization,
                        to: output)
                }
            }
        }
    }
}

extension QuantizedKernels {
    static func globalPooling(_ call: QuantizedGlobalPoolingCall) {
        let area = PooledArea(
            start: call.input, rows: 1, rowStep: 0, columns: call.pixels, columnStep: call.inputPixelStride)
        switch call.kind {
        case .max: area.maximum(call.channels, to: call.output)
        case .average:
            area.mean(
                call.channels, zeroPoint: call.inputZeroPoint, multiplier: call.multiplier, call.requantization,
                to: call.output)
        }
    }
}

/// The first tap of a window from `origin` on that lies at or behind 0.
@inline(always)
private func firstTap(_ origin: Int, _ dilation: Int) -> Int {
    origin >= 0 ? 0 : (dilation &- 1 &- origin) / dilation
}

/// The end of the taps of a window of `count` from `origin` on that lie before `size`.
@inline(always)
private func endTap(_ origin: Int, _ dilation: Int, _ count: Int, _ size: Int) -> Int {
    let end = origin >= size ? 0 : (size &- 1 &- origin) / dilation &+ 1
    return end < count ? end : count
}

@inline(always)
private var zeroBytes16: Bytes16 { unsafeBitCast(SIMD16<UInt8>(repeating: 0), to: Bytes16.self) }

/// The pixels under a pooling window.
private struct PooledArea {
    var start: UnsafePointer<UInt8>
    var rows: Int
    var rowStep: Int
    var columns: Int
    var columnStep: Int

    func maximum(_ channels: Int, to output: UnsafeMutablePointer<UInt8>) {
        var channel = 0
        while channel < channels {
            var result = zeroBytes16
            var row = start + channel
            for _ in 0..<rows {
                var pixel = row
                for _ in 0..<columns {
                    result = maximumBytes(result, loadBytes16(pixel))
                    pixel += columnStep
                }
                row += rowStep
            }
            let rest = channels &- channel
            if rest >= 16 {
                storeBytes16(result, output + channel)
            } else {
                let bytes = unsafeBitCast(result, to: SIMD16<UInt8>.self)
                for lane in 0..<rest { output[channel &+ lane] = bytes[lane] }
            }
            channel &+= 16
        }
    }

    func mean(
        _ channels: Int, zeroPoint: Int32, multiplier: Float, _ requantization: Requantization,
        to output: UnsafeMutablePointer<UInt8>
    ) {
        let requantize = Requantizer(requantization)
        let count = Int32(truncatingIfNeeded: rows &* columns)
        let scale = broadcast(multiplier / Float(count))
        let offset = IntegerVector(repeating: count &* zeroPoint)
        var channel = 0
        while channel < channels {
            var sum = IntegerVector(repeating: 0)
            var row = start + channel
            for _ in 0..<rows {
                var pixel = row
                for _ in 0..<columns {
                    sum = sum &+ loadBytes(pixel)
                    pixel += columnStep
                }
                row += rowStep
            }
            storeBytes(requantize(float(sum &- offset) * scale), output + channel, first: channels &- channel)
            channel &+= width
        }
    }
}
