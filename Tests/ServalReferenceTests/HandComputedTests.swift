import ServalGraph
import ServalReference
import ServalTensor
import Testing

/// Cases small enough to check on paper, where the definition has a detail that is easily missed.
@Suite("Reference operators against values computed by hand")
struct HandComputedTests {
    static let one = Extent(height: 1, width: 1)

    static func map(_ dimensions: [Int], _ values: [Double]) -> ReferenceTensor {
        ReferenceTensor(shape: Shape(validated: dimensions), values: values)
    }

    @Test("SAME padding with an even window adds its one row and column after the map")
    func samePaddingIsAsymmetric() throws {
        let input = Self.map([1, 2, 2, 1], [1, 2, 3, 4])
        let kernel = try Tensor([2, 2, 1, 1], values: [1, 10, 100, 1000])
        let convolution = Convolution(kernel: kernel, bias: nil, strides: Self.one, padding: .same)
        let output = Reference.convolution(convolution, input: input)
        #expect(output == Self.map([1, 2, 2, 1], [4321, 402, 43, 4]))
    }

    @Test("SAME padding of stride 2 puts the first window at the corner of an even map, one before it on an odd map")
    func samePaddingDependsOnSize() throws {
        let kernel = try Tensor([1, 3, 1, 1], values: [1, 10, 100])
        let convolution = Convolution(
            kernel: kernel, bias: nil, strides: Extent(height: 1, width: 2), padding: .same)
        let even = Reference.convolution(convolution, input: Self.map([1, 1, 4, 1], [1, 2, 3, 4]))
        #expect(even.values == [321, 43])
        let odd = Reference.convolution(convolution, input: Self.map([1, 1, 5, 1], [1, 2, 3, 4, 5]))
        #expect(odd.values == [210, 432, 54])
    }

    @Test("The residual is added after the bias and before the activation")
    func residualPrecedesActivation() throws {
        let convolution = Convolution(
            kernel: try Tensor([1, 1, 1, 1], values: [2]), bias: try Tensor([1], values: [1]), strides: Self.one,
            padding: .valid, activation: .relu6, addsResidual: true)
        let output = Reference.convolution(
            convolution, input: Self.map([1, 1, 3, 1], [1, 1, 1]), residual: Self.map([1, 1, 3, 1], [-4, 1, 9]))
        #expect(output.values == [0, 4, 6])
    }

    @Test("A grouped convolution reads only the channels of its own group")
    func groupsAreApart() throws {
        // Filters 0 and 1 see channels 0 and 1, filters 2 and 3 see channels 2 and 3.
        let kernel = try Tensor([1, 1, 2, 4], values: [1, 2, 3, 4, 10, 20, 30, 40])
        let convolution = Convolution(kernel: kernel, bias: nil, strides: Self.one, padding: .valid, groups: 2)
        let output = Reference.convolution(convolution, input: Self.map([1, 1, 1, 4], [1, 2, 3, 4]))
        #expect(output.values == [21, 42, 129, 172])
    }

    @Test("Output channel c * multiplier + m of a depthwise convolution belongs to channel c")
    func multiplierOrder() throws {
        let kernel = try Tensor([1, 1, 2, 3], values: [1, 2, 3, 4, 5, 6])
        let convolution = DepthwiseConvolution(kernel: kernel, bias: nil, strides: Self.one, padding: .valid)
        let output = Reference.depthwiseConvolution(convolution, input: Self.map([1, 1, 1, 2], [1, 10]))
        #expect(output.values == [1, 2, 3, 40, 50, 60])
    }

    @Test("An average counts the elements inside the map only, and a maximum ignores padding")
    func poolingExcludesPadding() {
        let input = Self.map([1, 2, 2, 1], [-1, -2, -3, -6])
        for (kind, expected) in [(PoolingKind.average, [-3.0, -4, -4.5, -6]), (.maximum, [-1, -2, -3, -6])] {
            let pooling = Pooling(
                kind: kind, window: Extent(height: 2, width: 2), strides: Self.one, padding: .same)
            #expect(Reference.pooling(pooling, input: input).values == expected)
        }
    }

