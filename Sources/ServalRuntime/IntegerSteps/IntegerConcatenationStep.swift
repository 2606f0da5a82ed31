import ServalKernelInterface

/// Inputs in 8 bits laid side by side along an axis, brought to one scale. A unit is one index of the dimensions before
/// the axis.
struct IntegerConcatenationStep: Sendable {
    struct Part: Sendable {
        var input: Operand
        var inputStride: Int
        /// Rows of one index before the axis.
        var rows: Int
        var channels: Int
        /// Where the part begins in the output, in bytes from that index' first row.
        var offset: Int
        var zeroPoint: Int32
        var multiplier: Float
    }

    var parts: [Part]
    var outer: Int
    var output: Operand
    var outputStride: Int
    /// Bytes from one index before the axis to the next.
    var outerStride: Int
    var requantization: Requantization

    var unitCount: Int { outer }

    func run(_ units: Range<Int>, _ context: StepContext) {
        for unit in units {
            for index in parts.indices {
                let part = parts[index]
                context.kernels.quantized.requantize(
                    RequantizeCall(
                        input: UnsafePointer(context.bytes(part.input) + unit * part.rows * part.inputStride),
                        inputStride: part.inputStride, inputZeroPoint: part.zeroPoint, multiplier: part.multiplier,
                        output: context.bytes(output) + unit * outerStride + part.offset, outputStride: outputStride,
                        rows: part.rows, channels: part.channels, requantization: requantization))
            }
        }
    }
}
