import ServalEvaluation
import ServalWeights

extension EvaluationReport {
    /// For programs to read. Every estimate is `{"value", "low", "high"}`, low and high its 95 % interval.
    var json: JSONValue {
        var object: JSONObject = [
            "labels": .string(labels), "split": split.map(JSONValue.string) ?? .null,
            "photos": .int(evaluation.results.count),
            "failed": .array(
                evaluation.failures.map { ["file": .string($0.file), "error": .string($0.reason)] }),
        ]
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
            for measure in measures {
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
