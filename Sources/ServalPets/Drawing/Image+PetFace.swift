import ServalImage

extension Image {
    /// Draws a face's box with species and score, and its nine points, in strokes that suit picture and face.
    ///
    /// Eyes are blue, the mouth is pink, ears are green; points that are probably hidden are hollow. The box is the
    /// part inside the picture.
    ///
    /// - Parameters:
    ///   - face: the face, in pixels of this picture.
    ///   - parts: what is drawn of it.
    ///   - label: what stands above the box instead of species and score.
    public mutating func draw(_ face: PetFace, _ parts: FaceDrawing = [.box, .points], label: String? = nil) {
        let unit = strokeUnit(of: face)
        if parts.contains(.box) { drawBox(of: face, unit: unit, label: label ?? face.label) }
        // Above the box, on whose border some of them lie.
        if parts.contains(.points) { drawPoints(of: face, unit: unit) }
    }

    /// Places a sticker on a face by its eyes, turned by the face's roll.
    public mutating func draw(_ sticker: Sticker, on face: PetFace) {
        draw(
            sticker, leftEye: face.landmarks[.leftEye], rightEye: face.landmarks[.rightEye])
    }

    /// The width of a thin line: seen in a large picture, and small beside a small face.
    private func strokeUnit(of face: PetFace) -> Double {
        max(0.8, min(Double(max(width, height)) / 480, face.box.longerSide / 55))
    }

    private mutating func drawPoints(of face: PetFace, unit: Double) {
        for line in Self.lines {
            for (start, end) in zip(line.points, line.points.dropFirst()) {
                drawLine(
                    from: face.landmarks[start], to: face.landmarks[end],
                    color: line.color.withOpacity(150), thickness: unit)
            }
        }
        for landmark in Landmark.allCases {
            let center = face.landmarks[landmark]
            let color = Self.color(of: landmark)
            fillCircle(center: center, radius: 3 * unit, color: RGBAColor(gray: 255, alpha: 235))
            fillCircle(center: center, radius: 2.2 * unit, color: color)
            if let visibility = face.visibility, !visibility.isVisible(landmark) {
                fillCircle(center: center, radius: 1.2 * unit, color: RGBAColor(gray: 255, alpha: 235))
            }
        }
    }

    private mutating func drawBox(of face: PetFace, unit: Double, label: String) {
        let color = face.color
        let box = face.box.clipped(width: width, height: height)
        let inset = 0.75 * unit
        // A line on the picture's border would be seen by half.
        let rect = Box<ImageSpace>(
            x0: max(box.x0, inset), y0: max(box.y0, inset), x1: min(box.x1, Double(width) - inset),
            y1: min(box.y1, Double(height) - inset))
        let radius = min(5 * unit, rect.width / 4, rect.height / 4)
        drawRoundedRectangle(rect, radius: radius, color: RGBAColor(gray: 0, alpha: 70), thickness: 2.4 * unit)
        drawRoundedRectangle(rect, radius: radius, color: color, thickness: 1.4 * unit)
        guard !label.isEmpty else { return }
        let textHeight = max(8, 8 * unit)
        let padding = 0.55 * textHeight
        let labelWidth = StrokeFont.width(of: label) * textHeight / StrokeFont.height + 2 * padding
        let labelHeight = textHeight + 1.3 * padding
        // Above the box, or inside it where the picture ends; moved left where it would leave the picture.
        let left = max(0, min(rect.x0 - inset, Double(width) - labelWidth))
        let top = rect.y0 - labelHeight - unit >= 0 ? rect.y0 - labelHeight - unit : rect.y0 + unit
        fillRoundedRectangle(
            Box(x0: left, y0: top, x1: left + labelWidth, y1: top + labelHeight), radius: 0.4 * textHeight,
            color: color)
        drawLabel(
            label, at: Point(x: left + padding, y: top + 0.65 * padding + textHeight), height: textHeight,
            color: .white)
    }

    private static let eyeColor = RGBAColor(red: 41, green: 171, blue: 255)
    private static let mouthColor = RGBAColor(red: 255, green: 79, blue: 139)
    private static let earColor = RGBAColor(red: 52, green: 199, blue: 89)

    private static let lines: [(points: [Landmark], color: RGBAColor)] = [
        ([.leftEye, .rightEye], eyeColor), ([.leftEarOuter, .leftEarTip, .leftEarInner], earColor),
        ([.rightEarInner, .rightEarTip, .rightEarOuter], earColor),
    ]

    private static func color(of landmark: Landmark) -> RGBAColor {
        switch landmark {
        case .leftEye, .rightEye: eyeColor
        case .mouth: mouthColor
        default: earColor
        }
    }
}

extension PetFace {
    /// Species and score: `cat 97%`.
    fileprivate var label: String {
        let percent = "\(Int((score * 100).rounded()))%"
        return species.map { "\($0.rawValue) \(percent)" } ?? "face \(percent)"
    }

    fileprivate var color: RGBAColor {
        switch species {
        case .cat?: RGBAColor(red: 240, green: 120, blue: 20)
        case .dog?: RGBAColor(red: 88, green: 86, blue: 214)
        default: RGBAColor(red: 20, green: 140, blue: 160)
        }
    }
}

extension RGBAColor {
    fileprivate func withOpacity(_ alpha: UInt8) -> RGBAColor {
        RGBAColor(red: red, green: green, blue: blue, alpha: alpha)
    }
}
