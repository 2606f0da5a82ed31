import ServalImage

extension Image {
    /// Draws a face's box, its nine points and its eye line, in strokes that suit the picture's size.
    ///
    /// The points of the eyes and mouth are orange, those of the ears green.
    public mutating func draw(_ face: PetFace) {
        let unit = max(1, Double(max(width, height)) / 400)
        drawRectangle(
            face.box.pixelRect, color: RGBAColor(red: 80, green: 200, blue: 255), thickness: 1.5 * unit)
        let (left, right) = (face.landmarks[.leftEye].pixelPoint, face.landmarks[.rightEye].pixelPoint)
        drawLine(from: left, to: right, color: RGBAColor(red: 255, green: 255, blue: 255, alpha: 140), thickness: unit)
        for landmark in Landmark.allCases {
            let center = face.landmarks[landmark].pixelPoint
            let isOfEar = landmark.index >= Landmark.leftEarOuter.index
            let color =
                isOfEar ? RGBAColor(red: 90, green: 230, blue: 90) : RGBAColor(red: 255, green: 140, blue: 0)
            fillCircle(center: center, radius: 3.2 * unit, color: .black)
            fillCircle(center: center, radius: 2.4 * unit, color: color)
        }
    }

    /// Places a sticker on a face by its eyes, turned by the face's roll.
    public mutating func draw(_ sticker: Sticker, on face: PetFace) {
        draw(
            sticker, leftEye: face.landmarks[.leftEye].pixelPoint, rightEye: face.landmarks[.rightEye].pixelPoint)
    }
}

extension Point<ImageSpace> {
    package var pixelPoint: PixelPoint { PixelPoint(x: x, y: y) }
}
