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
