extension Image {
    /// The size in pixels that ``drawText(_:at:scale:color:background:)`` takes for one line.
    public static func textSize(_ text: String, scale: Int = 1) -> (width: Int, height: Int) {
        (text.count * BitmapFont.cellWidth * max(1, scale), BitmapFont.cellHeight * max(1, scale))
    }

    /// Writes one line of printable ASCII text in a dot-matrix font.
    ///
    /// - Parameters:
    ///   - text: The text; other characters show as `?`.
    ///   - position: The top left corner, rounded to whole pixels.
    ///   - scale: Pixels a dot, at least 1.
    ///   - color: Colour of the dots.
    ///   - background: Colour of the rectangle behind, if any.
    public mutating func drawText(
        _ text: String, at position: Point<ImageSpace>, scale: Int = 1, color: RGBAColor, background: RGBAColor? = nil
    ) {
        // Far outside nothing would show; the bound keeps the arithmetic below from overflowing.
        guard abs(position.x) < 0x1p31, abs(position.y) < 0x1p31 else { return }
        let scale = max(1, min(scale, 1 << 16))
        let (left, top) = (Int(position.x.rounded()), Int(position.y.rounded()))
        if let background {
            let size = Image.textSize(text, scale: scale)
            fillRectangle(
                Box(
                    x0: Double(left), y0: Double(top), x1: Double(left + size.width), y1: Double(top + size.height)),
                color: background)
        }
        for (index, character) in text.enumerated() {
            let start = left + index * BitmapFont.cellWidth * scale
            if start >= width { return }
            for (column, bits) in BitmapFont.columns(of: character).enumerated() {
                for row in 0..<8 where bits >> row & 1 == 1 {
                    let x = Double(start + column * scale)
                    let y = Double(top + row * scale)
                    fillRectangle(
                        Box(x0: x, y0: y, x1: x + Double(scale), y1: y + Double(scale)), color: color)
                }
            }
        }
    }
}
