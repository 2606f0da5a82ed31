import Foundation
import ServalKernelInterface
import ServalKernels
import ServalTestSupport
import Testing

@Suite("Activations")
struct ActivationTests {
    static let slope: Float = 0.3
    static let offset: Float = 0.45

    /// Operation, its oracle, the range of x and the relative tolerance.
    static let functions: [(UnaryOperation, @Sendable (Double) -> Double, ClosedRange<Float>, Double)] = [
        (.sigmoid, { 1 / (1 + Foundation.exp(-$0)) }, -87...90, 1e-6),
        (.tanh, { Foundation.tanh($0) }, -20...20, 1e-6),
        (.silu, { $0 / (1 + Foundation.exp(-$0)) }, -80...90, 1e-6),
        (.gelu, { 0.5 * $0 * erfc(-$0 * 0.5.squareRoot()) }, -12...12, 1e-6),
        (.exp, { Foundation.exp($0) }, -87...88.7, 1e-6),
        (.elu, { $0 >= 0 ? $0 : Double(slope) * expm1($0) }, -30...30, 1e-6),
        (.softplus, { $0 > 0 ? $0 + log1p(Foundation.exp(-$0)) : log1p(Foundation.exp($0)) }, -80...80, 1e-6),
        (.softsign, { $0 / (1 + Swift.abs($0)) }, -100...100, 1e-6),
        (.hardSwish, { $0 * max(0, min(6, $0 + 3)) / 6 }, -2.9...10, 2e-5),
        (.hardSigmoid, { max(0, min(1, Double(slope) * $0 + Double(offset))) }, -1.4...10, 1e-4),
    ]

    static func run(_ backend: Backend, _ operation: UnaryOperation, _ values: [Float]) -> [Float] {
        let input = FloatBuffer(values)
        let output = WatchedBuffer(values.count)
        backend.kernels.unary(
            UnaryCall(
                operation: operation, input: input.pointer, inputStride: values.count, output: output.start,
                outputStride: values.count, pixels: 1, channels: values.count, slope: slope, offset: offset))
        #expect(output.marginIsUntouched)
        return (0..<values.count).map { output[$0] }
    }

    static func samples(_ range: ClosedRange<Float>) -> [Float] {
        let even = (0...4000).map { range.lowerBound + (range.upperBound - range.lowerBound) * Float($0) / 4000 }
        let small = (0..<200).flatMap { index -> [Float] in
            let x = Foundation.exp(-Float(index) / 10)
            return [x, -x]
        }
        return even + small.filter(range.contains)
    }

    @Test("Each function is within its relative error of the exact one", arguments: backends)
    func accurate(_ backend: Backend) {
        for (operation, oracle, range, tolerance) in Self.functions {
            let values = Self.samples(range)
            // Without fused multiply-adds the square in the exponent of the normal distribution is less exact.
            let relative = backend == .baseline ? max(tolerance, tolerance * 6) : tolerance
            expectClose(
                Self.run(backend, operation, values), values.map { oracle(Double($0)) }, relative: relative,
                "\(backend) \(operation)")
        }
    }

    @Test("The tanh form of gelu is exact to single precision", arguments: backends)
    func geluTanh(_ backend: Backend) {
        let values = Self.samples(-3...6)
        let expected = values.map { value -> Double in
            let x = Double(value)
            return 0.5 * x * (1 + Foundation.tanh(0.797_884_560_802_865_4 * (x + 0.044715 * x * x * x)))
        }
        expectClose(Self.run(backend, .geluTanh, values), expected, relative: 2e-6, "\(backend)")
    }

    @Test("Extreme values saturate and NaN stays NaN", arguments: backends)
    func extremes(_ backend: Backend) {
        let values: [Float] = [-.infinity, -1000, -104, 104, 1000, .infinity]
        #expect(Self.run(backend, .sigmoid, values)[0] == 0)
        #expect(Self.run(backend, .sigmoid, values)[5] == 1)
        #expect(Self.run(backend, .tanh, values) == [-1, -1, -1, 1, 1, 1])
        #expect(Self.run(backend, .exp, values) == [0, 0, 0, .infinity, .infinity, .infinity])
        #expect(Self.run(backend, .gelu, values)[5] == .infinity)
        #expect(Self.run(backend, .softplus, values)[4] == 1000)
        for operation in [UnaryOperation.sigmoid, .tanh, .exp, .gelu, .silu, .softplus, .elu, .relu, .hardSigmoid] {
            #expect(Self.run(backend, operation, [.nan, .nan, .nan])[1].isNaN, "\(operation)")
        }
    }

