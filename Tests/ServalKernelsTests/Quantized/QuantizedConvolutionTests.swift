import ServalKernelInterface
import ServalKernels
import ServalTestSupport
import Testing

struct QuantizedConvolutionCase: CustomStringConvertible, Sendable {
    var height: Int
    var width: Int
    var channels: Int
    var outputs: Int
    var kernel: (Int, Int)
    var stride = 1
    var dilation = 1
    var groups = 1
    /// Top, left, bottom, right.
    var padding = (0, 0, 0, 0)
    var residual = false
    /// Bytes between two rows of the output.
    var rowGap = 0

    var description: String {
        "\(height)x\(width)x\(channels)->\(outputs) \(kernel) s\(stride) d\(dilation) g\(groups) p\(padding)"
    }

    func check(rowsPerCall: Int) {
        var random = SplitMix64(seed: height * 131 + width * 19 + channels * 7 + outputs)
        let outputHeight = (height + padding.0 + padding.2 - (kernel.0 - 1) * dilation - 1) / stride + 1
        let outputWidth = (width + padding.1 + padding.3 - (kernel.1 - 1) * dilation - 1) / stride + 1
        let inputStride = ByteMap.pixelStride(channels: channels)
        let outputStride = ByteMap.pixelStride(channels: outputs)
        let rowStride = outputWidth * outputStride + rowGap
        let image = random.bytes(height * width * inputStride)
        let zeroPoint = Int32(random.next() >> 56)
        let (groupIn, groupOut) = (channels / groups, outputs / groups)
        let taps = kernel.0 * kernel.1
        let weights = random.weights(taps * groupIn * outputs)
        let bias = random.biases(outputs, limit: 9000)
        let multipliers = random.floats(outputs).map { abs($0) * 0.03 / Float(taps * groupIn).squareRoot() }
        let residualValues = random.bytes(outputHeight * rowStride)
        let requantization = Requantization(zeroPoint: 20, low: 10, high: 250)

        var expected: [UInt8] = []
        for y in 0..<outputHeight {
            for x in 0..<outputWidth {
                for n in 0..<outputs {
                    var sum = bias[n]
                    for i in 0..<kernel.0 {
                        for j in 0..<kernel.1 {
                            let row = y * stride + i * dilation - padding.0
                            let column = x * stride + j * dilation - padding.1
                            guard (0..<height).contains(row), (0..<width).contains(column) else { continue }
                            for c in 0..<groupIn {
                                let value = image[(row * width + column) * inputStride + n / groupOut * groupIn + c]
                                let weight = weights[((i * kernel.1 + j) * groupIn + c) * outputs + n]
                                sum += (Int32(value) - zeroPoint) * Int32(weight)
                            }
                        }
                    }
                    let r = Int32(residualValues[y * rowStride + x * outputStride + n]) - 90
                    expected.append(
                        requantized(
                            sum, multipliers[n], residual: residual ? r : nil, residualMultiplier: 0.4, requantization))
                }
            }
        }

        for backend in backends {
            let layout = QuantizedMatrixPacking.layout(
                taps: taps, channels: groupIn, outputChannels: groupOut, rows: outputHeight * outputWidth,
                backend: backend)
            let packed = OperandBytes(layout.byteCount * groups)
            for group in 0..<groups {
                weights.withUnsafeBufferPointer { weights in
                    guard let start = weights.baseAddress else { return }
                    QuantizedMatrixPacking.pack(
                        layout, channels: groupIn, weights: start + group * groupOut, rowStride: outputs,
                        bias: Array(bias[group * groupOut..<(group + 1) * groupOut]), inputZeroPoint: zeroPoint,
                        multipliers: Array(multipliers[group * groupOut..<(group + 1) * groupOut]),
                        into: packed.start + group * layout.byteCount)
                }
            }
            let scratch = OperandBytes(layout.convolutionScratchBytes)
            let input = GuardedBytes(image)
            let residualMap = GuardedBytes(residualValues)
            let output = WatchedBytes(outputHeight * rowStride)
            for first in Swift.stride(from: 0, to: outputHeight, by: rowsPerCall) {
                backend.quantizedKernels.convolution(
                    QuantizedConvolutionCall(
                        layout: layout, groups: groups, weights: packed.pointer,
                        window: Window(
                            height: kernel.0, width: kernel.1, strideY: stride, strideX: stride, dilationY: dilation,
                            dilationX: dilation, padTop: padding.0, padLeft: padding.1, inputHeight: height,
                            inputWidth: width, outputWidth: outputWidth),
                        input: input.pointer, inputZeroPoint: zeroPoint, groupChannels: groupIn,
                        inputPixelStride: inputStride, inputRowStride: width * inputStride,
                        output: output.start + first * rowStride, outputPixelStride: outputStride,
                        outputRowStride: rowStride, outputRowStart: first,
                        outputRowCount: min(rowsPerCall, outputHeight - first),
                        residual: residual
                            ? QuantizedResidual(
                                values: residualMap.pointer + first * rowStride, pixelStride: outputStride,
                                rowStride: rowStride, zeroPoint: 90, multiplier: 0.4) : nil,
                        requantization: requantization, scratch: scratch.start))
            }
            var found: [UInt8] = []
            var intact = output.marginIsUntouched
            let writable = min(outputStride, (outputs + 15) & ~15)
            for y in 0..<outputHeight {
                for x in 0..<outputWidth {
                    for n in 0..<outputs { found.append(output[y * rowStride + x * outputStride + n]) }
                    for gap in writable..<outputStride
                    where output[y * rowStride + x * outputStride + gap] != WatchedBytes.canary { intact = false }
                }
                for gap in 0..<rowGap
                where output[(y + 1) * rowStride - rowGap + gap] != WatchedBytes.canary { intact = false }
            }
            expectEqual(found, expected, "\(backend) \(self) by \(rowsPerCall)")
            #expect(intact, "\(backend) \(self) wrote outside its output")
        }
    }
}

