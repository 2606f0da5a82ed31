/// The elements of a value in 8 bits in rows of another length. A task is a row of the output.
struct QuantizedReshapeOperator: PlannedOperator {
    var input: Operand
    var inputLayout: QuantizedLayout
    var output: Operand
    var outputLayout: QuantizedLayout

    var taskCount: Int { outputLayout.rows }

    var scratchByteCount: Int { 0 }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let (source, target) = (context.bytes(input), context.bytes(output))
        let length = inputLayout.channels
        for row in tasks {
            var channel = 0
            while channel < outputLayout.channels {
                let element = row * outputLayout.channels + channel
                let count = min(length - element % length, outputLayout.channels - channel)
                (target + row * outputLayout.stride + channel).update(
                    from: source + element / length * inputLayout.stride + element % length, count: count)
                channel += count
            }
        }
    }
}
