import ServalCommandLine
import ServalEvaluation
import ServalPets

extension EvaluationReport {
    func facesText(_ figures: DetectionFigures) -> String {
        var found = Table([
            .left("faces"), .right("n"), .right("recall"), .right("precision"), .right("AP"), .right("species right"),
        ])
        var points = Table([
            .left("found faces"), .right("NME mean"), .right("median"), .right("by eye distance"), .right("failures"),
            .right("visibility right"),
        ])
        for group in figures.groups {
            found.add(
                group.name, "\(group.faceCount)", group.recall?.percent ?? "-", group.precision?.percent ?? "-",
                group.averagePrecision?.text(3) ?? "-", group.speciesRight?.percent ?? "-")
            points.add(
                group.name, group.error?.text(4) ?? "-", group.medianError?.text(4) ?? "-",
                group.errorByEyeDistance?.text(3) ?? "-", group.failureRate?.percent ?? "-",
                group.visibilityRight?.percent ?? "-")
        }
        var text =
            "\nFaces of score \(figures.minimumScore.fixed(3)) or more, in \("photo".counted(figures.photoCount))\n"
        text += found.text + "\n" + points.text
        let groups = figures.groups.filter { !$0.landmarkErrors.isEmpty }
        if !groups.isEmpty {
            var table = Table([.left("NME of a landmark")] + groups.map { .right($0.name) })
            for landmark in Landmark.allCases {
                table.add([landmark.rawValue] + groups.map { $0.landmarkErrors[landmark.index].fixed(4) })
            }
            text += "\n" + table.text
        }
        return text
    }

    var falseAlarmText: String {
        var table = Table([
            .left("photos without"), .right("n"), .right("a face claimed"), .right("faces"),
        ])
        for group in falseAlarms.groups {
            table.add(group.name, "\(group.photoCount)", group.rate.percent, "\(group.faceCount)")
        }
        return "\n" + table.text
    }

    func scoresText(_ figures: DetectionFigures) -> String {
        var table = Table(
            [.left("from score"), .right("recall"), .right("precision")]
                + falseAlarms.groups.map { .right("claimed: \($0.name)") })
        for score in Self.scores {
            let point = figures.curve.points.last { $0.score >= score }
            table.add(
                [
                    score.fixed(1), ((point?.recall ?? 0) * 100).fixed(1) + " %",
                    point.map { ($0.precision * 100).fixed(1) + " %" } ?? "-",
                ] + falseAlarms.groups.map { ($0.rate(from: score) * 100).fixed(1) + " %" })
        }
        return "\n" + table.text
    }

    var worstFacesText: String {
        let worst = worstFaces
        guard !worst.isEmpty else { return "" }
        var table = Table([
            .left("worst photos"), .right("missed"), .right("false"), .right("best false score"), .right("NME"),
            .right("species wrong"),
        ])
        for fault in worst {
            table.add(
                fault.file, "\(fault.missedCount)", "\(fault.falseScores.count)",
                fault.falseScores.first?.fixed(3) ?? "-", fault.error?.fixed(3) ?? "-", "\(fault.wrongSpeciesCount)")
        }
        return "\n" + table.text
    }
}