@Suite("Convolution in 8 bits")
struct QuantizedConvolutionTests {
    static let cases: [QuantizedConvolutionCase] = {
        var cases: [QuantizedConvolutionCase] = []
        for width in [3, 4, 7, 15, 30, 33] {
            cases.append(
                QuantizedConvolutionCase(
                    height: 9, width: width, channels: 3, outputs: 32, kernel: (3, 3), stride: 2, padding: (0, 0, 1, 1))
            )
            cases.append(
                QuantizedConvolutionCase(
                    height: 6, width: width, channels: 5, outputs: 20, kernel: (3, 3), padding: (1, 1, 1, 1)))
        }
        for channels in [1, 2, 3, 4, 7, 16, 20] {
            cases.append(
                QuantizedConvolutionCase(
                    height: 5, width: 8, channels: channels, outputs: 3, kernel: (3, 2), padding: (1, 0, 1, 1),
                    residual: true, rowGap: 5))
        }
        let same = (1, 1, 1, 1)
        cases += [
            QuantizedConvolutionCase(height: 8, width: 9, channels: 16, outputs: 24, kernel: (3, 3), residual: true),
            QuantizedConvolutionCase(
                height: 12, width: 11, channels: 6, outputs: 9, kernel: (3, 3), dilation: 2, padding: (2, 2, 2, 2)),
            QuantizedConvolutionCase(
                height: 7, width: 7, channels: 24, outputs: 40, kernel: (3, 3), groups: 2, padding: same),
            QuantizedConvolutionCase(
                height: 7, width: 7, channels: 6, outputs: 34, kernel: (3, 3), groups: 2, padding: same, residual: true),
            QuantizedConvolutionCase(
                height: 6, width: 5, channels: 15, outputs: 20, kernel: (1, 3), groups: 5, padding: (0, 1, 0, 1)),
            QuantizedConvolutionCase(
                height: 9, width: 9, channels: 4, outputs: 70, kernel: (7, 7), stride: 2, padding: (3, 3, 3, 3)),
            QuantizedConvolutionCase(
                height: 5, width: 40, channels: 16, outputs: 30, kernel: (3, 3), padding: same, residual: true,
                rowGap: 9),
            QuantizedConvolutionCase(
                height: 7, width: 37, channels: 4, outputs: 32, kernel: (3, 5), stride: 2, padding: (2, 3, 1, 4)),
            // Windows beside the image, and such that leave out pixels.
            QuantizedConvolutionCase(
                height: 5, width: 9, channels: 3, outputs: 32, kernel: (3, 3), padding: (0, 5, 0, 6), residual: true,
                rowGap: 7),
            QuantizedConvolutionCase(
                height: 6, width: 13, channels: 3, outputs: 32, kernel: (3, 3), stride: 2, padding: (1, 4, 1, 8)),
            QuantizedConvolutionCase(
                height: 8, width: 14, channels: 4, outputs: 32, kernel: (2, 2), stride: 3, padding: (0, 1, 0, 2)),
            QuantizedConvolutionCase(
                height: 6, width: 6, channels: 8, outputs: 48, kernel: (3, 3), groups: 2, padding: same, residual: true),
            QuantizedConvolutionCase(
                height: 4, width: 4, channels: 3, outputs: 16, kernel: (5, 5), padding: (6, 6, 6, 6)),
            QuantizedConvolutionCase(
                height: 9, width: 9, channels: 17, outputs: 33, kernel: (1, 1), stride: 2, residual: true, rowGap: 16),
        ]
        return cases
    }()

    @Test("It equals naive loops, with the zero point around the image, by any split of rows")
    func equalsNaiveLoops() {
        for test in Self.cases {
            test.check(rowsPerCall: 100)
            test.check(rowsPerCall: 2)
        }
    }
}
