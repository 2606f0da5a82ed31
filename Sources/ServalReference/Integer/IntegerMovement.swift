import ServalGraph
import ServalTensor

extension IntegerReference {
    /// What a movement makes of the levels: the reference's own, as levels are numbers; padding has the level of zero.
    ///
    /// - Precondition: the operation pads, crops, concatenates, reshapes or repeats pixels.
    package static func movement(
        _ operation: Operation, inputs: [QuantizedTensor], output: QuantizationParameters
    ) -> QuantizedTensor {
        // Relative to the zero point, so that the zeros of a padding become it.
        let moved = inputs.map { input in
            let same = requantized(input, output: output)
            return ReferenceTensor(
                shape: same.shape, values: same.levels.map { Double(Int($0) - output.zeroPoint) })
        }
        let result = ReferenceInterpreter.evaluate(
            node: Node(name: "", operation: operation, inputs: Array(inputs.indices)), inputs: moved)
        return QuantizedTensor(
            shape: result.shape, parameters: output,
            levels: result.values.map { UInt8(Int($0) + output.zeroPoint) })
    }
}
