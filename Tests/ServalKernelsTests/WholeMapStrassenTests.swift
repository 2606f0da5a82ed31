import ServalKernelInterface
import ServalKernels
import Testing

struct WholeMapStrassenCase: CustomStringConvertible, Sendable {
    var pixels: Int
    var k: Int
    var n: Int
    var inputPadding = 0
    var outputPadding = 0
    var residual = false
    var low: Float = -.infinity
    var high: Float = .infinity

    var description: String { "\(pixels) pixels x\(k)x\(n)\(residual ? " + residual" : "")" }

    /// - Parameters:
    ///   - cuts: tasks at which the work is cut into calls.
    ///   - reusesPackedInput: whether calls behind the first use the scratch memory as it was left.
    ///   - part: the part of the sums that is computed; nil for all.
    func run(
        _ backend: Backend, cuts: [Int] = [], reusesPackedInput: Bool = false, part: Int? = nil
    ) throws -> (output: [Float], expected: [Double], intact: Bool) {
        let product = MatrixProduct(
            rows: pixels, k: k, n: n, inputPadding: inputPadding, outputPadding: outputPadding, residual: residual,
            low: low, high: high)
        let layout = try #require(WholeMapStrassenLayout(inputChannels: k, outputChannels: n, pixels: pixels))
        let packed = FloatBuffer(zeros: layout.floatCount)
        WholeMapStrassenPacking.pack(layout, weights: product.weights, bias: product.bias, into: packed.start)
        let scratch = FloatBuffer(zeros: layout.scratchFloats)
        let edges = [0] + cuts + [layout.taskCount]
        for (first, end) in zip(edges, edges.dropFirst()) {
            let isKept = reusesPackedInput && first > 0
            if !isKept {
                // What one call leaves in the scratch memory must not matter to the next.
                for i in 0..<layout.scratchFloats { scratch.start[i] = .nan }
            }
            backend.kernels.wholeMapStrassen(
                WholeMapStrassenCall(
                    layout: layout, weights: packed.pointer, input: product.input.pointer,
                    inputStride: product.inputStride, output: product.output.start,
                    outputStride: product.outputStride, residual: product.residual?.pointer,
                    residualStride: product.outputStride, tasks: first..<end, part: part, reusesPackedInput: isKept,
                    low: low, high: high, scratch: scratch.start))
        }
        return product.result()
    }
}

@Suite("Strassen's algorithm for small maps")
struct WholeMapStrassenTests {
    // Halves of one group of 12 and of 13 pixels, of two, of three and of four, with and without a middle pixel.
    static let cases = [
        WholeMapStrassenCase(pixels: 49, k: 64, n: 128),
        WholeMapStrassenCase(pixels: 23, k: 64, n: 32, residual: true),
        WholeMapStrassenCase(pixels: 24, k: 32, n: 64, outputPadding: 5, low: 0, high: 6),
        WholeMapStrassenCase(pixels: 25, k: 96, n: 96, inputPadding: 3, residual: true, low: -1, high: 1),
        WholeMapStrassenCase(pixels: 26, k: 64, n: 64),
        WholeMapStrassenCase(pixels: 47, k: 64, n: 160, residual: true),
        WholeMapStrassenCase(pixels: 48, k: 64, n: 64),
        WholeMapStrassenCase(pixels: 50, k: 64, n: 96),
        WholeMapStrassenCase(pixels: 51, k: 64, n: 64, residual: true),
        WholeMapStrassenCase(pixels: 52, k: 64, n: 64),
        WholeMapStrassenCase(pixels: 73, k: 64, n: 64, low: -2, high: 2),
        WholeMapStrassenCase(pixels: 100, k: 64, n: 64, residual: true),
        // More rows of a factor than are kept at once, in equal parts and in unequal ones.
        WholeMapStrassenCase(pixels: 49, k: 640, n: 64),
        WholeMapStrassenCase(pixels: 23, k: 608, n: 32, residual: true),
        WholeMapStrassenCase(pixels: 48, k: 1216, n: 32, low: 0, high: 6),
    ]

    @Test("It equals a naive sum, and writes nothing else", arguments: backends)
    func equalsNaiveSum(_ backend: Backend) throws {
        for test in Self.cases {
            let (found, expected, intact) = try test.run(backend)
            expectClose(found, expected, terms: test.k, "\(backend) \(test)")
            #expect(intact, "\(backend) \(test) wrote outside its output")
        }
    }