    @Test("A value equal to the threshold counts as below it, and no slope turns an infinity into a NaN")
    func reluThreshold() {
        let function = ActivationFunction.relu(maxValue: 6, negativeSlope: 0.5, threshold: 2)
        let found = [-2, 0, 2, 2.5, 7].map { Reference.activation(function, $0) }
        #expect(found == [-2, -1, 0, 2.5, 6])
        #expect(Reference.activation(.relu, -.infinity) == 0)
        #expect(Reference.activation(.relu, .nan).isNaN)
    }

    @Test("A softmax of large values neither overflows nor changes with a common offset")
    func softmaxIsStable() {
        let small = Reference.softmax(axis: 1, input: Self.map([1, 2], [0, 1]))
        let large = Reference.softmax(axis: 1, input: Self.map([1, 2], [10_000, 10_001]))
        #expect(small == large)
        #expect(abs(small.values[1] - 0.7310585786300049) < 1e-15)
    }

    @Test("Bilinear upsampling samples at half-pixel centres and repeats the border")
    func bilinearCentres() {
        let upsampling = Upsampling(size: Extent(height: 1, width: 2), interpolation: .bilinear)
        let output = Reference.upsampling(upsampling, input: Self.map([1, 1, 3, 1], [0, 4, 8]))
        #expect(output.values == [0, 1, 3, 5, 7, 8])
    }

    @Test("A vector meets a batch of maps channel by channel, each element of the batch its own")
    func lowerRankKeepsTheBatch() {
        let maps = Self.map([2, 1, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8])
        let vectors = Self.map([2, 2], [1, 10, 100, 1000])
        let output = Reference.combine(.multiply, inputs: [maps, vectors])
        #expect(output == Self.map([2, 1, 2, 2], [1, 20, 3, 40, 500, 6000, 700, 8000]))
    }

    @Test("A zero variance divides by 1e-7")
    func normalizationFloor() throws {
        let normalization = Normalization(
            mean: try Tensor([1], values: [1]), variance: try Tensor([1], values: [0]), inverts: false)
        #expect(Reference.normalization(normalization, input: Self.map([1, 1], [2])).values == [1 / 1e-7])
    }

    @Test("The exponential activations have Keras' values")
    func exponentialActivations() {
        // keras.activations of -2, 0 and 1.5 in float64
        let cases: [(ActivationFunction, [Double])] = [
            (.elu(alpha: 1), [-0.8646647167633873, 0, 1.5]), (.elu(alpha: 0.5), [-0.43233235838169365, 0, 1.5]),
            (.softplus, [0.1269280110429725, 0.6931471805599453, 1.7014132779827524]),
            (.softsign, [-0.6666666666666666, 0, 0.6]), (.exponential, [0.1353352832366127, 1, 4.4816890703380645]),
        ]
        for (function, expected) in cases {
            for (x, y) in zip([-2, 0, 1.5], expected) { #expect(abs(Reference.activation(function, x) - y) < 1e-15) }
        }
        #expect(Reference.activation(.softplus, 1000) == 1000)
    }

    @Test("The error function of gelu is exact, not the tanh approximation")
    func geluIsExact() {
        // Phi(1) = 0.841344746068542948585…
        #expect(abs(Reference.activation(.gelu(approximate: false), 1) - 0.8413447460685429) < 1e-15)
        #expect(abs(Reference.activation(.gelu(approximate: true), 1) - 0.8413447460685429) > 1e-4)
    }

    @Test("A tensor's elements convert exactly and round back")
    func conversion() throws {
        let tensor = try Tensor([2, 2], values: [0.1, -1, .greatestFiniteMagnitude, .leastNonzeroMagnitude])
        let reference = ReferenceTensor(tensor)
        #expect(reference.values[0] == Double(Float(0.1)))
        #expect(try reference.rounded().floats() == tensor.floats())
        #expect(reference.rounded().shape == tensor.shape)
    }
}