    @Test(
        "ReLU has an upper limit, a threshold that counts as below it, and there a slope without limit",
        arguments: backends)
    func relu(_ backend: Backend) {
        let values: [Float] = [-2, -0.5, 0, 0.5, 1, 2, 7, -8, 3]
        let input = FloatBuffer(values)
        for slope in [0.25, 0, -2] as [Float] {
            let output = WatchedBuffer(values.count)
            backend.kernels.unary(
                UnaryCall(
                    operation: .relu, input: input.pointer, inputStride: 3, output: output.start, outputStride: 3,
                    pixels: 3, channels: 3, slope: slope, threshold: 1, high: 6))
            let expected = values.map { Double($0) }.map { $0 > 1 ? min($0, 6) : Double(slope) * ($0 - 1) }
            expectClose(values.indices.map { output[$0] }, expected, "\(backend), slope \(slope)")
            #expect(output.marginIsUntouched)
        }
    }

    @Test("PReLU has a slope for each channel", arguments: backends)
    func parametricRelu(_ backend: Backend) {
        var random = SplitMix64(seed: 8)
        for channels in [1, 6, 17] {
            let input = FloatBuffer(random.floats(5 * channels))
            let alpha = FloatBuffer(random.floats(channels))
            let output = WatchedBuffer(5 * channels)
            backend.kernels.parametricRelu(
                ParametricReluCall(
                    input: input.pointer, inputStride: channels, alpha: alpha.pointer, output: output.start,
                    outputStride: channels, pixels: 5, channels: channels))
            let expected = (0..<5 * channels).map { index -> Double in
                let x = Double(input.start[index])
                return x >= 0 ? x : x * Double(alpha.start[index % channels])
            }
            expectClose((0..<5 * channels).map { output[$0] }, expected, "\(backend) \(channels)")
            #expect(output.marginIsUntouched)
        }
    }

    @Test("Layer normalization takes each row's own mean and variance", arguments: backends)
    func layerNormalization(_ backend: Backend) {
        var random = SplitMix64(seed: 9)
        for channels in [1, 6, 8, 16, 17, 33, 96, 5000] {
            // Far from zero, so that a variance from sums of squares would lose its digits.
            let input = FloatBuffer(random.floats(3 * channels).map { $0 + 200 })
            let (gamma, beta) = (FloatBuffer(random.floats(channels)), FloatBuffer(random.floats(channels)))
            let output = WatchedBuffer(3 * channels)
            backend.kernels.layerNormalization(
                LayerNormalizationCall(
                    input: input.pointer, inputStride: channels, gamma: gamma.pointer, beta: beta.pointer,
                    epsilon: 1e-3,
                    output: output.start, outputStride: channels, rows: 3, channels: channels))
            let expected = (0..<3).flatMap { row -> [Double] in
                let values = (0..<channels).map { Double(input.start[row * channels + $0]) }
                let mean = values.reduce(0, +) / Double(channels)
                let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(channels)
                return values.indices.map {
                    (values[$0] - mean) / (variance + 1e-3).squareRoot() * Double(gamma.start[$0])
                        + Double(beta.start[$0])
                }
            }
            let found = (0..<3 * channels).map { output[$0] }
            for (value, wanted) in zip(found, expected) {
                // The mean is rounded to float32 once, at 200.
                #expect(abs(Double(value) - wanted) < 5e-5, "\(backend) \(channels)")
            }
            #expect(output.marginIsUntouched)
        }
    }

    static func runSoftmax(_ backend: Backend, _ values: [Float], channels: Int) -> [Float] {
        let input = FloatBuffer(values)
        let output = WatchedBuffer(values.count)
        backend.kernels.softmax(
            SoftmaxCall(
                input: input.pointer, inputStride: channels, output: output.start, outputStride: channels,
                rows: values.count / channels, channels: channels))
        #expect(output.marginIsUntouched)
        return (0..<values.count).map { output[$0] }
    }

    @Test("Softmax sums to one, also for large values", arguments: backends)
    func softmax(_ backend: Backend) {
        var random = SplitMix64(seed: 4)
        for channels in [1, 2, 15, 16, 17, 40, 1000] {
            let values = random.floats(3 * channels, scale: 200)
            let expected = (0..<3).flatMap { row -> [Double] in
                let slice = values[row * channels..<(row + 1) * channels].map(Double.init)
                let largest = slice.max()!
                let powers = slice.map { Foundation.exp($0 - largest) }
                let sum = powers.reduce(0, +)
                return powers.map { $0 / sum }
            }
            expectClose(
                Self.runSoftmax(backend, values, channels: channels), expected, terms: 8, "\(backend) \(channels)")
        }
    }

    @Test("Instruction sets with fused multiply-add give the same bits")
    func backendsAgree() {
        for (operation, _, range, _) in Self.functions {
            expectSameBits("\(operation)") { Self.run($0, operation, Self.samples(range)) }
        }
        expectSameBits("geluTanh") { Self.run($0, .geluTanh, Self.samples(-10...10)) }
        var random = SplitMix64(seed: 6)
        for channels in [2, 18, 100, 1000] {
            let values = random.floats(channels * 2, scale: 10)
            expectSameBits("softmax \(channels)") { Self.runSoftmax($0, values, channels: channels) }
        }
    }
}
