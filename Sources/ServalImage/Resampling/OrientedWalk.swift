/// Where the pixels of an upright picture come from: a start, a step along its rows and a step from row to row.
struct OrientedWalk {
    let start: Int
    let columnStep: Int
    let rowStep: Int

    init(_ orientation: ImageOrientation, width: Int, height: Int) {
        let lastColumn = width - 1
        let lastRow = (height - 1) * width
        switch orientation {
        case .up: (start, columnStep, rowStep) = (0, 1, width)
        case .mirrored: (start, columnStep, rowStep) = (lastColumn, -1, width)
        case .rotated180: (start, columnStep, rowStep) = (lastRow + lastColumn, -1, -width)
        case .flipped: (start, columnStep, rowStep) = (lastRow, 1, -width)
        case .transposed: (start, columnStep, rowStep) = (0, width, 1)
        case .rotated90: (start, columnStep, rowStep) = (lastRow, -width, 1)
        case .transversed: (start, columnStep, rowStep) = (lastRow + lastColumn, -width, -1)
        case .rotated270: (start, columnStep, rowStep) = (lastColumn, width, -1)
        }
    }

    /// Copies in square tiles, so that a step across rows stays within the cache.
    ///
    /// - Parameter outputRowPixels: pixels from one row of the output to the next; `width` by default.
    func copy(
        _ source: UnsafePointer<UInt8>, to output: UnsafeMutablePointer<UInt8>, _ width: Int, _ height: Int,
        bytesPerPixel: Int, outputRowPixels: Int? = nil
    ) {
        let outputRowPixels = outputRowPixels ?? width
        let tile = 32
        for tileY in stride(from: 0, to: height, by: tile) {
            for tileX in stride(from: 0, to: width, by: tile) {
                for y in tileY..<min(tileY + tile, height) {
                    var from = source + (start &+ y &* rowStep &+ tileX &* columnStep) &* bytesPerPixel
                    var to = output + (y &* outputRowPixels &+ tileX) &* bytesPerPixel
                    for _ in tileX..<min(tileX + tile, width) {
                        for byte in 0..<bytesPerPixel { to[byte] = from[byte] }
                        from += columnStep &* bytesPerPixel
                        to += bytesPerPixel
                    }
                }
            }
        }
    }
}
