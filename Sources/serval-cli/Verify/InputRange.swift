import Serval
import ServalTensor
import ServalWeights

/// What a network's inputs may be: the range that its levels cover in 8 bits.
enum InputRange {
    /// Sentences about a dump whose inputs reach beyond the levels of a model in 8 bits, so that most of them are cut off
    /// and the distance from the float32 network tells nothing.
    static func warnings(_ model: ModelFile, _ dump: DumpFile) -> [String] {
        model.graph.inputs.compactMap { index in
            let node = model.graph.nodes[index]
            guard let levels = node.quantization, let input = dump.inputs[node.name] else { return nil }
            let low = levels.scale * Float(-Int(levels.zeroPoint))
            let high = levels.scale * Float(255 - Int(levels.zeroPoint))
            let count = input.shape.count
            let beyond = input.withUnsafeFloats { values in
                values.count { $0 < low - (high - low) / 50 || $0 > high + (high - low) / 50 }
            }
            guard beyond * 100 > count else { return nil }
            let share = 100 * beyond / max(count, 1)
            return
                "\(share) % of the dump's input '\(node.name)' lie beyond \(low) to \(high), which the model in 8 bits was "
                + "made for, so that its SQNR tells little; write the dump with --preprocessing and the model file."
        }
    }
}
