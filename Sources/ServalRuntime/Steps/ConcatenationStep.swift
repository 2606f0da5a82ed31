import ServalKernelInterface

/// Inputs laid side by side along an axis. A unit is one index of the dimensions before the axis.
struct ConcatenationStep: Sendable {
    struct Part: Sendable {
        var input: Operand
        /// Elements from the axis inwards.
        var count: Int
    }

    var parts: [Part]
    var outer: Int
    var output: Operand

    var unitCount: Int { outer }

    func run(_ units: Range<Int>, _ context: StepContext) {
        var total = 0
        for index in parts.indices { total += parts[index].count }
        var target = context.address(output) + units.lowerBound * total
        for index in parts.indices where parts[index].count > 0 {
            let part = parts[index]
            context.kernels.copy(
                CopyCall(
                    input: context.address(part.input) + units.lowerBound * part.count, inputStride: part.count,
                    output: target, outputStride: total, rows: units.count, channels: part.count))
            target += part.count
        }
    }
}
