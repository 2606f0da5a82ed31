/// Height, width and channels of one image of a batch, and how its pixels lie in memory: evenly spaced, through all rows and images.
struct MapSize: Hashable, Sendable {
    var height, width, channels: Int
    /// Floats from one pixel to the next: the channels, or more for a slice of a concatenation (`Placement`).
    var pixelStride: Int

    /// - Parameter pixelStride: nil for pixels side by side.
    init(height: Int, width: Int, channels: Int, pixelStride: Int? = nil) {
        (self.height, self.width, self.channels) = (height, width, channels)
        self.pixelStride = pixelStride ?? channels
    }

    var rowStride: Int { width * pixelStride }
    var rowByteCount: Int { rowStride * MemoryLayout<Float>.stride }
    /// Floats from one image to the next.
    var imageStride: Int { height * rowStride }
    /// Pixels of the images before one, and of its rows before one.
    @inline(__always)
    func pixel(image: Int, row: Int) -> Int { (image * height + row) * width }
}

/// Calls `body` once for each image that a range of rows of a batch touches, with the rows inside that image.
@inline(__always)
func forEachImage(
    rows tasks: Range<Int>, height: Int, _ body: (_ image: Int, _ rows: Range<Int>) -> Void
) {
    var row = tasks.lowerBound
    while row < tasks.upperBound {
        let image = row / height
        let end = min((image + 1) * height, tasks.upperBound)
        body(image, (row - image * height)..<(end - image * height))
        row = end
    }
}

/// Calls `body` with the rectangles that a range of tasks covers in a grid whose tasks are numbered row by row: whole rows
/// together, and at the ends of the range parts of one.
@inline(__always)
func forEachRectangle(
    of tasks: Range<Int>, columns: Int, _ body: (_ rows: Range<Int>, _ columns: Range<Int>) -> Void
) {
    var task = tasks.lowerBound
    while task < tasks.upperBound {
        let (row, column) = (task / columns, task % columns)
        let left = tasks.upperBound - task
        let isWhole = column == 0 && left >= columns
        let rows = isWhole ? left / columns : 1
        let end = isWhole ? columns : min(column + left, columns)
        body(row..<(row + rows), column..<end)
        task += isWhole ? rows * columns : end - column
    }
}
