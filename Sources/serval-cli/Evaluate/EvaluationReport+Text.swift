import ServalCommandLine
import ServalEvaluation
import ServalPets

extension EvaluationReport {
    /// For people to read.
    var text: String {
        let splitName = split.map { ", split \($0.printable)" } ?? ""
        var text = "\(labels.printable)\(splitName): \("photo".counted(photoCount)) measured\n"
        if let detection { text += facesText(detection) }
        if !falseAlarms.groups.isEmpty { text += falseAlarmText }
        if let detection { text += scoresText(detection) + worstFacesText }
        if !figures.groups.isEmpty { text += measures.filter { $0 != .faces }.map(section).joined() }
        if !evaluation.failures.isEmpty {
            text += "\n\("photo".counted(evaluation.failures.count)) could not be measured:\n"
            text += evaluation.failures.map { "  \($0.file.printable): \($0.reason.printable)\n" }.joined()
        }
        return text
    }

    private func section(_ measure: Measure) -> String {
        var text: String
        switch measure {
        case .faces: return ""
        case .boxes: text = "\nBest boxes of the detector\n" + boxTable(\.boxes)
        case .landmarks:
            text = "\nLandmarks in the labelled box\n" + landmarkTables(\.landmarks)
        case .pipeline:
            text = "\nPipeline: landmarks of the best face, and their bounds\n" + boxTable(\.pipelineBoxes) + "\n"
            text += landmarkTables(\.pipeline)
        }
        let worst = worst(measure)
        if !worst.isEmpty {
            text += "\nWorst by \(measure == .boxes ? "1 - IoU" : "NME")\n"
            var table = Table([.left("file"), .right("error")])
            for (file, error) in worst { table.add(file, error.fixed(3)) }
            text += table.text
        }
        return text
    }

    private func boxTable(_ figuresOf: (EvaluationFigures.Group) -> BoxFigures?) -> String {
        var table = Table([
            .left("photos"), .right("n"), .right("IoU mean"), .right("median"), .right("above 0.5"),
            .right("above 0.75"),
        ])
        for group in figures.groups {
            guard let boxes = figuresOf(group) else { continue }
            table.add(
                group.name, "\(boxes.photoCount)", boxes.mean.text(3), boxes.median.text(3), boxes.above50.percent,
                boxes.above75.percent)
        }
        return table.text
    }

    private func landmarkTables(_ figuresOf: (EvaluationFigures.Group) -> LandmarkFigures?) -> String {
        let groups = figures.groups.compactMap { group in figuresOf(group).map { (group.name, $0) } }
        guard !groups.isEmpty else { return "no face was found\n" }
        var table = Table([
            .left("photos"), .right("n"), .right("NME mean"), .right("median"), .right("by eye distance"),
            .right("px of the crop"), .right("failures"),
        ])
        for (name, landmarks) in groups {
            table.add(
                name, "\(landmarks.photoCount)", landmarks.mean.text(4), landmarks.median.text(4),
                landmarks.meanByEyeDistance.text(3), landmarks.cropPixels.text(2), landmarks.failureRate.percent)
        }
        return table.text + "\n" + perLandmark(groups) + "\n" + correctPoints(groups)
    }

    private func perLandmark(_ groups: [(String, LandmarkFigures)]) -> String {
        var table = Table(
            [.left("NME of a landmark")] + groups.map { .right($0.0) } + [.right("median"), .right("px")])
        for landmark in Landmark.allCases {
            let singles = groups.map { $0.1.landmarks[landmark.index] }
            table.add(
                [landmark.rawValue] + singles.map { $0.mean.fixed(4) }
                    + [singles[0].median.fixed(4), singles[0].cropPixels.fixed(2)])
        }
        return table.text
    }

    private func correctPoints(_ groups: [(String, LandmarkFigures)]) -> String {
        var table = Table([.left("points within")] + groups.map { .right($0.0) })
        let steps = groups[0].1.correct.indices.filter { [2, 5, 10, 15, 20, 30].contains($0 + 1) }
        for step in steps {
            table.add(
                ["\(groups[0].1.correct[step].threshold.fixed(2)) of the box"]
                    + groups.map { ($0.1.correct[step].share * 100).fixed(1) + " %" })
        }
        return table.text
    }
}

extension Estimate {
    func text(_ decimals: Int) -> String {
        "\(value.fixed(decimals)) [\(low.fixed(decimals)), \(high.fixed(decimals))]"
    }

    var percent: String {
        "\((value * 100).fixed(1)) % [\((low * 100).fixed(1)), \((high * 100).fixed(1))]"
    }
}
