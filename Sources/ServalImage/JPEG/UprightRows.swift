/// Takes rows of a picture as they are stored and puts them where they belong in the upright picture.
struct UprightRows {
    private let orientation: ImageOrientation
    private let width: Int
    private let pixels: UnsafeMutablePointer<UInt8>
    /// From positions of the stored picture to those of the upright one.
    private let walk: OrientedWalk
    private let band: HeapBuffer<UInt8>?
    private let bandRows = 16

    /// Bytes of a band of rows that have to be turned.
    static func bandByteCount(width: Int, orientation: ImageOrientation) -> Int {
        orientation == .up ? 0 : width * 3 * 16
    }

    /// - Parameters:
    ///   - width: Columns of the stored picture.
    ///   - height: Its rows.
    ///   - pixels: The upright picture's first sample.
    init(orientation: ImageOrientation, width: Int, height: Int, pixels: UnsafeMutablePointer<UInt8>) {
        self.orientation = orientation
        self.width = width
        self.pixels = pixels
        let (turnedWidth, turnedHeight) = orientation.swapsAxes ? (height, width) : (width, height)
        walk = OrientedWalk(orientation.inverse, width: turnedWidth, height: turnedHeight)
        let count = Self.bandByteCount(width: width, orientation: orientation)
        band = count == 0 ? nil : HeapBuffer(count: count)
    }

    /// Writes rows.
    ///
    /// - Parameter convert: Writes so many rows, the first of them at the pointer.
    func write(_ rows: Range<Int>, _ convert: (Range<Int>, UnsafeMutablePointer<UInt8>) -> Void) {
        guard let band else { return convert(rows, pixels + rows.lowerBound * width * 3) }
        for start in stride(from: rows.lowerBound, to: rows.upperBound, by: bandRows) {
            let part = start..<min(start + bandRows, rows.upperBound)
            convert(part, band.pointer)
            place(part, UnsafePointer(band.pointer))
        }
    }

    private func place(_ rows: Range<Int>, _ band: UnsafePointer<UInt8>) {
        // Columns outside: where axes are swapped, a band's column becomes a short run of a row.
        for tile in stride(from: 0, to: width, by: 16) {
            for y in rows {
                var from = band + ((y &- rows.lowerBound) &* width &+ tile) &* 3
                var to = pixels + (walk.start &+ y &* walk.rowStep &+ tile &* walk.columnStep) &* 3
                for _ in tile..<min(tile + 16, width) {
                    to[0] = from[0]
                    to[1] = from[1]
                    to[2] = from[2]
                    from += 3
                    to += walk.columnStep &* 3
                }
            }
        }
    }
}
