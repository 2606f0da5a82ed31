import ServalCommandLine
import ServalEvaluation
import ServalImage

/// Curves, one panel for each of: precision over recall; recall and false alarms over the least score; for every error,
/// the share of faces whose error is at most that.
struct EvaluationPlot {
    private struct Curve {
        let name: String
        let color: RGBAColor
        /// From left to right, in units of the panel's axes.
        let points: [(x: Double, y: Double)]
    }

    private struct Panel {
        let title: String
        let axis: String
        /// Where the horizontal axis begins and ends.
        let range: ClosedRange<Double>
        let curves: [Curve]
        var legendIsLeft = false
    }

    private static let panelWidth = 620
    private static let height = 460
    private static let (left, right, top, bottom) = (64.0, 24.0, 46.0, 58.0)
    private static let ink = RGBAColor(gray: 40)
    private static let grid = RGBAColor(gray: 222)
    private static let colors = [
        RGBAColor(red: 30, green: 30, blue: 30), RGBAColor(red: 214, green: 90, blue: 20),
        RGBAColor(red: 20, green: 110, blue: 200), RGBAColor(red: 30, green: 150, blue: 70),
        RGBAColor(red: 150, green: 50, blue: 170), RGBAColor(red: 140, green: 110, blue: 70),
    ]

    private let panels: [Panel]

    /// Nothing was measured that could be drawn.
    var isEmpty: Bool { panels.isEmpty }

    init(_ report: EvaluationReport) {
        var panels: [Panel] = []
        if let detection = report.detection {
            panels += [
                Self.precisionPanel(detection), Self.scorePanel(detection, report.falseAlarms),
                Panel(
                    title: "Landmarks of found faces", axis: "NME at most", range: 0...0.3,
                    curves: detection.groups.enumerated().map { index, group in
                        Self.cumulative(group.name, group.errors, limit: 0.3, color: index)
                    }),
            ]
        }
        for measure in report.measures where measure != .faces {
            let limit = measure == .boxes ? 1.0 : 0.3
            let curves = report.figures.groups.enumerated().map { index, group in
                let results = report.evaluation.results.filter { group.name == "all" || $0.label.species == group.name }
                return Self.cumulative(group.name, results.compactMap { $0.error(measure) }, limit: limit, color: index)
            }
            panels.append(
                Panel(
                    title: measure.title, axis: "\(measure == .boxes ? "1 - IoU" : "NME") at most", range: 0...limit,
                    curves: curves))
        }
        self.panels = panels
    }

    private static func precisionPanel(_ figures: DetectionFigures) -> Panel {
        let points = figures.curve.points.map { (x: $0.recall, y: $0.precision) }
        return Panel(
            title: "Faces: precision over recall", axis: "recall", range: 0...1,
            curves: [
                Curve(
                    name: "AP \((figures.curve.average).fixed(3))", color: colors[0],
                    points: (points.first.map { [(x: 0, y: $0.y)] } ?? []) + points)
            ], legendIsLeft: true)
    }

    private static func scorePanel(_ figures: DetectionFigures, _ falseAlarms: FalseAlarmFigures) -> Panel {
        let scores = (0...100).map { Double($0) / 100 }
        let points = scores.map { score in figures.curve.points.last { $0.score >= score } }
        var curves = [
            Curve(name: "recall", color: colors[2], points: zip(scores, points).map { ($0, $1?.recall ?? 0) }),
            Curve(
                name: "precision", color: colors[3],
                points: zip(scores, points).compactMap { score, point in point.map { (score, $0.precision) } }),
        ]
        for (index, group) in falseAlarms.groups.enumerated() {
            curves.append(
                Curve(
                    name: "claimed: \(group.name)", color: colors[[1, 4, 0, 5][index % 4]],
                    points: scores.map { ($0, group.rate(from: $0)) }))
        }
        return Panel(title: "Faces from a score on", axis: "least score", range: 0...1, curves: curves)
    }

