import ServalKernelInterface
import ServalKernels
import ServalTestSupport
import Testing

struct DepthwiseCase: CustomStringConvertible, Sendable {
    var height: Int
    var width: Int
    var channels: Int
    var kernel: (Int, Int)
    var stride = 1
    var dilation = 1
    var multiplier = 1
    /// Top, left, bottom, right.
    var padding = (0, 0, 0, 0)

    var description: String {
        "\(height)x\(width)x\(channels), \(kernel) s\(stride) d\(dilation) m\(multiplier) p\(padding)"
    }

    /// - Parameters:
    ///   - tileRows: output rows of a call; its input rows lie in a line buffer.
    ///   - winograd: by F(2, 3) rather than by the plain sum.
    ///   - writtenOut: each input channel is there as often as it is used, and the multiplier is 1.
    func run(
        _ backend: Backend, tileRows: Int, winograd: Bool = false, writtenOut: Bool = false
    ) -> (output: [Float], expected: [Double], intact: Bool) {
        var random = SplitMix64(seed: height * 131 + width * 19 + channels)
        let outputHeight = (height + padding.0 + padding.2 - (kernel.0 - 1) * dilation - 1) / stride + 1
        let outputWidth = (width + padding.1 + padding.3 - (kernel.1 - 1) * dilation - 1) / stride + 1
        let copies = writtenOut ? multiplier : 1
        let pixelStride = copies * (channels + 3)
        let rowFloats = (width - 1) * pixelStride + copies * channels
        let image = (0..<height).map { _ in
            let row = random.floats((width - 1) * (channels + 3) + channels)
            return (0..<rowFloats).map { row[$0 / copies] }
        }
        let outputs = channels * multiplier
        let taps = kernel.0 * kernel.1
        let weights = random.floats(taps * outputs)
        let bias = random.floats(outputs)
        let packed = FloatBuffer(
            zeros: winograd
                ? WinogradPacking.floatCount(channels: outputs)
                : DepthwisePacking.floatCount(taps: taps, channels: outputs))
        if winograd {
            WinogradPacking.pack(weights: weights, channels: outputs, bias: bias, into: packed.start)
        } else {
            DepthwisePacking.pack(weights: weights, taps: taps, channels: outputs, bias: bias, into: packed.start)
        }
        let outputPixel = outputs + 5
        let output = WatchedBuffer((outputHeight * outputWidth - 1) * outputPixel + outputs)
        let window = Window(
            height: kernel.0, width: kernel.1, strideY: stride, strideX: stride, dilationY: dilation,
            dilationX: dilation, padLeft: padding.1, inputHeight: height, inputWidth: width, outputWidth: outputWidth)
        let bufferRows = (tileRows - 1) * stride + (kernel.0 - 1) * dilation + 1
        let lineBuffer = FloatBuffer(zeros: bufferRows * rowFloats)
        for first in Swift.stride(from: 0, to: outputHeight, by: tileRows) {
            let count = min(tileRows, outputHeight - first)
            var rows: [UnsafePointer<Float>?] = []
            for index in 0..<((count - 1) * stride + (kernel.0 - 1) * dilation + 1) {
                let row = first * stride - padding.0 + index
                guard (0..<height).contains(row) else {
                    rows.append(nil)
                    continue
                }
                let slot = lineBuffer.start + row % bufferRows * rowFloats
                for i in 0..<rowFloats { slot[i] = image[row][i] }
                rows.append(UnsafePointer(slot))
            }
            let kernel = winograd ? backend.kernels.depthwiseWinograd : backend.kernels.depthwise
            kernel(
                DepthwiseCall(
                    window: window, channels: outputs, multiplier: multiplier / copies, weights: packed.pointer,
                    rows: rows,
                    inputPixelStride: pixelStride, output: output.start + first * outputWidth * outputPixel,
                    outputPixelStride: outputPixel, outputRowStride: outputWidth * outputPixel, outputRowCount: count,
                    startsInPair: first % 2 == 1, low: -1, high: 1))
        }
        var found: [Float] = []
        var expected: [Double] = []
        var intact = output.marginIsUntouched
        for y in 0..<outputHeight {
            for x in 0..<outputWidth {
                let pixel = (y * outputWidth + x) * outputPixel
                for c in 0..<outputs {
                    var sum = Double(bias[c])
                    for i in 0..<kernel.0 {
                        let row = y * stride + i * dilation - padding.0
                        guard (0..<height).contains(row) else { continue }
                        for j in 0..<kernel.1 {
                            let column = x * stride + j * dilation - padding.1
                            guard (0..<width).contains(column) else { continue }
                            sum +=
                                Double(image[row][column * pixelStride + c * copies / multiplier])
                                * Double(weights[(i * kernel.1 + j) * outputs + c])
                        }
                    }
                    expected.append(max(-1, min(1, sum)))
                    found.append(output[pixel + c])
                }
                if pixel + outputPixel < output.count {
                    for gap in outputs..<outputPixel where !output.isUntouched(pixel + gap) { intact = false }
                }
            }
        }
        return (found, expected, intact)
    }
}

