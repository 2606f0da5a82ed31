import ServalKernelInterface
import ServalKernels
import ServalTestSupport
import Testing

/// A convolution of an image, by the kernel or by six loops.
struct ConvolutionCase: CustomStringConvertible, Sendable {
    var height: Int
    var width: Int
    var channels: Int
    var outputChannels: Int
    var kernel: (Int, Int)
    var stride = 1
    var dilation = 1
    var groups = 1
    /// Top, left, bottom, right.
    var padding = (0, 0, 0, 0)
    var inputPadding = 0
    var residual = false

    var description: String {
        "\(height)x\(width)x\(channels) -> \(outputChannels), \(kernel) s\(stride) d\(dilation) g\(groups) p\(padding)"
    }

    var outputHeight: Int {
        (height + padding.0 + padding.2 - (kernel.0 - 1) * dilation - 1) / stride + 1
    }
    var outputWidth: Int { (width + padding.1 + padding.3 - (kernel.1 - 1) * dilation - 1) / stride + 1 }

    var window: Window {
        Window(
            height: kernel.0, width: kernel.1, strideY: stride, strideX: stride, dilationY: dilation,
            dilationX: dilation, padTop: padding.0, padLeft: padding.1, inputHeight: height, inputWidth: width,
            outputWidth: outputWidth)
    }

    func run(_ backend: Backend, tiles: Int = 1) -> (output: [Float], expected: [Double], intact: Bool) {
        var random = SplitMix64(seed: height * 31 + width * 17 + channels * 5 + outputChannels)
        let pixelStride = channels + inputPadding
        let input = FloatBuffer(random.floats(height * width * pixelStride))
        let groupChannels = channels / groups
        let groupOutputs = outputChannels / groups
        let k = kernel.0 * kernel.1 * groupChannels
        let weights = random.floats(k * outputChannels)
        let bias = random.floats(outputChannels)
        let outputPixel = outputChannels + 2
        let residualValues = FloatBuffer(random.floats(outputHeight * outputWidth * outputPixel))
        let layout = MatrixPacking.layout(
            inputChannels: k, outputChannels: groupOutputs, rows: outputHeight * outputWidth, backend: backend)
        let packed = FloatBuffer(zeros: layout.floatCount * groups)
        weights.withUnsafeBufferPointer { weights in
            bias.withUnsafeBufferPointer { bias in
                for group in 0..<groups {
                    MatrixPacking.pack(
                        layout, weights: weights.baseAddress! + group * groupOutputs, rowStride: outputChannels,
                        bias: bias.baseAddress! + group * groupOutputs, into: packed.start + group * layout.floatCount)
                }
            }
        }
        let count = (outputHeight * outputWidth - 1) * outputPixel + outputChannels
        let output = WatchedBuffer(count)
        let scratch = FloatBuffer(
            zeros: ConvolutionCall.scratchFloats(layout: layout, window: window, groupChannels: groupChannels))
        for tile in 0..<tiles {
            let first = outputHeight * tile / tiles
            let end = outputHeight * (tile + 1) / tiles
            backend.kernels.convolution(
                ConvolutionCall(
                    layout: layout, groups: groups, weights: packed.pointer, window: window, input: input.pointer,
                    groupChannels: groupChannels, inputPixelStride: pixelStride, inputRowStride: width * pixelStride,
                    output: output.start + first * outputWidth * outputPixel, outputPixelStride: outputPixel,
                    outputRowStride: outputWidth * outputPixel, outputRowStart: first, outputRowCount: end - first,
                    residual: residual ? residualValues.pointer + first * outputWidth * outputPixel : nil,
                    residualPixelStride: outputPixel, residualRowStride: outputWidth * outputPixel, low: -2, high: 2,
                    scratch: scratch.start))
        }
        var found: [Float] = []
        var expected: [Double] = []
        var intact = output.marginIsUntouched
        for y in 0..<outputHeight {
            for x in 0..<outputWidth {
                let pixel = (y * outputWidth + x) * outputPixel
                for n in 0..<outputChannels {
                    var sum = Double(bias[n])
                    let firstChannel = n / groupOutputs * groupChannels
                    for i in 0..<kernel.0 {
                        let row = y * stride + i * dilation - padding.0
                        guard (0..<height).contains(row) else { continue }
                        for j in 0..<kernel.1 {
                            let column = x * stride + j * dilation - padding.1
                            guard (0..<width).contains(column) else { continue }
                            for c in 0..<groupChannels {
                                let a = input.start[(row * width + column) * pixelStride + firstChannel + c]
                                let w = weights[((i * kernel.1 + j) * groupChannels + c) * outputChannels + n]
                                sum += Double(a) * Double(w)
                            }
                        }
                    }
                    if residual { sum += Double(residualValues.start[pixel + n]) }
                    expected.append(max(-2, min(2, sum)))
                    found.append(output[pixel + n])
                }
                if pixel + outputPixel < count {
                    if !output.isUntouched(pixel + outputChannels) { intact = false }
                    if !output.isUntouched(pixel + outputChannels + 1) { intact = false }
                }
            }
        }
        return (found, expected, intact)
    }
}

