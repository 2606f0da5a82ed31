/// How a decoded picture relates to the file's picture at full size.
///
/// A point (x, y) of the decoded picture is (`reduction` x + `offsetX`, `reduction` y + `offsetY`) at full size. The
/// offset is 0 or, where turning upright put the cut edge first, a negative number of less than `reduction` pixels.
struct FullSize: Sendable, Hashable {
    var width: Int
    var height: Int
    var reduction = 1
    var offsetX = 0
    var offsetY = 0

    /// The relation after the decoded picture of this size is turned upright.
    func oriented(_ orientation: ImageOrientation, width decodedWidth: Int, height decodedHeight: Int) -> FullSize {
        let isMirrored = [.mirrored, .rotated180, .transversed, .rotated270].contains(orientation)
        let isFlipped = [.flipped, .rotated180, .rotated90, .transversed].contains(orientation)
        // Positions counted from the far edge.
        let x = isMirrored ? width - reduction * decodedWidth - offsetX : offsetX
        let y = isFlipped ? height - reduction * decodedHeight - offsetY : offsetY
        return orientation.swapsAxes
            ? FullSize(width: height, height: width, reduction: reduction, offsetX: y, offsetY: x)
            : FullSize(width: width, height: height, reduction: reduction, offsetX: x, offsetY: y)
    }
}
