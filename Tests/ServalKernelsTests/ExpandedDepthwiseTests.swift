import ServalKernelInterface
import ServalKernels
import ServalTestSupport
import Testing

/// An image expanded and convolved in one, in calls of some rows, and by the two kernels one after the other.
struct ExpandedDepthwiseCase: CustomStringConvertible, Sendable {
    var height: Int
    var width: Int
    var k: Int
    var channels: Int
    var low: Float = -.infinity
    var high: Float = .infinity

    var description: String { "\(height)x\(width)x\(k) to \(channels)" }

    private var outputHeight: Int { height / 2 }
    private var outputWidth: Int { width / 2 }

    struct Layers {
        let input, matrix, expansionBias, window, windowBias: [Float]
        let matrixLayout: MatrixLayout
        let packedMatrix, packedWindow: FloatBuffer
    }

    private func layers(_ backend: Backend) -> Layers {
        var random = SplitMix64(seed: height * 7919 + width * 31 + k * 104_729 + channels)
        let input = random.floats(height * width * k)
        let matrix = random.floats(k * channels)
        let expansionBias = random.floats(channels)
        let window = random.floats(9 * channels)
        let windowBias = random.floats(channels)
        let lanes = backend.kernels.vectorWidth
        let layout = MatrixLayout(
            inputChannels: k, outputChannels: channels,
            first: MatrixLayout.Segment(panels: channels / lanes, lanes: lanes), rowBlock: 84)
        let packedMatrix = FloatBuffer(zeros: layout.floatCount)
        MatrixPacking.pack(layout, weights: matrix, rowStride: channels, bias: expansionBias, into: packedMatrix.start)
        let packedWindow = FloatBuffer(zeros: DepthwisePacking.floatCount(taps: 9, channels: channels))
        DepthwisePacking.pack(weights: window, taps: 9, channels: channels, bias: windowBias, into: packedWindow.start)
        return Layers(
            input: input, matrix: matrix, expansionBias: expansionBias, window: window, windowBias: windowBias,
            matrixLayout: layout, packedMatrix: packedMatrix, packedWindow: packedWindow)
    }

    /// - Parameter rowsPerCall: input rows of each call of the kernel.
    func run(_ backend: Backend, rowsPerCall: Int) -> (output: [Float], intact: Bool) {
        let layers = layers(backend)
        let input = FloatBuffer(layers.input)
        let rowFloats = outputWidth * channels
        let output = WatchedBuffer(outputHeight * rowFloats)
        let unwanted = FloatBuffer(zeros: rowFloats)
        func target(_ row: Int) -> UnsafeMutablePointer<Float> {
            row >= 0 && row < outputHeight ? output.start + row * rowFloats : unwanted.start
        }
        let rows = (0..<height).map { row in
            ExpandedDepthwiseCall.Row(
                input: input.pointer + row * width * k, isEven: row % 2 == 0, output: target(row / 2),
                ended: row % 2 == 0 ? target(row / 2 - 1) : row == height - 1 ? target(row / 2) : nil)
        }
        rows.withUnsafeBufferPointer { rows in
            for first in stride(from: 0, to: height, by: rowsPerCall) {
                backend.kernels.expandedDepthwise(
                    ExpandedDepthwiseCall(
                        inputChannels: k, channels: channels, weights: layers.packedMatrix.pointer,
                        windows: layers.packedWindow.pointer, inputWidth: width, inputPixelStride: k,
                        outputPixelStride: channels, rows: rows.baseAddress! + first,
                        rowCount: min(rowsPerCall, height - first), expandedLow: 0, expandedHigh: 1, low: low,
                        high: high))
            }
        }
        return ((0..<output.count).map { output[$0] }, output.marginIsUntouched)
    }

