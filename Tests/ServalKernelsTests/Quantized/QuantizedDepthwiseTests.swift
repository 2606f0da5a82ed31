import ServalKernelInterface
import ServalKernels
import ServalTestSupport
import Testing

extension DepthwiseCase {
    /// - Parameter tileRows: output rows of a call; its input rows lie in a line buffer.
    func checkQuantized(tileRows: Int, values: QuantizedValues = .random) {
        var random = SplitMix64(seed: height * 131 + width * 19 + channels)
        let outputHeight = (height + padding.0 + padding.2 - (kernel.0 - 1) * dilation - 1) / stride + 1
        let outputWidth = (width + padding.1 + padding.3 - (kernel.1 - 1) * dilation - 1) / stride + 1
        let pixelStride = ByteMap.pixelStride(channels: channels)
        let rowBytes = width * pixelStride
        var image = (0..<height).map { _ in random.bytes(rowBytes) }
        let outputs = channels * multiplier
        let taps = kernel.0 * kernel.1
        var weights = random.weights(taps * outputs)
        let bias = random.biases(outputs, limit: 9000)
        var zeroPoint = Int32(random.next() >> 56)
        var scales = random.floats(outputs).map { abs($0) * 0.02 }
        switch values {
        case .random: break
        case .extreme:
            image = image.map { $0.map { $0 < 20 ? 0 : 255 } }
            weights = weights.enumerated().map { $0.offset % 3 == 0 ? 127 : -127 }
            zeroPoint = 255
        case .saturating: scales = scales.map { $0 * 1e12 }
        }
        // What ReLU leaves needs no limits but those of a byte.
        let requantization =
            tileRows == 2 ? Requantization(zeroPoint: 0) : Requantization(zeroPoint: 100, low: 9, high: 251)

        var expected: [UInt8] = []
        for y in 0..<outputHeight {
            for x in 0..<outputWidth {
                for c in 0..<outputs {
                    var sum = bias[c]
                    for i in 0..<kernel.0 {
                        for j in 0..<kernel.1 {
                            let row = y * stride + i * dilation - padding.0
                            let column = x * stride + j * dilation - padding.1
                            guard (0..<height).contains(row), (0..<width).contains(column) else { continue }
                            sum +=
                                (Int32(image[row][column * pixelStride + c / multiplier]) - zeroPoint)
                                * Int32(weights[(i * kernel.1 + j) * outputs + c])
                        }
                    }
                    expected.append(requantized(sum, scales[c], requantization))
                }
            }
        }

        let window = Window(
            height: kernel.0, width: kernel.1, strideY: stride, strideX: stride, dilationY: dilation,
            dilationX: dilation, padLeft: padding.1, inputHeight: height, inputWidth: width, outputWidth: outputWidth)
        let outputPixel = ByteMap.pixelStride(channels: outputs) + 16
        for backend in backends {
            let layout = QuantizedDepthwisePacking.layout(
                window: window, channels: outputs, multiplier: multiplier, backend: backend)
            let packed = OperandBytes(layout.byteCount)
            QuantizedDepthwisePacking.pack(
                layout, weights: weights, bias: bias, inputZeroPoint: zeroPoint, multipliers: scales,
                into: packed.start)
            let output = WatchedBytes(outputHeight * outputWidth * outputPixel)
            let bufferRows = (tileRows - 1) * stride + (kernel.0 - 1) * dilation + 1
            let lineBuffer = GuardedBytes([UInt8](repeating: 0, count: min(bufferRows, height) * rowBytes))
            for first in Swift.stride(from: 0, to: outputHeight, by: tileRows) {
                let count = min(tileRows, outputHeight - first)
                var rows: [UnsafePointer<UInt8>?] = []
                for index in 0..<((count - 1) * stride + (kernel.0 - 1) * dilation + 1) {
                    let row = first * stride - padding.0 + index
                    guard (0..<height).contains(row) else {
                        rows.append(nil)
                        continue
                    }
                    let slot = lineBuffer.start + row % min(bufferRows, height) * rowBytes
                    for i in 0..<rowBytes { slot[i] = image[row][i] }
                    rows.append(UnsafePointer(slot))
                }
                backend.quantizedKernels.depthwise(
                    QuantizedDepthwiseCall(
                        window: window, layout: layout, multiplier: multiplier, weights: packed.pointer, rows: rows,
                        inputPixelStride: pixelStride, inputZeroPoint: zeroPoint,
                        output: output.start + first * outputWidth * outputPixel, outputPixelStride: outputPixel,
                        outputRowStride: outputWidth * outputPixel, outputRowCount: count,
                        requantization: requantization))
            }
            let found = (0..<expected.count).map { output[$0 / outputs * outputPixel + $0 % outputs] }
            expectEqual(found, expected, "\(backend) \(self) \(tileRows) rows \(values)")
            #expect(
                output.isIntact(pixels: outputHeight * outputWidth, stride: outputPixel, channels: outputs),
                "\(backend) \(self) wrote outside its output")
        }
    }
}

@Suite("Depthwise convolution in 8 bits")
struct QuantizedDepthwiseTests {
    static let cases: [DepthwiseCase] = {
        var cases: [DepthwiseCase] = []
        let same = (1, 1, 1, 1)
        for channels in [1, 3, 4, 5, 15, 16, 17, 32, 48, 64, 65, 80, 96, 112, 128, 144] {
            cases.append(DepthwiseCase(height: 4, width: 9, channels: channels, kernel: (3, 3), padding: same))
            cases.append(
                DepthwiseCase(height: 7, width: 6, channels: channels, kernel: (3, 3), stride: 2, padding: (0, 0, 1, 1))
            )
        }
        return cases
    }()

    @Test("It equals naive loops, tile by tile of rows from a line buffer")
    func equalsNaiveLoops() {
        for test in DepthwiseTests.cases + DepthwiseTests.multiplied + Self.cases {
            for tileRows in [1, 2, 100] { test.checkQuantized(tileRows: tileRows) }
        }
    }

    @Test("The largest sums and multipliers are right")
    func extremes() {
        for test in Self.cases {
            test.checkQuantized(tileRows: 3, values: .extreme)
            test.checkQuantized(tileRows: 100, values: .saturating)
        }
    }
}
