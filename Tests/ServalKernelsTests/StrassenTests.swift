import ServalKernelInterface
import ServalKernels
import ServalTensor
import Testing

struct StrassenCase: CustomStringConvertible, Sendable {
    var blocks: Int
    var k: Int
    var n: Int
    var inputPadding = 0
    var outputPadding = 0
    var residual = false
    var low: Float = -.infinity
    var high: Float = .infinity

    var description: String { "\(blocks) blocks x\(k)x\(n)\(residual ? " + residual" : "")" }

    /// - Parameter split: blocks of the first of two calls; one call if nil.
    func run(_ backend: Backend, split: Int? = nil) -> (output: [Float], expected: [Double], intact: Bool) {
        let blockPixels = BlockStrassenLayout.blockPixels(outputChannels: n)
        let product = MatrixProduct(
            rows: blocks * blockPixels, k: k, n: n, inputPadding: inputPadding, outputPadding: outputPadding,
            residual: residual, low: low, high: high, seed: blocks)
        let layout = BlockStrassenPacking.layout(inputChannels: k, outputChannels: n, backend: backend)
        let packed = FloatBuffer(zeros: layout.floatCount)
        BlockStrassenPacking.pack(layout, weights: product.weights, bias: product.bias, into: packed.start)
        let scratch = FloatBuffer(zeros: layout.scratchFloats)
        let cut = split ?? blocks
        for part in [0..<cut, cut..<blocks] where !part.isEmpty {
            let row = part.lowerBound * blockPixels
            backend.kernels.blockStrassen(
                BlockStrassenCall(
                    layout: layout, weights: packed.pointer, input: product.input.pointer + row * product.inputStride,
                    inputStride: product.inputStride, output: product.output.start + row * product.outputStride,
                    outputStride: product.outputStride,
                    residual: product.residual.map { $0.pointer + row * product.outputStride },
                    residualStride: product.outputStride, blocks: part.count, low: low, high: high,
                    scratch: scratch.start))
        }
        return product.result()
    }
}

@Suite("Strassen's algorithm")
struct StrassenTests {
    static let cases = [
        StrassenCase(blocks: 1, k: 64, n: 64),
        StrassenCase(blocks: 3, k: 64, n: 96, residual: true),
        StrassenCase(blocks: 2, k: 96, n: 128, outputPadding: 5, low: 0, high: 6),
        StrassenCase(blocks: 2, k: 128, n: 160, inputPadding: 3, residual: true, low: -1, high: 1),
        StrassenCase(blocks: 14, k: 96, n: 224),
        StrassenCase(blocks: 7, k: 576, n: 96, residual: true),
        StrassenCase(blocks: 30, k: 64, n: 64),
        StrassenCase(blocks: 1, k: 64, n: 32),
        StrassenCase(blocks: 4, k: 192, n: 32, residual: true),
        StrassenCase(blocks: 3, k: 144, n: 32, inputPadding: 1, outputPadding: 2, low: 0, high: 6),
        StrassenCase(blocks: 3, k: 80, n: 192, inputPadding: 7, residual: true),
    ]

    @Test("It equals a naive sum, and writes nothing else", arguments: backends)
    func equalsNaiveSum(_ backend: Backend) {
        for test in Self.cases {
            let (found, expected, intact) = test.run(backend)
            expectClose(found, expected, terms: test.k, "\(backend) \(test)")
            #expect(intact, "\(backend) \(test) wrote outside its output")
        }
    }

    @Test("Instruction sets with fused multiply-add give the same bits")
    func backendsAgree() {
        for test in Self.cases { expectSameBits("\(test)") { test.run($0).output } }
    }

