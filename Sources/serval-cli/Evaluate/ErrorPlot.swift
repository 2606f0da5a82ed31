import ServalCommandLine
import ServalEvaluation
import ServalImage

/// The cumulative error curves: for every error, the share of photos whose error is at most that, one curve for each
/// species and one for all photos, one panel for each measure.
struct ErrorPlot {
    private struct Curve {
        let name: String
        let photoCount: Int
        let color: RGBAColor
        let values: CumulativeCurve
    }

    private struct Panel {
        let title: String
        let axis: String
        let limit: Double
        let curves: [Curve]
    }

    private static let panelWidth = 620
    private static let height = 460
    private static let (left, right, top, bottom) = (64.0, 24.0, 46.0, 58.0)
    private static let ink = RGBAColor(gray: 40)
    private static let grid = RGBAColor(gray: 222)
    private static let colors = [
        RGBAColor(red: 30, green: 30, blue: 30), RGBAColor(red: 214, green: 90, blue: 20),
        RGBAColor(red: 20, green: 110, blue: 200), RGBAColor(red: 30, green: 150, blue: 70),
        RGBAColor(red: 150, green: 50, blue: 170),
    ]

    private let panels: [Panel]

    init(_ report: EvaluationReport) {
        panels = report.measures.map { measure in
            let curves = report.figures.groups.enumerated().map { index, group in
                let results = report.evaluation.results.filter { group.name == "all" || $0.label.species == group.name }
                let errors = results.compactMap { $0.error(measure) }
                return Curve(
                    name: group.name, photoCount: errors.count, color: Self.colors[index % Self.colors.count],
                    values: CumulativeCurve(errors))
            }
            switch measure {
            case .boxes: return Panel(title: "Face boxes", axis: "1 - IoU", limit: 1, curves: curves)
            case .landmarks:
                return Panel(title: "Landmarks in the labelled box", axis: "NME", limit: 0.3, curves: curves)
            case .pipeline:
                return Panel(title: "Pipeline: landmarks in the found box", axis: "NME", limit: 0.3, curves: curves)
            }
        }
    }

    func draw() throws(ImageError) -> Image {
        var image = try Image(width: Self.panelWidth * panels.count, height: Self.height, filledWith: .white)
        for (index, panel) in panels.enumerated() { draw(panel, at: Double(index * Self.panelWidth), &image) }
        return image
    }

    private func draw(_ panel: Panel, at origin: Double, _ image: inout Image) {
        let frame = PixelRect(
            x0: origin + Self.left, y0: Self.top, x1: origin + Double(Self.panelWidth) - Self.right,
            y1: Double(Self.height) - Self.bottom)
        func place(_ error: Double, _ share: Double) -> PixelPoint {
            PixelPoint(x: frame.x0 + frame.width * error / panel.limit, y: frame.y1 - frame.height * share)
        }
        let title = PixelPoint(x: frame.x0, y: 14)
        image.drawText(panel.title, at: title, scale: 2, color: Self.ink)
        for step in 0...10 {
            let share = Double(step) / 10
            image.drawLine(from: place(0, share), to: place(panel.limit, share), color: Self.grid)
            image.write("\(step * 10)%", rightOf: PixelPoint(x: frame.x0 - 6, y: place(0, share).y), Self.ink)
        }
        let tickCount = panel.limit == 1 ? 10 : 6
        for step in 0...tickCount {
            let error = panel.limit * Double(step) / Double(tickCount)
            image.drawLine(from: place(error, 0), to: place(error, 1), color: Self.grid)
            image.write(error.fixed(2), centeredAt: PixelPoint(x: place(error, 0).x, y: frame.y1 + 6), Self.ink)
        }
        image.write(
            "\(panel.axis) at most", centeredAt: PixelPoint(x: frame.center.x, y: frame.y1 + 24), scale: 2, Self.ink)
        image.drawRectangle(frame, color: Self.ink)
        for curve in panel.curves.reversed() { draw(curve, limit: panel.limit, place, &image) }
        for (row, curve) in panel.curves.enumerated() {
            let y = frame.y1 - 22 * Double(panel.curves.count - row)
            let x = frame.x1 - 170
            image.drawLine(
                from: PixelPoint(x: x, y: y), to: PixelPoint(x: x + 24, y: y), color: curve.color, thickness: 3)
            image.drawText(
                "\(curve.name) (\(curve.photoCount))", at: PixelPoint(x: x + 32, y: y - 8), scale: 2, color: Self.ink)
        }
    }

    private func draw(
        _ curve: Curve, limit: Double, _ place: (Double, Double) -> PixelPoint, _ image: inout Image
    ) {
        let steps = 500
        var last = place(0, curve.values.share(at: 0))
        for step in 1...steps {
            let error = limit * Double(step) / Double(steps)
            let next = place(error, curve.values.share(at: error))
            image.drawLine(from: last, to: next, color: curve.color, thickness: 2.5)
            last = next
        }
    }
}

extension Image {
    fileprivate mutating func write(_ text: String, rightOf edge: PixelPoint, _ color: RGBAColor) {
        let size = Image.textSize(text)
        drawText(
            text, at: PixelPoint(x: edge.x - Double(size.width), y: edge.y - Double(size.height) / 2), color: color)
    }

    fileprivate mutating func write(
        _ text: String, centeredAt top: PixelPoint, scale: Int = 1, _ color: RGBAColor
    ) {
        let size = Image.textSize(text, scale: scale)
        drawText(text, at: PixelPoint(x: top.x - Double(size.width) / 2, y: top.y), scale: scale, color: color)
    }
}
