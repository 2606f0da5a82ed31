import ServalKernelInterface

/// How a map lies in memory, whatever its elements: rows of one image after the other, then the next image.
struct StoredMap: Hashable, Sendable {
    let height, width: Int
    let rowByteCount: Int
    /// Bytes behind the map that may be read.
    let extraByteCount: Int

    init(_ size: MapSize) {
        (height, width, extraByteCount) = (size.height, size.width, 0)
        rowByteCount = size.rowByteCount
    }

    init(_ size: QuantizedMapSize) {
        (height, width, extraByteCount) = (size.height, size.width, ByteMap.extraByteCount)
        rowByteCount = size.rowStride
    }

    /// Bytes of one image.
    var byteCount: Int { height * rowByteCount }

    /// The first pixel of a row, counted through all images.
    @inline(__always)
    func pixel(image: Int, row: Int) -> Int { (image * height + row) * width }

    /// The rows of an image of a map that begins at `start`.
    @inline(__always)
    func rows(of image: Int, at start: UnsafeMutableRawPointer) -> MapRows {
        MapRows(start: start + image * byteCount, rowByteCount: rowByteCount, count: height)
    }
}
