import ServalGraph
import ServalReference
import ServalTensor
import Testing

/// The integer operators on values small enough to be computed by hand.
@Suite struct IntegerReferenceTests {
    private static func parameters(_ scale: Float, _ zeroPoint: Int) -> QuantizationParameters {
        QuantizationParameters(validScale: scale, zeroPoint: zeroPoint)
    }

    private static func quantized(_ shape: [Int], _ parameters: QuantizationParameters, _ levels: [UInt8])
        -> QuantizedTensor
    {
        QuantizedTensor(shape: Shape(validated: shape), parameters: parameters, levels: levels)
    }

    private static func int8(_ shape: [Int], _ values: [Int8]) -> Tensor {
        Tensor(shape: Shape(validated: shape), elementType: .int8, copying: values)
    }

    private static func vector(_ values: [Int32]) -> Tensor {
        Tensor(shape: Shape(validated: [values.count]), elementType: .int32, copying: values)
    }

    private static func scales(_ values: [Float]) -> Tensor {
        Tensor(shape: Shape(validated: [values.count]), elementType: .float32, copying: values)
    }

    @Test func `a dense layer sums exactly, scales, rounds half to even and clamps`() {
        var dense = Dense(
            kernel: Self.int8([2, 3], [1, -2, 127, 3, 4, 127]), bias: Self.vector([1, 0, 7]), activation: .linear)
        dense.kernelScales = Self.scales([0.25, 0.5, 1])
        let input = Self.quantized([1, 2], Self.parameters(1, 10), [12, 9])
        // Sums: 1 + 2·1 - 1·3 = 0; 0 - 4 - 4 = -8; 7 + 2·127 - 127 = 134.
        let value = IntegerReference.dense(dense, input: input, output: Self.parameters(2, 5))
        // t = 0, -8 · 0.25 = -2, 134 · 0.5 = 67.
        #expect(value == .quantized(Self.quantized([1, 3], Self.parameters(2, 5), [5, 3, 72])))
        let float = IntegerReference.dense(dense, input: input, output: nil)
        #expect(float.dequantized.values == [0, -4, 134])
        dense.activation = .relu(maxValue: 100, negativeSlope: 0, threshold: 0)
        let clamped = IntegerReference.dense(dense, input: input, output: Self.parameters(2, 5))
        #expect(clamped == .quantized(Self.quantized([1, 3], Self.parameters(2, 5), [5, 5, 55])))
        #expect(IntegerReference.dense(dense, input: input, output: nil).dequantized.values == [0, 0, 100])
    }

    @Test func `ties become even levels`() {
        var dense = Dense(kernel: Self.int8([1, 1], [1]), bias: nil)
        dense.kernelScales = Self.scales([0.5])
        let output = Self.parameters(1, 100)
        let found = (0...6).map { step -> UInt8 in
            let input = Self.quantized([1, 1], Self.parameters(1, 3), [UInt8(step)])
            guard case .quantized(let value) = IntegerReference.dense(dense, input: input, output: output) else {
                return 0
            }
            return value.levels[0]
        }
        // -1.5, -1, -0.5, 0, 0.5, 1, 1.5
        #expect(found == [98, 99, 100, 100, 100, 101, 102])
    }

    @Test func `padding of a convolution is zero, whatever its level`() {
        var convolution = Convolution(
            kernel: Self.int8([3, 3, 1, 1], [Int8](repeating: 1, count: 9)), bias: nil,
            strides: Extent(height: 1, width: 1), padding: .same)
        convolution.kernelScales = Self.scales([1])
        let input = Self.quantized([1, 2, 2, 1], Self.parameters(1, 50), [51, 52, 53, 54])
        let value = IntegerReference.convolution(
            convolution, input: input, residual: nil, output: Self.parameters(1, 0))
        #expect(value == .quantized(Self.quantized([1, 2, 2, 1], Self.parameters(1, 0), [10, 10, 10, 10])))
    }

