/// Height, width and channels of one image of a batch, stored densely.
struct MapSize: Hashable, Sendable {
    var height, width, channels: Int

    var rowStride: Int { width * channels }
    var count: Int { height * width * channels }
}

/// Calls `body` once for each image that a range of rows of a batch touches, with the rows inside that image.
@inline(__always)
func forEachImage(
    rows units: Range<Int>, height: Int, _ body: (_ image: Int, _ rows: Range<Int>) -> Void
) {
    var row = units.lowerBound
    while row < units.upperBound {
        let image = row / height
        let end = min((image + 1) * height, units.upperBound)
        body(image, (row - image * height)..<(end - image * height))
        row = end
    }
}

/// Calls `body` with the rectangles that a range of units covers in a grid whose units are numbered row by row: whole rows
/// together, and at the ends of the range parts of one.
@inline(__always)
func forEachRectangle(
    of units: Range<Int>, columns: Int, _ body: (_ rows: Range<Int>, _ columns: Range<Int>) -> Void
) {
    var unit = units.lowerBound
    while unit < units.upperBound {
        let (row, column) = (unit / columns, unit % columns)
        let left = units.upperBound - unit
        let isWhole = column == 0 && left >= columns
        let rows = isWhole ? left / columns : 1
        let end = isWhole ? columns : min(column + left, columns)
        body(row..<(row + rows), column..<end)
        unit += isWhole ? rows * columns : end - column
    }
}
