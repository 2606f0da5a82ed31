import ServalKernelInterface
import ServalKernels
import Testing

struct TallStrassenCase: CustomStringConvertible, Sendable {
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
    ///   - cuts: units at which the work is cut into calls.
    ///   - keepsFactors: whether calls behind the first use the scratch memory as it was left.
    ///   - part: the part of the sums that is computed; nil for all.
    func run(
        _ backend: Backend, cuts: [Int] = [], keepsFactors: Bool = false, part: Int? = nil
    ) throws -> (output: [Float], expected: [Double], intact: Bool) {
        var random = Random(pixels * 7919 + k * 104_729 + n)
        let inputStride = k + inputPadding
        let outputStride = n + outputPadding
        let input = FloatBuffer(random.floats(pixels * inputStride))
        let weights = random.floats(k * n)
        let bias = random.floats(n)
        let residualValues = FloatBuffer(random.floats(pixels * outputStride))
        let layout = try #require(TallStrassenLayout(inputChannels: k, outputChannels: n, pixels: pixels))
        let packed = FloatBuffer(zeros: layout.floatCount)
        TallStrassenPacking.pack(layout, weights: weights, bias: bias, into: packed.start)
        let output = WatchedBuffer((pixels - 1) * outputStride + n)
        let scratch = FloatBuffer(zeros: layout.scratchFloats)
        let edges = [0] + cuts + [layout.unitCount]
        for (first, end) in zip(edges, edges.dropFirst()) {
            let isKept = keepsFactors && first > 0
            if !isKept {
                // What one call leaves in the scratch memory must not matter to the next.
                for i in 0..<layout.scratchFloats { scratch.start[i] = .nan }
            }
            backend.kernels.tallStrassen(
                TallStrassenCall(
                    layout: layout, weights: packed.pointer, input: input.pointer, inputStride: inputStride,
                    output: output.start, outputStride: outputStride,
                    residual: residual ? residualValues.pointer : nil, residualStride: outputStride,
                    units: first..<end, part: part, keepsFactors: isKept, low: low, high: high, scratch: scratch.start))
        }
        var found: [Float] = []
        var expected: [Double] = []
        var intact = output.marginIsUntouched
        for pixel in 0..<pixels {
            for column in 0..<n {
                var sum = Double(bias[column])
                for i in 0..<k { sum += Double(input.start[pixel * inputStride + i]) * Double(weights[i * n + column]) }
                if residual { sum += Double(residualValues.start[pixel * outputStride + column]) }
                expected.append(max(Double(low), min(Double(high), sum)))
                found.append(output[pixel * outputStride + column])
            }
            if pixel + 1 < pixels {
                for gap in n..<outputStride where !output.isUntouched(pixel * outputStride + gap) { intact = false }
            }
        }
        return (found, expected, intact)
    }
}

@Suite("Strassen's algorithm for small maps")
struct TallStrassenTests {
    // Halves of one group of 12 and of 13 pixels, of two, of three and of four, with and without a middle pixel.
    static let cases = [
        TallStrassenCase(pixels: 49, k: 64, n: 128),
        TallStrassenCase(pixels: 23, k: 64, n: 32, residual: true),
        TallStrassenCase(pixels: 24, k: 32, n: 64, outputPadding: 5, low: 0, high: 6),
        TallStrassenCase(pixels: 25, k: 96, n: 96, inputPadding: 3, residual: true, low: -1, high: 1),
        TallStrassenCase(pixels: 26, k: 64, n: 64),
        TallStrassenCase(pixels: 47, k: 64, n: 160, residual: true),
        TallStrassenCase(pixels: 48, k: 64, n: 64),
        TallStrassenCase(pixels: 50, k: 64, n: 96),
        TallStrassenCase(pixels: 51, k: 64, n: 64, residual: true),
        TallStrassenCase(pixels: 52, k: 64, n: 64),
        TallStrassenCase(pixels: 73, k: 64, n: 64, low: -2, high: 2),
        TallStrassenCase(pixels: 100, k: 64, n: 64, residual: true),
        // More rows of a factor than are kept at once, in equal parts and in unequal ones.
        TallStrassenCase(pixels: 49, k: 640, n: 64),
        TallStrassenCase(pixels: 23, k: 608, n: 32, residual: true),
        TallStrassenCase(pixels: 48, k: 1216, n: 32, low: 0, high: 6),
    ]