    private static func cumulative(_ name: String, _ errors: [Double], limit: Double, color: Int) -> Curve {
        let curve = CumulativeCurve(errors)
        let points = (0...500).map { step in
            let error = limit * Double(step) / 500
            return (x: error, y: curve.share(at: error))
        }
        return Curve(name: "\(name) (\(errors.count))", color: colors[color % colors.count], points: points)
    }

    func draw() throws(ImageError) -> Image {
        var image = try Image(width: Self.panelWidth * panels.count, height: Self.height, filledWith: .white)
        for (index, panel) in panels.enumerated() { draw(panel, at: Double(index * Self.panelWidth), &image) }
        return image
    }

    private func draw(_ panel: Panel, at origin: Double, _ image: inout Image) {
        let frame = Box<ImageSpace>(
            x0: origin + Self.left, y0: Self.top, x1: origin + Double(Self.panelWidth) - Self.right,
            y1: Double(Self.height) - Self.bottom)
        let limit = panel.range.upperBound
        func place(_ value: Double, _ share: Double) -> Point<ImageSpace> {
            Point<ImageSpace>(x: frame.x0 + frame.width * value / limit, y: frame.y1 - frame.height * share)
        }
        let title = Point<ImageSpace>(x: frame.x0, y: 14)
        image.drawText(panel.title, at: title, scale: 2, color: Self.ink)
        for step in 0...10 {
            let share = Double(step) / 10
            image.drawLine(from: place(0, share), to: place(limit, share), color: Self.grid)
            image.write("\(step * 10)%", rightOf: Point(x: frame.x0 - 6, y: place(0, share).y), Self.ink)
        }
        let tickCount = limit == 1 ? 10 : 6
        for step in 0...tickCount {
            let value = limit * Double(step) / Double(tickCount)
            image.drawLine(from: place(value, 0), to: place(value, 1), color: Self.grid)
            image.write(value.fixed(2), centeredAt: Point(x: place(value, 0).x, y: frame.y1 + 6), Self.ink)
        }
        image.write(panel.axis, centeredAt: Point(x: frame.center.x, y: frame.y1 + 24), scale: 2, Self.ink)
        image.drawRectangle(frame, color: Self.ink)
        for curve in panel.curves.reversed() {
            let points = curve.points.map { place($0.x, $0.y) }
            for (start, end) in zip(points, points.dropFirst()) {
                image.drawLine(from: start, to: end, color: curve.color, thickness: 2.5)
            }
        }
        drawLegend(of: panel, in: frame, &image)
    }

    private func drawLegend(of panel: Panel, in frame: Box<ImageSpace>, _ image: inout Image) {
        let longest = panel.curves.map { Image.textSize($0.name, scale: 2).width }.max() ?? 0
        let x = panel.legendIsLeft ? frame.x0 + 16 : frame.x1 - Double(longest) - 48
        // Half way up, where none of the curves usually passes.
        let middle = panel.axis == "least score" ? frame.y0 + frame.height / 2 : frame.y1
        for (row, curve) in panel.curves.enumerated() {
            let y = middle - 22 * Double(panel.curves.count - row)
            image.drawLine(
                from: Point(x: x, y: y), to: Point(x: x + 24, y: y), color: curve.color, thickness: 3)
            image.drawText(curve.name, at: Point(x: x + 32, y: y - 8), scale: 2, color: Self.ink)
        }
    }
}

extension Measure {
    fileprivate var title: String {
        switch self {
        case .faces: "Faces"
        case .boxes: "Best boxes of the detector"
        case .landmarks: "Landmarks in the labelled box"
        case .pipeline: "Pipeline: landmarks of the best face"
        }
    }
}

extension Image {
    fileprivate mutating func write(_ text: String, rightOf edge: Point<ImageSpace>, _ color: RGBAColor) {
        let size = Image.textSize(text)
        drawText(
            text, at: Point(x: edge.x - Double(size.width), y: edge.y - Double(size.height) / 2), color: color)
    }

    fileprivate mutating func write(
        _ text: String, centeredAt top: Point<ImageSpace>, scale: Int = 1, _ color: RGBAColor
    ) {
        let size = Image.textSize(text, scale: scale)
        drawText(text, at: Point(x: top.x - Double(size.width) / 2, y: top.y), scale: scale, color: color)
    }
}
