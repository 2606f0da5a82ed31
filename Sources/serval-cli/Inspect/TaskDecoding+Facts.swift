import ServalWeights

extension TaskDecoding {
    /// How numbers become faces, in one line.
    var facts: String {
        switch self {
        case .denseFaces(let it):
            "faces on a grid of \("pixel".counted(it.stride)), \(it.species.joined(separator: " or ")), score of "
                + "\(it.scoreThreshold) or more, overlap up to \(it.suppressionOverlap)"
        case .heatMaps(let it):
            "heat maps of points that reach \(it.reach) of the input beyond it, in a crop of \(it.crop) x the face box, "
                + "score \(it.score.facts)"
        }
    }

    /// The values that decide which faces are told of.
    var json: JSONValue {
        switch self {
        case .denseFaces(let it):
            [
                "kind": "dense_faces", "stride": .int(it.stride), "species": .array(it.species.map(JSONValue.string)),
                "score_threshold": .double(it.scoreThreshold), "suppression_iou": .double(it.suppressionOverlap),
                "peak_window": .int(it.peakWindow),
            ]
        case .heatMaps(let it):
            [
                "kind": "heat_maps", "reach": .double(it.reach), "crop": .double(it.crop),
                "score": it.score.json,
            ]
        }
    }
}

extension HeatMapDecoding.Score {
    fileprivate var facts: String {
        guard case .logistic(let it) = self else { return name }
        return "sigmoid(\(it.intercept) + \(it.detector) x the detector's logit + \(it.presence) x the presence's) of "
            + "\(it.threshold) or more"
    }

    fileprivate var json: JSONValue {
        guard case .logistic(let it) = self else { return .string(name) }
        return [
            "kind": "logistic", "intercept": .double(it.intercept), "detector": .double(it.detector),
            "presence": .double(it.presence), "threshold": .double(it.threshold),
        ]
    }
}