    @Test("It equals a naive sum, and writes nothing else", arguments: backends)
    func equalsNaiveSum(_ backend: Backend) throws {
        for test in Self.cases {
            let (found, expected, intact) = try test.run(backend)
            expectClose(found, expected, terms: test.k, "\(backend) \(test)")
            #expect(intact, "\(backend) \(test) wrote outside its output")
        }
    }

    @Test("AVX2 and AVX-512 give the same bits")
    func backendsAgree() throws {
        for test in Self.cases { try expectSameBits("\(test)") { try test.run($0).output } }
    }

    @Test("Where the work is cut does not change a bit", arguments: backends)
    func cutsAgree(_ backend: Backend) throws {
        let cases = [
            Self.cases[0], TallStrassenCase(pixels: 75, k: 64, n: 96, residual: true, low: -0.5, high: 6),
            TallStrassenCase(pixels: 49, k: 608, n: 64),
        ]
        for test in cases {
            let layout = try #require(
                TallStrassenLayout(inputChannels: test.k, outputChannels: test.n, pixels: test.pixels))
            let whole = try test.run(backend).output
            for cuts in [[1], [layout.rowGroups], [2, layout.unitCount - 1], Array(1..<layout.unitCount)] {
                #expect(try test.run(backend, cuts: cuts).output == whole, "\(test) cut at \(cuts)")
            }
        }
    }

    @Test("A call goes on with the factors that the one before left", arguments: backends)
    func factorsAreKept(_ backend: Backend) throws {
        let test = TallStrassenCase(pixels: 49, k: 96, n: 128, residual: true)
        #expect(try test.run(backend, cuts: [3, 4], keepsFactors: true).output == test.run(backend).output)
    }

    @Test("Parts of a long sum, added up, are the sum to the same bits", arguments: backends)
    func partsAddUp(_ backend: Backend) throws {
        for (pixels, k) in [(49, 512), (26, 608)] {
            let test = TallStrassenCase(pixels: pixels, k: k, n: 64)
            let parts = try (0..<2).map { try test.run(backend, cuts: [1], keepsFactors: true, part: $0).output }
            #expect(zip(parts[1], parts[0]).map { $0 + $1 } == (try test.run(backend).output), "\(test)")
            let clamped = TallStrassenCase(pixels: pixels, k: k, n: 64, residual: true, low: -0.5, high: 0.5)
            #expect(try clamped.run(backend, part: 1).output == parts[1], "a part is neither clamped nor added to")
        }
    }

    @Test("Small integers come out exactly, whatever half, sign or matrix they go through", arguments: backends)
    func integersAreExact(_ backend: Backend) throws {
        let (k, n, pixels) = (64, 64, 49)
        let layout = try #require(TallStrassenLayout(inputChannels: k, outputChannels: n, pixels: pixels))
        let input = FloatBuffer((0..<pixels * k).map { Float(($0 * 37 + 11) % 9 - 4) })
        let weights = (0..<k * n).map { Float(($0 * 53 + 5) % 7 - 3) }
        let bias = (0..<n).map { Float($0 % 5 - 2) }
        let packed = FloatBuffer(zeros: layout.floatCount)
        TallStrassenPacking.pack(layout, weights: weights, bias: bias, into: packed.start)
        let output = FloatBuffer(zeros: pixels * n)
        let scratch = FloatBuffer(zeros: layout.scratchFloats)
        backend.kernels.tallStrassen(
            TallStrassenCall(
                layout: layout, weights: packed.pointer, input: input.pointer, inputStride: k, output: output.start,
                outputStride: n, units: 0..<layout.unitCount, scratch: scratch.start))
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
            TallStrassenPacking.layout(inputChannels: k, outputChannels: n, pixels: pixels) != nil
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
