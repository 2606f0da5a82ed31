import Serval
import ServalWeights

extension VerificationReport {
    var json: JSONValue {
        [
            "version": .string(Serval.version),
            "passed": .bool(passed),
            "failures": .array(
                (failures + (preprocessing?.passed == false ? ["preprocessing"] : [])).map(JSONValue.string)),
            "mode": .string(mode.rawValue),
            "backend": .string(backend.rawValue),
            "batch": .int(batch),
            "reference": .string(reference),
            "reduced": .bool(isReduced),
            "sampled": .bool(isSampled),
            "layers_missing_channels": .array(layersMissingChannels.map(JSONValue.string)),
            "layers": .array(layers.map(\.json)),
            "outputs": .array(outputs.map(\.json)),
            "preprocessing": preprocessing.map(\.json) ?? .null,
            "skipped_steps": .array(skippedSteps.map(JSONValue.int)),
        ]
    }
}

extension LayerComparison {
    fileprivate var json: JSONValue {
        var object: JSONObject = [
            "name": .string(name), "class": .string(className), "shape": .array(shape.map(JSONValue.int)),
            "checked": .string(checked),
        ]
        if case .plan(let step, let kernel) = source {
            object["step"] = .int(step)
            object["kernel"] = .string(kernel)
        }
        let measures: [(String, JSONValue)] = [
            ("max_abs", .double(metrics.maximumAbsolute)), ("max_rel", .double(metrics.maximumRelative)),
            ("ulp", .int(metrics.maximumULP)), ("sqnr_db", .double(metrics.signalToNoise)),
            ("cosine", .double(metrics.cosine)), ("worst_index", .int(metrics.worstIndex)),
            ("worst_coordinates", .array(worstCoordinates.map(JSONValue.int))),
            ("worst_found", .double(metrics.worstFound)), ("worst_wanted", .double(metrics.worstWanted)),
            ("compared", .int(metrics.count)), ("in_dump", .int(dumpCount)), ("limit", .double(limit)),
            ("verdict", .string(verdict.rawValue)),
        ]
        for (key, value) in measures { object[key] = value }
        if let inheritsFrom { object["inherits_from"] = .string(inheritsFrom) }
        if let signalToFloat { object["float_sqnr_db"] = .double(signalToFloat) }
        return .object(object)
    }
}

extension PreprocessingComparison {
    fileprivate var json: JSONValue {
        [
            "mean_levels": .double(meanDifference), "max_levels": .double(maximumDifference),
            "stated_range": .array([.double(statedRange.lowerBound), .double(statedRange.upperBound)]),
            "dump_range": .array([.double(dumpRange.lowerBound), .double(dumpRange.upperBound)]),
            "passed": .bool(passed),
        ]
    }
}
