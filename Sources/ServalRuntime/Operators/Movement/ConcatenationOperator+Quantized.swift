import ServalKernelInterface

/// Inputs in 8 bits laid side by side along an axis, brought to one scale. A task is one index of the dimensions before
/// the axis.
struct QuantizedConcatenationOperator: PlannedOperator {
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

    var taskCount: Int { outer }

    var scratchByteCount: Int { 0 }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        for task in tasks {
            for index in parts.indices {
                let part = parts[index]
                context.quantizedKernels.pointee.requantize(
                    RequantizeCall(
                        input: UnsafePointer(context.bytes(part.input) + task * part.rows * part.inputStride),
                        inputStride: part.inputStride, inputZeroPoint: part.zeroPoint, multiplier: part.multiplier,
                        output: context.bytes(output) + task * outerStride + part.offset, outputStride: outputStride,
                        pixels: part.rows, channels: part.channels, requantization: requantization))
            }
        }
    }
}