    @Test("Instruction sets with fused multiply-add give the same bits")
    func backendsAgree() throws {
        for test in Self.cases { try expectSameBits("\(test)") { try test.run($0).output } }
    }

    @Test("Where the work is cut does not change a bit", arguments: backends)
    func cutsAgree(_ backend: Backend) throws {
        let cases = [
            Self.cases[0], WholeMapStrassenCase(pixels: 75, k: 64, n: 96, residual: true, low: -0.5, high: 6),
            WholeMapStrassenCase(pixels: 49, k: 608, n: 64),
        ]
        for test in cases {
            let layout = try #require(
                WholeMapStrassenLayout(inputChannels: test.k, outputChannels: test.n, pixels: test.pixels))
            let whole = try test.run(backend).output
            for cuts in [[1], [layout.rowGroups], [2, layout.taskCount - 1], Array(1..<layout.taskCount)] {
                #expect(try test.run(backend, cuts: cuts).output == whole, "\(test) cut at \(cuts)")
            }
        }
    }

    @Test("A call goes on with the factors that the one before left", arguments: backends)
    func factorsAreKept(_ backend: Backend) throws {
        let test = WholeMapStrassenCase(pixels: 49, k: 96, n: 128, residual: true)
        #expect(try test.run(backend, cuts: [3, 4], reusesPackedInput: true).output == test.run(backend).output)
    }

    @Test("Parts of a long sum, added up, are the sum to the same bits", arguments: backends)
    func partsAddUp(_ backend: Backend) throws {
        for (pixels, k) in [(49, 512), (26, 608)] {
            let test = WholeMapStrassenCase(pixels: pixels, k: k, n: 64)
            let parts = try (0..<2).map { try test.run(backend, cuts: [1], reusesPackedInput: true, part: $0).output }
            #expect(zip(parts[1], parts[0]).map { $0 + $1 } == (try test.run(backend).output), "\(test)")
            let clamped = WholeMapStrassenCase(pixels: pixels, k: k, n: 64, residual: true, low: -0.5, high: 0.5)
            #expect(try clamped.run(backend, part: 1).output == parts[1], "a part is neither clamped nor added to")
        }
    }

    @Test("Small integers come out exactly, whatever half, sign or matrix they go through", arguments: backends)
    func integersAreExact(_ backend: Backend) throws {
        let (k, n, pixels) = (64, 64, 49)
        let layout = try #require(WholeMapStrassenLayout(inputChannels: k, outputChannels: n, pixels: pixels))
        let input = FloatBuffer((0..<pixels * k).map { Float(($0 * 37 + 11) % 9 - 4) })
        let weights = (0..<k * n).map { Float(($0 * 53 + 5) % 7 - 3) }
        let bias = (0..<n).map { Float($0 % 5 - 2) }
        let packed = FloatBuffer(zeros: layout.floatCount)
        WholeMapStrassenPacking.pack(layout, weights: weights, bias: bias, into: packed.start)
        let output = FloatBuffer(zeros: pixels * n)
        let scratch = FloatBuffer(zeros: layout.scratchFloats)
        backend.kernels.wholeMapStrassen(
            WholeMapStrassenCall(
                layout: layout, weights: packed.pointer, input: input.pointer, inputStride: k, output: output.start,
                outputStride: n, tasks: 0..<layout.taskCount, scratch: scratch.start))
        for pixel in 0..<pixels {
            for column in 0..<n {
                var sum = bias[column]
                for i in 0..<k { sum += input.start[pixel * k + i] * weights[i * n + column] }
                #expect(output.start[pixel * n + column] == sum, "pixel \(pixel), column \(column)")
            }
        }
    }

    @Test("Only wide layers of maps whose halves are groups of 12 and 13 pixels are multiplied this way")
    func suitableLayers() {
        func suits(_ k: Int, _ n: Int, _ pixels: Int) -> Bool {
            WholeMapStrassenPacking.layout(inputChannels: k, outputChannels: n, pixels: pixels) != nil
        }
        #expect(suits(160, 960, 49))
        #expect(suits(960, 160, 49))
        #expect(suits(320, 1280, 100))
        #expect(!suits(160, 960, 36))
        #expect(!suits(160, 960, 64))
        #expect(!suits(160, 960, 1))
        #expect(!suits(150, 960, 49))
        #expect(!suits(160, 950, 49))
        #expect(!suits(160, 96, 49))
        #expect(!suits(32, 960, 49))
        #expect(!suits(4096, 4096, 100))
    }
}
