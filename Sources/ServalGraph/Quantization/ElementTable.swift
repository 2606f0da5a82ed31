import ServalTensor

/// What a function of one element makes of each of the 256 quantized values of its input.
///
/// Entry q is clamp(roundHalfEven(f(input scale · (q − input zero point)) / output scale) + output zero point), computed in double
/// precision. So it is the quantized value nearest to the function's, and the same bits on every machine.
package struct ElementTable: Equatable, Sendable {
    /// 256 of them.
    package let values: [UInt8]

    package init(_ function: ElementFunction, from input: QuantizationParameters, to output: QuantizationParameters) {
        values = (0...255).map { value in
            output.quantized(function(Double(input.scale) * Double(value - input.zeroPoint)))
        }
    }

    /// The bounds of a table that clamps and does nothing else.
    package var clamp: ClosedRange<UInt8>? {
        let (low, high) = (values[0], values[255])
        guard low <= high else { return nil }
        let clamps = values.enumerated().allSatisfy { $1 == min(max(UInt8($0), low), high) }
        return clamps ? low...high : nil
    }

    /// Whether every value stays what it is.
    package var isIdentity: Bool { clamp == 0...255 }
}
