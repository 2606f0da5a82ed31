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
                + "score \(it.score.rawValue)"
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
                "score": .string(it.score.rawValue),
            ]
        }
    }
}
