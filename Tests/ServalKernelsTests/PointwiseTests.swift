import ServalKernelInterface
import ServalKernels
import ServalTestSupport
import Testing

struct PointwiseCase: CustomStringConvertible, Sendable {
    var rows: Int
    var k: Int
    var n: Int
    var inputPadding = 0
    var outputPadding = 0
    var residual = false
    var low: Float = -.infinity
    var high: Float = .infinity

    var description: String { "\(rows)x\(k)x\(n)\(residual ? " + residual" : "")" }

    func run(_ backend: Backend, rowBlock: Int? = nil) -> (output: [Float], expected: [Double], intact: Bool) {
        let product = MatrixProduct(
            rows: rows, k: k, n: n, inputPadding: inputPadding, outputPadding: outputPadding, residual: residual,
            low: low, high: high)
        var layout = MatrixPacking.layout(inputChannels: k, outputChannels: n, rows: rows, backend: backend)
        if let rowBlock { layout.rowBlock = rowBlock }
        let packed = FloatBuffer(zeros: layout.floatCount)
        MatrixPacking.pack(layout, weights: product.weights, rowStride: n, bias: product.bias, into: packed.start)
        let scratch = FloatBuffer(zeros: layout.scratchFloats)
        backend.kernels.pointwise(
            PointwiseCall(
                layout: layout, weights: packed.pointer, input: product.input.pointer, inputStride: product.inputStride,
                output: product.output.start, outputStride: product.outputStride, residual: product.residual?.pointer,
                residualStride: product.outputStride, pixels: rows, low: low, high: high, scratch: scratch.start))
        return product.result()
    }
}

@Suite("Pointwise convolution")
struct PointwiseTests {
    static let cases: [PointwiseCase] = {
        var cases: [PointwiseCase] = []
        for n in [
            1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 18, 23, 24, 25, 31, 32, 33, 40, 47, 48, 49, 56, 63, 64, 65, 72,
        ] {
            cases.append(PointwiseCase(rows: 29, k: 24, n: n, outputPadding: 3))
            cases.append(PointwiseCase(rows: 5, k: 3, n: n, outputPadding: 5, residual: true, low: 0, high: 1.5))
            cases.append(PointwiseCase(rows: 1, k: 33, n: n))
        }
        for rows in Array(1...30) + [49, 57, 112] {
            for n in [8, 16, 24, 32, 48, 64, 96, 160] {
                cases.append(PointwiseCase(rows: rows, k: 16, n: n, inputPadding: 2, outputPadding: 8))
            }
        }
        for k in [1, 2, 3, 16, 24, 27, 33, 144, 1280] {
            cases.append(PointwiseCase(rows: 49, k: k, n: 40, inputPadding: 1))
            cases.append(PointwiseCase(rows: 14, k: k, n: 104, residual: true, low: -0.5, high: 0.5))
        }
        // Panels of one and of three half vectors, of which some columns do not exist, with as many pixels as a tile has.
        for n in [4, 20, 44] {
            for rows in [8, 24, 28, 64] { cases.append(PointwiseCase(rows: rows, k: 32, n: n)) }
        }
        return cases
    }()

    @Test("It equals a naive sum for shapes around every tile edge", arguments: backends)
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

    @Test("The block of rows does not change a bit", arguments: backends)
    func blocksAgree(_ backend: Backend) {
        let test = PointwiseCase(rows: 61, k: 40, n: 88, residual: true, low: 0, high: 6)
        let whole = test.run(backend, rowBlock: 1000).output
        for block in [1, 5, 14, 60] { #expect(test.run(backend, rowBlock: block).output == whole) }
    }

    @Test("The residual may be the output itself", arguments: backends)
    func inPlaceResidual(_ backend: Backend) {
        var random = SplitMix64(seed: 5)
        let (rows, k, n) = (49, 24, 36)
        let input = FloatBuffer(random.floats(rows * k))
        let weights = random.floats(k * n)
        let start = random.floats(rows * n)
        let layout = MatrixPacking.layout(inputChannels: k, outputChannels: n, rows: rows, backend: backend)
        let packed = FloatBuffer(zeros: layout.floatCount)
        MatrixPacking.pack(layout, weights: weights, rowStride: n, bias: nil, into: packed.start)
        let output = FloatBuffer(start)
        let scratch = FloatBuffer(zeros: layout.scratchFloats)
        backend.kernels.pointwise(
            PointwiseCall(
                layout: layout, weights: packed.pointer, input: input.pointer, inputStride: k, output: output.start,
                outputStride: n, residual: output.pointer, residualStride: n, pixels: rows, scratch: scratch.start))
        var expected: [Double] = []
        for row in 0..<rows {
            for column in 0..<n {
                var sum = Double(start[row * n + column])
                for i in 0..<k { sum += Double(input.start[row * k + i]) * Double(weights[i * n + column]) }
                expected.append(sum)
            }
        }
        expectClose((0..<rows * n).map { output.start[$0] }, expected, terms: k, "\(backend)")
    }
}