    func expected() -> [Double] {
        let layers = layers(.baseline)
        var expanded = [Double](repeating: 0, count: height * width * channels)
        for pixel in 0..<height * width {
            for c in 0..<channels {
                var sum = Double(layers.expansionBias[c])
                for i in 0..<k { sum += Double(layers.input[pixel * k + i]) * Double(layers.matrix[i * channels + c]) }
                expanded[pixel * channels + c] = max(0, min(1, sum))
            }
        }
        var result: [Double] = []
        for y in 0..<outputHeight {
            for x in 0..<outputWidth {
                for c in 0..<channels {
                    var sum = Double(layers.windowBias[c])
                    for i in 0..<3 where 2 * y + i < height {
                        for j in 0..<3 where 2 * x + j < width {
                            sum +=
                                expanded[((2 * y + i) * width + 2 * x + j) * channels + c]
                                * Double(layers.window[(3 * i + j) * channels + c])
                        }
                    }
                    result.append(max(Double(low), min(Double(high), sum)))
                }
            }
        }
        return result
    }

    /// The two kernels, one after the other.
    func separately(_ backend: Backend) -> [Float] {
        let layers = layers(backend)
        let input = FloatBuffer(layers.input)
        let expanded = FloatBuffer(zeros: height * width * channels)
        backend.kernels.pointwise(
            PointwiseCall(
                layout: layers.matrixLayout, weights: layers.packedMatrix.pointer, input: input.pointer,
                inputStride: k, output: expanded.start, outputStride: channels, pixels: height * width, low: 0, high: 1,
                scratch: nil))
        let output = FloatBuffer(zeros: outputHeight * outputWidth * channels)
        let rows: [UnsafePointer<Float>?] = (0...height).map { row in
            row < height ? expanded.pointer + row * width * channels : nil
        }
        rows.withUnsafeBufferPointer { rows in
            backend.kernels.depthwise(
                DepthwiseCall(
                    window: Window(
                        height: 3, width: 3, strideY: 2, strideX: 2, inputHeight: height, inputWidth: width,
                        outputWidth: outputWidth),
                    channels: channels, weights: layers.packedWindow.pointer, rows: rows.baseAddress!,
                    inputPixelStride: channels, output: output.start, outputPixelStride: channels,
                    outputRowStride: outputWidth * channels, outputRowCount: outputHeight, low: low, high: high))
        }
        return (0..<output.count).map { output.start[$0] }
    }
}

@Suite("Expansion and depthwise convolution in one")
struct ExpandedDepthwiseTests {
    static let cases =
        [8, 10, 12, 14, 16, 22, 28].map { width in
            ExpandedDepthwiseCase(height: 6, width: width, k: 3 + width, channels: 32, low: 0, high: 1.5)
        } + [
            ExpandedDepthwiseCase(height: 2, width: 8, k: 1, channels: 16),
            ExpandedDepthwiseCase(height: 20, width: 24, k: 16, channels: 96, low: 0, high: 6),
        ]

    @Test("It equals a naive sum, and writes nothing else", arguments: backends)
    func equalsNaiveSum(_ backend: Backend) {
        for test in Self.cases {
            let (found, intact) = test.run(backend, rowsPerCall: 16)
            expectClose(found, test.expected(), terms: 9 * (test.k + 1), "\(backend) \(test)")
            #expect(intact, "\(backend) \(test) wrote outside its output")
        }
    }

    @Test("It gives the bits of the two kernels it stands for", arguments: backends)
    func equalsTheTwo(_ backend: Backend) {
        for test in Self.cases {
            #expect(test.run(backend, rowsPerCall: 16).output == test.separately(backend), "\(backend) \(test)")
        }
    }

    @Test("Instruction sets with fused multiply-add give the same bits, and so does any split of the rows")
    func splitsAgree() {
        for test in Self.cases {
            expectSameBits("\(test)") { test.run($0, rowsPerCall: 16).output }
            for backend in backends {
                let whole = test.run(backend, rowsPerCall: 100).output
                for rows in [1, 2, 3, 5] { #expect(test.run(backend, rowsPerCall: rows).output == whole) }
            }
        }
    }
}
