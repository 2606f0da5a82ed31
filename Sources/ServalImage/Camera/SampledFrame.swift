/// The pixels that a part of a stored picture is filtered from: the picture itself, or a part of it with what lies
/// beyond its border.
struct SampledFrame {
    private let view: ImageView
    /// Where the frame's first pixel lies in the picture.
    private let x, y: Int
    let width, height: Int
    /// The part, in pixels of the frame.
    let box: Box<ImageSpace>

    /// - Throws: `ImageError.invalidRectangle` for a part of more than 4 times the picture's width or height.
    init(_ view: ImageView, _ source: Box<ImageSpace>) throws(ImageError) {
        self.view = view
        let (pictureWidth, pictureHeight) = (Double(view.storedWidth), Double(view.storedHeight))
        if source.x0 >= 0, source.y0 >= 0, source.x1 <= pictureWidth, source.y1 <= pictureHeight {
            (x, y, width, height, box) = (0, 0, view.storedWidth, view.storedHeight, source)
            return
        }
        guard abs(source.x0) < 0x1p31, abs(source.y0) < 0x1p31, source.width <= 4 * (pictureWidth + 1),
            source.height <= 4 * (pictureHeight + 1)
        else { throw .invalidRectangle(source) }
        // One pixel more on each side, as the filter of a fractional box reaches that far when it enlarges.
        x = Int(source.x0.rounded(.down)) - 1
        y = Int(source.y0.rounded(.down)) - 1
        width = Int(source.x1.rounded(.up)) + 1 - x
        height = Int(source.y1.rounded(.up)) + 1 - y
        box = Box<ImageSpace>(
            x0: source.x0 - Double(x), y0: source.y0 - Double(y), x1: source.x1 - Double(x),
            y1: source.y1 - Double(y))
    }

    /// Writes pixels of one of the frame's rows as RGB.
    func writeRow(
        _ row: Int, columns: Range<Int>, fill: UInt8, scratch: UnsafeMutablePointer<UInt8>,
        to output: UnsafeMutablePointer<UInt8>
    ) {
        let first = columns.lowerBound + x
        let left = max(0, first)
        let inside = left..<max(left, min(view.storedWidth, columns.upperBound + x))
        guard (0..<view.storedHeight).contains(row + y), !inside.isEmpty else {
            output.update(repeating: fill, count: columns.count * 3)
            return
        }
        let before = inside.lowerBound - first
        let after = columns.count - before - inside.count
        output.update(repeating: fill, count: before * 3)
        view.writeRow(row + y, columns: inside, scratch: scratch, to: output + before * 3)
        (output + (before + inside.count) * 3).update(repeating: fill, count: after * 3)
    }
}