    @Test func `a residual is added before rounding`() {
        var convolution = Convolution(
            kernel: Self.int8([1, 1, 1, 1], [1]), bias: nil, strides: Extent(height: 1, width: 1), padding: .valid,
            addsResidual: true)
        convolution.kernelScales = Self.scales([0.25])
        let input = Self.quantized([1, 1, 1, 1], Self.parameters(1, 0), [1])
        let residual = Self.quantized([1, 1, 1, 1], Self.parameters(0.25, 4), [5])
        // 0.25 + 0.25 = 0.5 rounds to 0; two roundings would, too, but 0.75 rounds to 1.
        let value = IntegerReference.convolution(
            convolution, input: input, residual: residual, output: Self.parameters(1, 9))
        #expect(value == .quantized(Self.quantized([1, 1, 1, 1], Self.parameters(1, 9), [9])))
        let larger = Self.quantized([1, 1, 1, 1], Self.parameters(0.25, 4), [6])
        let sum = IntegerReference.convolution(
            convolution, input: input, residual: larger, output: Self.parameters(1, 9))
        #expect(sum == .quantized(Self.quantized([1, 1, 1, 1], Self.parameters(1, 9), [10])))
    }

    @Test func `a depthwise convolution gives each channel its window and scale`() {
        var depthwise = DepthwiseConvolution(
            kernel: Self.int8([1, 2, 2, 1], [1, 10, 2, 20]), bias: Self.vector([0, 5]),
            strides: Extent(height: 1, width: 1), padding: .valid)
        depthwise.kernelScales = Self.scales([1, 0.1])
        let input = Self.quantized([1, 1, 2, 2], Self.parameters(1, 1), [2, 3, 4, 5])
        // Channel 0: 1 · 1 + 3 · 2 = 7; channel 1: 5 + 2 · 10 + 4 · 20 = 105 · 0.1 = 10.5 rounds to 10.
        let value = IntegerReference.depthwiseConvolution(depthwise, input: input, output: Self.parameters(1, 0))
        #expect(value == .quantized(Self.quantized([1, 1, 1, 2], Self.parameters(1, 0), [7, 10])))
    }

    @Test func `pooling takes the largest level, or the mean of those inside the map`() {
        let input = Self.quantized([1, 1, 3, 1], Self.parameters(1, 10), [12, 14, 17])
        let maximum = Pooling(
            kind: .maximum, window: Extent(height: 1, width: 2), strides: Extent(height: 1, width: 2), padding: .same)
        #expect(
            IntegerReference.pooling(maximum, input: input, output: input.parameters)
                == Self.quantized([1, 1, 2, 1], input.parameters, [14, 17]))
        let average = Pooling(
            kind: .average, window: Extent(height: 1, width: 2), strides: Extent(height: 1, width: 2), padding: .same)
        // (2 + 4) / 2 = 3 and 7 alone, in halves.
        #expect(
            IntegerReference.pooling(average, input: input, output: Self.parameters(0.5, 1))
                == Self.quantized([1, 1, 2, 1], Self.parameters(0.5, 1), [7, 15]))
        let global = IntegerReference.globalPooling(
            GlobalPooling(kind: .average, keepsDimensions: false), input: input, output: Self.parameters(1, 0))
        #expect(global == Self.quantized([1, 1], Self.parameters(1, 0), [4]))
    }

    @Test func `sums and movements bring their inputs to one scale`() {
        let a = Self.quantized([1, 2, 1], Self.parameters(1, 10), [12, 13])
        let b = Self.quantized([1, 1, 1], Self.parameters(0.5, 0), [5])
        #expect(
            IntegerReference.combination(.add, a, b, output: Self.parameters(1, 0))
                == Self.quantized([1, 2, 1], Self.parameters(1, 0), [4, 6]))
        #expect(
            IntegerReference.movement(.concatenate(axis: 1), inputs: [a, b], output: Self.parameters(1, 100))
                == Self.quantized([1, 3, 1], Self.parameters(1, 100), [102, 103, 102]))
        let map = Self.quantized([1, 1, 1, 1], Self.parameters(1, 7), [9])
        #expect(
            IntegerReference.movement(
                .zeroPadding(Insets(top: 0, bottom: 0, left: 1, right: 1)), inputs: [map], output: map.parameters)
                == Self.quantized([1, 1, 3, 1], map.parameters, [7, 9, 7]))
    }
}
