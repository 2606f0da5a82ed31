import ServalKernelInterface

/// Inputs laid side by side along an axis. A task is one index of the dimensions before the axis.
///
/// Inputs that already lie in their slice of the output (`Placement`) are no parts; without any part there is nothing to do.
struct ConcatenationOperator: PlannedOperator {
    struct Part: Sendable {
        var input: Operand
        /// Floats from one index before the axis to the next.
        var inputStride: Int
        /// Elements from the axis inwards.
        var count: Int
        /// Where the part begins in the output, in floats from an index before the axis.
        var offset: Int
    }

    var parts: [Part]
    var outer: Int
    var output: Operand
    /// Floats from one index before the axis to the next.
    var outputStride: Int

    var taskCount: Int { parts.isEmpty ? 0 : outer }

    var scratchByteCount: Int { 0 }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let target = context.address(output) + tasks.lowerBound * outputStride
        for index in parts.indices {
            let part = parts[index]
            context.kernels.pointee.copy(
                CopyCall(
                    input: context.address(part.input) + tasks.lowerBound * part.inputStride,
                    inputStride: part.inputStride, output: target + part.offset, outputStride: outputStride,
                    rows: tasks.count, channels: part.count))
        }
    }
}
