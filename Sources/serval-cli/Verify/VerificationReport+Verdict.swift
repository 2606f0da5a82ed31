import Serval
import ServalCommandLine

extension VerificationReport {
    /// What the report comes to, in sentences.
    var verdict: String {
        if passed { return praise }
        var sentences: [String] = []
        let failing = layers.filter { $0.verdict != .passed }
        let roots = failing.filter { $0.inheritsFrom == nil }
        if let first = roots.first {
            let name = "'\(first.name.printable)'"
            sentences.append(
                failing.count == 1
                    ? "1 of \("layer".counted(layers.count)) fails: \(name)."
                    : "\(failing.count) of \("layer".counted(layers.count)) fail, the first is \(name).")
            sentences.append(meaning(of: first))
            let inheriting = failing.count - roots.count
            if inheriting > 0 {
                sentences.append(
                    "\(inheriting) behind such a layer \(inheriting == 1 ? "inherits" : "inherit") its difference.")
            }
            if roots.count > 1 {
                let names = roots.dropFirst().prefix(5).map { "'\($0.name.printable)'" }.joined(separator: ", ")
                sentences.append("Others that do not: \(names)\(roots.count > 6 ? ", ..." : "").")
            }
        } else if let output = outputs.first(where: { $0.verdict != .passed }) {
            sentences.append(
                "Every layer agrees, but the output '\(output.name.printable)' of an ordinary run does not.")
            sentences.append("Rounding errors add up: --cumulative shows from which layer on.")
        }
        if let preprocessing, !preprocessing.passed { sentences.append(preprocessing.sentence) }
        return sentences.joined(separator: "\n")
    }

    private var praise: String {
        let exact = layers.count { $0.limit == 0 }
        let words = exact > 0 ? ", \(exact) of them bit for bit" : ""
        let all = layers.count == 1 ? "The layer agrees" : "All \(layers.count) layers agree"
        return isReduced ? "\(all) with the reference\(words)." : "\(all)."
    }

    private func meaning(of layer: LayerComparison) -> String {
        if isReduced || layer.verdict == .failed {
            return
                "The plan differs from the reference operators: a kernel of Serval's is at fault. Please report it with model and dump."
        }
        let alike = if case .plan = layer.source { " and by the plan alike" } else { "" }
        return "The model file's weights, by the reference operators\(alike), give other "
            + "values than the dump has. The dump is of other weights or damaged, or Keras and Serval understand this layer differently."
    }
}

extension PreprocessingComparison {
    fileprivate var sentence: String {
        let (stated, found) = (statedRange.text, dumpRange.text)
        let ranges = "As the model file states it, the input lies in \(stated); the dump's lies in \(found)."
        return "The pre-processing differs. \(ranges)\nWrite the dump with the model's own: "
            + "dump_reference.py MODEL.keras --input PHOTO --preprocessing MODEL.safetensors -o DUMP.safetensors"
    }
}

extension ClosedRange<Double> {
    fileprivate var text: String { "\(lowerBound.fixed(3)) to \(upperBound.fixed(3))" }
}
