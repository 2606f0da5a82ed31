import ServalTensor
import Testing

@Suite struct QuantizationParametersTests {
    @Test(arguments: [0, -1, .infinity, -.infinity, .nan, 1e-20, 1e20] as [Float])
    func `an impossible scale is refused`(scale: Float) {
        #expect(throws: TensorError.self) { try QuantizationParameters(scale: scale, zeroPoint: 0) }
    }

    @Test(arguments: [-1, 256, .min, .max])
    func `an impossible zero point is refused`(zeroPoint: Int) {
        #expect(throws: TensorError.zeroPointOutOfRange(found: zeroPoint)) {
            try QuantizationParameters(scale: 1, zeroPoint: zeroPoint)
        }
    }

    @Test func `numbers become the nearest level, ties the even one`() throws {
        let parameters = try QuantizationParameters(scale: 0.5, zeroPoint: 100)
        for (value, level): (Float, UInt8) in [
            (0, 100), (0.5, 101), (0.25, 100), (0.75, 102), (-0.25, 100), (-0.75, 98), (0.26, 101), (77.5, 255),
            (78, 255), (-50, 0), (-51, 0), (.infinity, 255), (-.infinity, 0), (.nan, 0), (1e30, 255),
        ] {
            #expect(parameters.quantized(value) == level, "\(value)")
        }
        #expect(parameters.range == -50...77.5)
    }

    @Test func `every level is that of the number that it stands for`() throws {
        for scale: Float in [1e-12, 0.007843138, 1 / 3, 6 / 255, 1e12] {
            for zeroPoint in [0, 1, 127, 255] {
                let parameters = try QuantizationParameters(scale: scale, zeroPoint: zeroPoint)
                for level in UInt8.min ... .max {
                    #expect(parameters.quantized(parameters.dequantized(level)) == level)
                }
            }
        }
    }

    @Test func `bounds are levels of their own`() throws {
        let parameters = try QuantizationParameters(scale: 1, zeroPoint: 10)
        #expect(parameters.quantized(scaled: -5, in: 10...16) == 10)
        #expect(parameters.quantized(scaled: 5.5, in: 10...16) == 16)
        #expect(parameters.quantized(scaled: 100, in: 10...16) == 16)
        #expect(parameters.quantized(scaled: .nan, in: 10...16) == 10)
    }
}
