import Serval
import ServalCommandLine

extension VerificationReport {
    var text: String {
        var text = table(layers).text
        text += "\nOutputs of an ordinary run\n" + table(outputs).text
        if isReduced {
            text +=
                "\nAll but 'float SQNR' compares with the reference operators in the same precision; that column with "
            text +=
                "the float32 network's dump. It is - for layers that the dump lacks or whose channels were rescaled.\n"
        }
        text += "\nreference  \(reference.printable), batch \(batch)\(isSampled ? sampleText : "")\n"
        text += "plan       \(backend.rawValue), \(mode.rawValue)"
        text += skippedSteps.isEmpty ? "\n" : "; \("step".counted(skippedSteps.count)) for a part of a layer\n"
        if let preprocessing {
            text += "photo      pre-processing differs by \(preprocessing.meanDifference.fixed(3)) levels on average, "
            text += "\(preprocessing.maximumDifference.fixed(2)) at most: \(preprocessing.passed ? "ok" : "FAIL")\n"
        }
        return text + "\n" + verdict + "\n"
    }

    /// How much of the layers a sampled dump holds, and whether that is enough.
    private var sampleText: String {
        let counts = layers.map { ($0.dumpCount, $0.shape.reduce(1, *)) }
        let (held, all) = (counts.reduce(0) { $0 + $1.0 }, counts.reduce(0) { $0 + $1.1 })
        let share = (100 * Double(held) / Double(max(all, 1))).fixed(2)
        let channels =
            layersMissingChannels.isEmpty
            ? "every channel of every layer"
            : "but not every channel of \("layer".counted(layersMissingChannels.count))"
        return ", sampled: \(share) % of all elements, \(channels)"
    }

    private func table(_ comparisons: [LayerComparison]) -> Table {
        var table = Table([
            .left("layer"), .left("shape"), .right("in dump"), .left("checked"), .right("max abs"), .right("max rel"),
            .right("ULP"),
            .right(isReduced ? "float SQNR dB" : "SQNR dB"), .right("cosine"), .right("limit"), .left("verdict"),
        ])
        for comparison in comparisons {
            let metrics = comparison.metrics
            table.add(
                comparison.name, "\(comparison.shape)", comparison.shareInDump, comparison.checked,
                metrics.maximumAbsolute.scientific, metrics.maximumRelative.scientific, metrics.ULPText,
                (isReduced ? comparison.signalToFloat : metrics.signalToNoise)?.fixed(1) ?? "-",
                metrics.cosine.fixed(7), comparison.limit.scientific, comparison.verdictText)
        }
        return table
    }
}

extension ErrorMetrics {
    /// Beyond a million a number of float32 steps says no more than that the values are others.
    fileprivate var ULPText: String { maximumULP < 1_000_000 ? maximumULP.grouped : "> 10^6" }
}

extension LayerComparison {
    var checked: String {
        switch source {
        case .plan: "plan"
        case .reference: "reference"
        }
    }

    /// The share of the layer's elements that the dump holds.
    fileprivate var shareInDump: String {
        let count = shape.reduce(1, *)
        if dumpCount == count { return "all" }
        return dumpCount == 0 ? "none" : "\((100 * Double(dumpCount) / Double(count)).fixed(2)) %"
    }

    fileprivate var verdictText: String {
        switch verdict {
        case .passed: "ok"
        case .failed: inheritsFrom.map { "FAIL, inherited from '\($0)'" } ?? "FAIL at \(worstPlace)"
        case .dumpDiffers:
            inheritsFrom.map { "FAIL, inherited from '\($0)'" } ?? "FAIL, the dump differs at \(worstPlace)"
        }
    }

    /// The element that differs most: `[0, 3, 4, 17]: 1.25, not 1.31 as in the dump`.
    private var worstPlace: String {
        "\(worstCoordinates): \(Float(metrics.worstFound)) instead of \(Float(metrics.worstWanted))"
    }
}