@Suite("Depthwise convolution")
struct DepthwiseTests {
    static let cases: [DepthwiseCase] = {
        var cases: [DepthwiseCase] = []
        for width in [1, 2, 3, 6, 7, 8, 13, 14, 15, 21, 29] {
            cases.append(DepthwiseCase(height: 5, width: width, channels: 19, kernel: (3, 3), padding: (1, 1, 1, 1)))
            cases.append(
                DepthwiseCase(height: 6, width: width, channels: 24, kernel: (3, 3), stride: 2, padding: (0, 0, 1, 1)))
            cases.append(
                DepthwiseCase(height: 7, width: width, channels: 8, kernel: (3, 3), stride: 2, padding: (1, 1, 1, 1)))
            cases.append(DepthwiseCase(height: 6, width: width, channels: 35, kernel: (5, 5), padding: (2, 2, 2, 2)))
            cases.append(
                DepthwiseCase(height: 9, width: width, channels: 16, kernel: (5, 5), stride: 2, padding: (1, 1, 2, 2)))
            cases.append(
                DepthwiseCase(height: 9, width: width, channels: 16, kernel: (5, 5), stride: 2, padding: (2, 2, 2, 2)))
            cases.append(DepthwiseCase(height: 8, width: width, channels: 19, kernel: (7, 7), padding: (3, 3, 3, 3)))
            cases.append(
                DepthwiseCase(height: 9, width: width, channels: 24, kernel: (7, 7), stride: 2, padding: (2, 2, 3, 3)))
            for dilation in [2, 3, 4] {
                cases.append(
                    DepthwiseCase(
                        height: 6, width: width, channels: 21, kernel: (3, 3), dilation: dilation,
                        padding: (dilation, dilation, dilation, dilation)))
            }
            cases.append(
                DepthwiseCase(height: 9, width: width, channels: 9, kernel: (5, 5), dilation: 2, padding: (4, 4, 4, 4)))
        }
        for channels in [1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33] {
            cases.append(DepthwiseCase(height: 4, width: 16, channels: channels, kernel: (3, 3), padding: (1, 1, 1, 1)))
        }
        cases.append(DepthwiseCase(height: 8, width: 9, channels: 18, kernel: (3, 3)))
        cases.append(DepthwiseCase(height: 19, width: 40, channels: 18, kernel: (7, 7), stride: 2))
        cases.append(DepthwiseCase(height: 19, width: 41, channels: 18, kernel: (3, 3), dilation: 5))
        cases.append(
            DepthwiseCase(height: 12, width: 14, channels: 18, kernel: (3, 3), dilation: 2, padding: (2, 2, 2, 2)))
        cases.append(
            DepthwiseCase(height: 9, width: 9, channels: 6, kernel: (3, 3), multiplier: 3, padding: (1, 1, 1, 1)))
        cases.append(DepthwiseCase(height: 9, width: 9, channels: 20, kernel: (7, 7), padding: (3, 3, 3, 3)))
        cases.append(DepthwiseCase(height: 9, width: 14, channels: 20, kernel: (1, 3), padding: (0, 1, 0, 1)))
        cases.append(DepthwiseCase(height: 9, width: 14, channels: 20, kernel: (5, 3), padding: (2, 1, 2, 1)))
        cases.append(
            DepthwiseCase(height: 12, width: 14, channels: 20, kernel: (3, 3), stride: 3, padding: (1, 1, 1, 1)))
        cases.append(DepthwiseCase(height: 9, width: 14, channels: 20, kernel: (2, 2), padding: (0, 0, 1, 1)))
        return cases
    }()

    /// Each input channel feeds several output channels, in windows of every kernel.
    static let multiplied: [DepthwiseCase] = {
        let windows = [
            DepthwiseCase(height: 4, width: 9, channels: 0, kernel: (3, 3)),
            DepthwiseCase(height: 5, width: 15, channels: 0, kernel: (3, 3), stride: 2, padding: (0, 0, 1, 1)),
            DepthwiseCase(height: 5, width: 12, channels: 0, kernel: (5, 5), padding: (2, 2, 2, 2)),
            DepthwiseCase(height: 6, width: 17, channels: 0, kernel: (5, 5), stride: 2),
            DepthwiseCase(height: 6, width: 8, channels: 0, kernel: (3, 3), dilation: 2, padding: (2, 2, 2, 2)),
            DepthwiseCase(height: 7, width: 7, channels: 0, kernel: (7, 7), stride: 2, padding: (3, 3, 3, 3)),
            DepthwiseCase(height: 4, width: 8, channels: 0, kernel: (2, 2), stride: 3),
        ]
        var cases: [DepthwiseCase] = []
        for multiplier in [2, 3, 4, 5, 8, 17] {
            for channels in [1, 3, 8, 17] {
                for var test in [windows[cases.count % 7], windows[(cases.count + 3) % 7]] {
                    (test.channels, test.multiplier) = (channels, multiplier)
                    cases.append(test)
                }
            }
        }
        return cases
    }()

    @Test("It equals naive loops, tile by tile of rows from a line buffer", arguments: backends)
    func equalsNaiveLoops(_ backend: Backend) {
        for test in Self.cases + Self.multiplied {
            for tileRows in [1, 2, 100] {
                let (found, expected, intact) = test.run(backend, tileRows: tileRows)
                expectClose(
                    found, expected, terms: test.kernel.0 * test.kernel.1, "\(backend) \(test) \(tileRows) rows")
                #expect(intact, "\(backend) \(test) wrote outside its output")
            }
        }
    }

    @Test("Instruction sets with fused multiply-add give the same bits")
    func backendsAgree() {
        for test in Self.cases + Self.multiplied { expectSameBits("\(test)") { test.run($0, tileRows: 2).output } }
    }

    @Test("A channel that feeds several outputs gives the bits of as many equal channels", arguments: backends)
    func multiplierEqualsCopies(_ backend: Backend) {
        for test in Self.multiplied {
            let copied = test.run(backend, tileRows: 2, writtenOut: true).output
            #expect(test.run(backend, tileRows: 2).output.map(\.bitPattern) == copied.map(\.bitPattern), "\(test)")
        }
    }
}
