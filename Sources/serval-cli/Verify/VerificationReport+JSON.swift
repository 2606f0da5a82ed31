import Serval
import ServalWeights

extension VerificationReport {
    var json: JSONValue {
        [
            "passed": .bool(passed),
            "failures": .array(failures.map(JSONValue.string)),
            "mode": .string(mode.rawValue),
            "backend": .string(backend.rawValue),
            "batch": .int(batch),
            "reference": .string(reference),
            "reduced": .bool(isReduced),
            "sampled": .bool(isSampled),
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
            ("compared", .int(metrics.count)), ("limit", .double(limit)), ("verdict", .string(verdict.rawValue)),
        ]
        for (key, value) in measures { object[key] = value }
        if let signalToFloat { object["float_sqnr_db"] = .double(signalToFloat) }
        return .object(object)
    }
}

extension PreprocessingComparison {
    fileprivate var json: JSONValue {
        [
            "mean_levels": .double(meanDifference), "max_levels": .double(maximumDifference),
            "passed": .bool(passed),
        ]
    }
}
