/// The elements of a value in 8 bits in rows of another length. A unit is a row of the output.
struct IntegerReshapeStep: Sendable {
    var input: Operand
    var inputLayout: ByteLayout
    var output: Operand
    var outputLayout: ByteLayout

    var unitCount: Int { outputLayout.rows }

    func run(_ units: Range<Int>, _ context: StepContext) {
        let (source, target) = (context.bytes(input), context.bytes(output))
        let length = inputLayout.channels
        for row in units {
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