    @Test("Neither the split of the work nor the groups of blocks change a bit", arguments: backends)
    func splitsAgree(_ backend: Backend) {
        for (k, n) in [(128, 96), (112, 32), (64, 224)] {
            let test = StrassenCase(blocks: 30, k: k, n: n, residual: true, low: -0.5, high: 6)
            let whole = test.run(backend).output
            for split in [1, 7, 29] { #expect(test.run(backend, split: split).output == whole) }
        }
    }

    @Test("Each element is computed as the form says, operation by operation", arguments: backends, [32, 64])
    func formIsWinograds(_ backend: Backend, n: Int) {
        // Small integers: every sum is exact, so any wrong half, sign or matrix shows.
        let (k, rows) = (64, BlockStrassenLayout.blockPixels(outputChannels: n))
        let layout = BlockStrassenPacking.layout(inputChannels: k, outputChannels: n, backend: backend)
        let input = FloatBuffer((0..<rows * k).map { Float(($0 * 37 + 11) % 9 - 4) })
        let weights = (0..<k * n).map { Float(($0 * 53 + 5) % 7 - 3) }
        let bias = (0..<n).map { Float($0 % 5 - 2) }
        let packed = FloatBuffer(zeros: layout.floatCount)
        BlockStrassenPacking.pack(layout, weights: weights, bias: bias, into: packed.start)
        let output = FloatBuffer(zeros: rows * n)
        let scratch = FloatBuffer(zeros: layout.scratchFloats)
        backend.kernels.blockStrassen(
            BlockStrassenCall(
                layout: layout, weights: packed.pointer, input: input.pointer, inputStride: k, output: output.start,
                outputStride: n, blocks: 1, scratch: scratch.start))
        for row in 0..<rows {
            for column in 0..<n {
                var sum = bias[column]
                for i in 0..<k { sum += input.start[row * k + i] * weights[i * n + column] }
                #expect(output.start[row * n + column] == sum, "row \(row), column \(column)")
            }
        }
    }

    @Test("Channels of very different size are left to the plain product")
    func unequalChannelsAreNotCombined() {
        func isAccurate(_ weights: [Float], _ bias: [Float]? = nil) -> Bool {
            let magnitudes = (0..<64).map { column in
                (0..<64).reduce(Float(0)) { max($0, abs(weights[$1 * 64 + column])) }
            }
            return BlockStrassenPacking.isAccurate(magnitudes: magnitudes, bias: bias)
        }
        var weights = [Float](repeating: 0.5, count: 64 * 64)
        #expect(isAccurate(weights))
        for k in 0..<64 { weights[k * 64 + 3] = 1e-4 }
        #expect(!isAccurate(weights))
        // What the channel gives is its bias, beside which the errors are small.
        var bias = [Float](repeating: 0, count: 64)
        bias[3] = -0.25
        #expect(isAccurate(weights, bias))
        for k in 0..<64 { weights[k * 64 + 3] = 0 }
        #expect(isAccurate(weights))
    }

    @Test("Only whole blocks of wide layers are multiplied this way")
    func suitableLayers() {
        #expect(BlockStrassenPacking.suits(inputChannels: 96, outputChannels: 576, pixels: 196))
        #expect(BlockStrassenPacking.suits(inputChannels: 144, outputChannels: 32, pixels: 784))
        #expect(!BlockStrassenPacking.suits(inputChannels: 144, outputChannels: 32, pixels: 98))
        #expect(!BlockStrassenPacking.suits(inputChannels: 32, outputChannels: 192, pixels: 784))
        #expect(!BlockStrassenPacking.suits(inputChannels: 96, outputChannels: 576, pixels: 49))
        #expect(!BlockStrassenPacking.suits(inputChannels: 96, outputChannels: 576, pixels: 200))
        #expect(!BlockStrassenPacking.suits(inputChannels: 24, outputChannels: 144, pixels: 3136))
        #expect(!BlockStrassenPacking.suits(inputChannels: 96, outputChannels: 568, pixels: 196))
        #expect(!BlockStrassenPacking.suits(inputChannels: 2048, outputChannels: 2048, pixels: 196))
    }
}
