import Serval
import ServalCommandLine

extension VerificationReport {
    var text: String {
        var text = table(layers).text
        text += "\nOutputs of an ordinary run\n" + table(outputs).text
        if isReduced {
            text +=
                "\nAll but 'float SQNR' compares with the reference operators in the same precision; that column with "
            text += "the float32 network's dump.\n"
        }
        text += "\nreference  \(reference.printable), batch \(batch)\(isSampled ? ", sampled" : "")\n"
        text += "plan       \(backend.rawValue), \(mode.rawValue)"
        text += skippedSteps.isEmpty ? "\n" : "; \("step".counted(skippedSteps.count)) for a part of a layer\n"
        if let preprocessing {
            text += "photo      pre-processing differs by \(preprocessing.meanDifference.fixed(3)) levels on average, "
            text += "\(preprocessing.maximumDifference.fixed(2)) at most: \(preprocessing.passed ? "ok" : "FAIL")\n"
        }
        return text + "\n" + verdict + "\n"
    }

    private var verdict: String {
        if passed {
            let exact = layers.count { $0.limit == 0 }
            let words = exact > 0 ? ", \(exact) of them bit for bit" : ""
            let all = layers.count == 1 ? "The layer agrees" : "All \(layers.count) layers agree"
            return isReduced
                ? "\(all) with the reference\(words)." : "\(all)."
        }
        guard let first = failures.first else { return "The pre-processing differs." }
        if failures.count == 1 { return "1 of \("layer".counted(layers.count)) fails: \(first.printable)" }
        let names = failures.prefix(5).map(\.printable).joined(separator: ", ") + (failures.count > 5 ? ", ..." : "")
        let text =
            "\(failures.count) of \("layer".counted(layers.count)) fail, the first is \(first.printable): \(names)"
        let differing = layers.filter { $0.verdict == .dumpDiffers }.count
        let hint = "\nThe dump differs from most layers on: it may have been made with other weights of this network."
        return differing * 2 > layers.count ? text + hint : text
    }

    private func table(_ comparisons: [LayerComparison]) -> Table {
        var table = Table([
            .left("layer"), .left("shape"), .left("checked"), .right("max abs"), .right("max rel"), .right("ULP"),
            .right(isReduced ? "float SQNR dB" : "SQNR dB"), .right("cosine"), .right("limit"), .left("verdict"),
        ])
        for comparison in comparisons {
            let metrics = comparison.metrics
            table.add(
                comparison.name, "\(comparison.shape)", comparison.checked, metrics.maximumAbsolute.scientific,
                metrics.maximumRelative.scientific, metrics.maximumULP.grouped,
                (isReduced ? comparison.signalToFloat : metrics.signalToNoise)?.fixed(1) ?? "",
                metrics.cosine.fixed(7), comparison.limit.scientific, comparison.verdictText)
        }
        return table
    }
}

extension LayerComparison {
    var checked: String {
        switch source {
        case .plan: "plan"
        case .reference: "reference"
        }
    }

    fileprivate var verdictText: String {
        switch verdict {
        case .passed: "ok"
        case .failed: "FAIL at element \(metrics.worstIndex)"
        case .dumpDiffers: "FAIL at element \(metrics.worstIndex): the dump differs from the reference operators"
        }
    }
}