@Suite("Convolution")
struct ConvolutionTests {
    static let cases: [ConvolutionCase] = [
        // Stems.
        ConvolutionCase(
            height: 30, width: 30, channels: 3, outputChannels: 32, kernel: (3, 3), stride: 2, padding: (0, 0, 1, 1)),
        ConvolutionCase(
            height: 33, width: 31, channels: 3, outputChannels: 16, kernel: (3, 3), stride: 2, padding: (1, 1, 1, 1)),
        ConvolutionCase(
            height: 64, width: 96, channels: 3, outputChannels: 24, kernel: (3, 3), stride: 2, padding: (1, 1, 1, 1)),
        ConvolutionCase(
            height: 20, width: 40, channels: 1, outputChannels: 8, kernel: (5, 5), stride: 2, padding: (2, 2, 2, 2)),
        ConvolutionCase(
            height: 20, width: 40, channels: 4, outputChannels: 10, kernel: (3, 3), stride: 1, padding: (1, 1, 1, 1)),
        ConvolutionCase(
            height: 30, width: 90, channels: 3, outputChannels: 48, kernel: (7, 7), stride: 2, padding: (3, 3, 3, 3)),
        // Others.
        ConvolutionCase(
            height: 9, width: 11, channels: 16, outputChannels: 24, kernel: (3, 3), padding: (1, 1, 1, 1),
            residual: true),
        ConvolutionCase(
            height: 9, width: 50, channels: 5, outputChannels: 33, kernel: (3, 3), padding: (1, 1, 1, 1),
            inputPadding: 3),
        ConvolutionCase(
            height: 12, width: 47, channels: 6, outputChannels: 64, kernel: (3, 3), dilation: 2, padding: (2, 2, 2, 2)),
        ConvolutionCase(
            height: 12, width: 15, channels: 8, outputChannels: 12, kernel: (3, 3), groups: 4, padding: (1, 1, 1, 1)),
        ConvolutionCase(height: 12, width: 15, channels: 8, outputChannels: 16, kernel: (1, 1), stride: 2),
        ConvolutionCase(height: 12, width: 75, channels: 8, outputChannels: 16, kernel: (1, 7), padding: (0, 3, 0, 3)),
        ConvolutionCase(height: 12, width: 15, channels: 8, outputChannels: 16, kernel: (7, 1), padding: (3, 0, 3, 0)),
        ConvolutionCase(height: 6, width: 6, channels: 3, outputChannels: 5, kernel: (6, 6)),
        ConvolutionCase(height: 3, width: 3, channels: 2, outputChannels: 5, kernel: (5, 5), padding: (4, 4, 4, 4)),
        ConvolutionCase(height: 1, width: 1, channels: 7, outputChannels: 3, kernel: (3, 3), padding: (1, 1, 1, 1)),
        ConvolutionCase(
            height: 8, width: 8, channels: 4, outputChannels: 4, kernel: (2, 2), stride: 3, padding: (0, 0, 1, 1)),
    ]

    @Test("It equals six naive loops", arguments: backends)
    func equalsNaiveLoops(_ backend: Backend) {
        for test in Self.cases {
            let (found, expected, intact) = test.run(backend)
            expectClose(
                found, expected, terms: test.kernel.0 * test.kernel.1 * test.channels / test.groups,
                "\(backend) \(test)")
            #expect(intact, "\(backend) \(test) wrote outside its output")
        }
    }

    @Test("Tiles of rows give the same bits as the whole image", arguments: backends)
    func bandsAgree(_ backend: Backend) {
        for test in Self.cases { #expect(test.run(backend, tiles: 3).output == test.run(backend).output, "\(test)") }
    }

    @Test("Instruction sets with fused multiply-add give the same bits")
    func backendsAgree() {
        for test in Self.cases { expectSameBits("\(test)") { test.run($0).output } }
    }
}
