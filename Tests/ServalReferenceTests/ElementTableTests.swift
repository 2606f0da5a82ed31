import ServalGraph
import ServalReference
import ServalTensor
import Testing

/// The tables of functions in 8 bits against the reference, which uses the C library's functions.
@Suite struct ElementTableTests {
    private static let functions: [ActivationFunction] = [
        .linear, .relu, .relu6, .relu(maxValue: nil, negativeSlope: 0.3, threshold: 0),
        .relu(maxValue: 4, negativeSlope: 0.1, threshold: 1.5), .sigmoid, .hardSigmoid, .tanh, .silu, .hardSilu,
        .gelu(approximate: false), .gelu(approximate: true), .elu(alpha: 1), .elu(alpha: 0.4), .softplus, .softsign,
        .exponential,
    ]

    private static let levels: [QuantizationParameters] = [
        (1e-12, 0), (1e-4, 255), (1.0 / 256, 0), (1.0 / 255, 0), (0.011, 7), (0.05, 128), (0.3, 200), (3, 90),
        (1e12, 128),
    ].map { QuantizationParameters(validScale: $0.0, zeroPoint: $0.1) }

    @Test(arguments: functions) func `every entry is what the reference computes`(function: ActivationFunction) {
        let all = Array(UInt8.min...UInt8.max)
        for input in Self.levels {
            for output in Self.levels {
                let table = ElementTable(.activation(function), from: input, to: output)
                let expected = IntegerReference.function(
                    .activation(function),
                    input: QuantizedTensor(shape: Shape(validated: [256]), parameters: input, levels: all),
                    output: output)
                #expect(table.values == expected.levels, "\(input) to \(output)")
            }
        }
    }

    @Test(arguments: functions) func `values agree with the C library's to the last places`(
        function: ActivationFunction
    ) {
        for step in -4000...4000 {
            let x = Double(step) / 100 + 0.001_7
            let (found, expected) = (ElementFunction.activation(function)(x), Reference.activation(function, x))
            let limit = max(1e-14 * abs(expected), 1e-14)
            #expect(abs(found - expected) <= limit, "f(\(x)) = \(found), not \(expected)")
        }
    }

    @Test func `a ReLU of the same levels is a clamp, and one of levels without negative ones changes nothing`() {
        let levels = QuantizationParameters(validScale: 0.02, zeroPoint: 77)
        #expect(ElementTable(.activation(.relu), from: levels, to: levels).clamp == 77...255)
        #expect(ElementTable(.activation(.relu6), from: levels, to: levels).clamp == 77...255)
        let positive = QuantizationParameters(validScale: 0.1, zeroPoint: 0)
        #expect(ElementTable(.activation(.relu), from: positive, to: positive).isIdentity)
        #expect(ElementTable(.activation(.relu6), from: positive, to: positive).clamp == 0...60)
        #expect(ElementTable(.activation(.tanh), from: levels, to: levels).clamp == nil)
        #expect(ElementTable(.activation(.relu), from: levels, to: positive).clamp == nil)
    }
}
