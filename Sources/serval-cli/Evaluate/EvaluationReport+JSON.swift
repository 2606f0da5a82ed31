import ServalEvaluation
import ServalPets
import ServalWeights

extension EvaluationReport {
    /// For programs to read. Every estimate is `{"value", "low", "high"}`, low and high its 95 % interval.
    var json: JSONValue {
        var object: JSONObject = [
            "labels": .string(labels), "split": split.map(JSONValue.string) ?? .null,
            "photos": .int(photoCount),
            "failed": .array(
                evaluation.failures.map { ["file": .string($0.file), "error": .string($0.reason)] }),
        ]
        if let detection { object.insert(facesJSON(detection), for: Measure.faces.rawValue) }
        if !falseAlarms.groups.isEmpty { object.insert(negativesJSON, for: "negatives") }
        if measures.contains(.boxes) {
            object.insert(groups { $0.boxes?.json }, for: Measure.boxes.rawValue)
        }
        if measures.contains(.landmarks) {
            object.insert(groups { $0.landmarks?.json }, for: Measure.landmarks.rawValue)
        }
        if measures.contains(.pipeline) {
            let figures = groups { group in
                guard var figures = group.pipeline?.json.object else { return nil }
                if let boxes = group.pipelineBoxes { figures.insert(boxes.json, for: "box") }
                return .object(figures)
            }
            object.insert(figures, for: Measure.pipeline.rawValue)
        }
        if worstCount > 0 {
            var worst = JSONObject()
            if measures.contains(.faces) {
                worst.insert(.array(worstFaces.map(\.json)), for: Measure.faces.rawValue)
            }
            for measure in measures where measure != .faces {
                let photos = self.worst(measure).map { photo -> JSONValue in
                    ["file": .string(photo.file), "error": .double(photo.error)]
                }
                worst.insert(.array(photos), for: measure.rawValue)
            }
            object.insert(.object(worst), for: "worst")
        }
        return .object(object)
    }

    private func groups(_ json: (EvaluationFigures.Group) -> JSONValue?) -> JSONValue {
        var object = JSONObject()
        for group in figures.groups { if let value = json(group) { object.insert(value, for: group.name) } }
        return .object(object)
    }
}

extension EvaluationReport {
    private func facesJSON(_ figures: DetectionFigures) -> JSONValue {
        var object: JSONObject = [
            "minimum_score": .double(figures.minimumScore), "photos": .int(figures.photoCount),
        ]
        for group in figures.groups { object.insert(group.json, for: group.name) }
        object.insert(
            .array(
                Self.scores.map { score in
                    let point = figures.curve.points.last { $0.score >= score }
                    return [
                        "score": .double(score), "recall": .double(point?.recall ?? 0),
                        "precision": point.map { .double($0.precision) } ?? .null,
                    ]
                }), for: "scores")
        return .object(object)
    }

    private var negativesJSON: JSONValue {
        var object = JSONObject()
        for group in falseAlarms.groups {
            object.insert(
                [
                    "photos": .int(group.photoCount), "claimed": group.rate.json, "faces": .int(group.faceCount),
                    "scores": .array(
                        Self.scores.map { ["score": .double($0), "claimed": .double(group.rate(from: $0))] }),
                ], for: group.name)
        }
        return .object(object)
    }
}

extension DetectionFigures.Group {
    fileprivate var json: JSONValue {
        var points = JSONObject()
        if !landmarkErrors.isEmpty {
            for landmark in Landmark.allCases {
                points.insert(.double(landmarkErrors[landmark.index]), for: landmark.rawValue)
            }
        }
        return [
            "faces": .int(faceCount), "recall": recall.json, "precision": precision.json,
            "average_precision": averagePrecision.json, "species_right": speciesRight.json, "nme_mean": error.json,
            "nme_median": medianError.json, "nme_by_eye_distance_mean": errorByEyeDistance.json,
            "failure_rate": failureRate.json, "visibility_right": visibilityRight.json,
            "landmarks": .object(points),
        ]
    }
}

extension PhotoFault {
    fileprivate var json: JSONValue {
        [
            "file": .string(file), "missed": .int(missedCount),
            "false_scores": .array(falseScores.map(JSONValue.double)),
            "nme": error.map(JSONValue.double) ?? .null, "species_wrong": .int(wrongSpeciesCount),
        ]
    }
}

extension Estimate? {
    fileprivate var json: JSONValue { self?.json ?? .null }
}

extension Estimate {
    fileprivate var json: JSONValue { ["value": .double(value), "low": .double(low), "high": .double(high)] }
}

extension BoxFigures {
    fileprivate var json: JSONValue {
        [
            "photos": .int(photoCount), "iou_mean": mean.json, "iou_median": median.json, "above_0.5": above50.json,
            "above_0.75": above75.json,
        ]
    }
}

extension LandmarkFigures {
    fileprivate var json: JSONValue {
        var points = JSONObject()
        for single in landmarks {
            points.insert(
                [
                    "nme_mean": .double(single.mean), "nme_median": .double(single.median),
                    "crop_pixels_mean": .double(single.cropPixels),
                ], for: single.landmark.rawValue)
        }
        return [
            "photos": .int(photoCount), "nme_mean": mean.json, "nme_median": median.json,
            "nme_by_eye_distance_mean": meanByEyeDistance.json, "crop_pixels_mean": cropPixels.json,
            "failure_rate": failureRate.json, "landmarks": .object(points),
            "pck": .array(correct.map { ["threshold": .double($0.threshold), "share": .double($0.share)] }),
        ]
    }
}
