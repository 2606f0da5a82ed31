/// A picture in memory of the caller's, read where it lies: a camera's buffer, a frame of a video, an `Image`.
///
///     CVPixelBufferLockBaseAddress(buffer, .readOnly)
///     let bytes = UnsafeRawBufferPointer(
///         start: CVPixelBufferGetBaseAddress(buffer), count: CVPixelBufferGetBytesPerRow(buffer) * height)
///     let view = try ImageView(
///         bytes, format: .bgra, width: width, height: height,
///         bytesPerRow: CVPixelBufferGetBytesPerRow(buffer), orientation: .rotated90)
///     let faces = try finder.faces(in: view)
///
/// Nothing is copied: whoever makes a view sees to it that the memory stays as it is as long as the view is in use.
/// Positions are those of the upright picture.
///
/// That the memory holds all rows is checked. What it holds is not: a wrong format, or a wrong number of bytes in a row
/// that still fits, gives a wrong picture and no error. `Image(view).encodedPNG()` shows what the view describes.
public struct ImageView {
    /// Columns of the picture in memory, before it is turned upright.
    public let storedWidth: Int
    /// Rows of the picture in memory, before it is turned upright.
    public let storedHeight: Int
    /// How the stored picture has to be turned to stand upright.
    public let orientation: ImageOrientation
    let layout: PixelLayout

    /// Columns of the upright picture.
    public var width: Int { orientation.swapsAxes ? storedHeight : storedWidth }
    /// Rows of the upright picture.
    public var height: Int { orientation.swapsAxes ? storedWidth : storedHeight }

    init(storedWidth: Int, storedHeight: Int, orientation: ImageOrientation, layout: PixelLayout) {
        (self.storedWidth, self.storedHeight) = (storedWidth, storedHeight)
        (self.orientation, self.layout) = (orientation, layout)
    }

    /// Pixels whose colours lie side by side.
    ///
    /// - Parameters:
    ///   - bytes: the pixels, row by row from the top; what follows the last one is not looked at.
    ///   - format: the order of a pixel's bytes.
    ///   - width: columns in memory.
    ///   - height: rows in memory.
    ///   - bytesPerRow: from one row to the next, at least the bytes of a row; rows may be followed by padding.
    ///   - orientation: how the picture has to be turned to stand upright.
    /// - Throws: `ImageError.invalidDimensions`, `.rowStrideTooSmall` or `.planeTooSmall`.
    public init(
        _ bytes: UnsafeRawBufferPointer, format: PackedPixelFormat, width: Int, height: Int, bytesPerRow: Int,
        orientation: ImageOrientation = .up
    ) throws(ImageError) {
        _ = try Image.pixelCount(width: width, height: height)
        let start = try PixelPlane(bytes, bytesPerRow: bytesPerRow)
            .checked(.pixels, rows: height, rowByteCount: width * format.bytesPerPixel, of: (width, height))
        self.init(
            storedWidth: width, storedHeight: height, orientation: orientation,
            layout: .packed(PackedLayout(start: start, bytesPerRow: bytesPerRow, format: format)))
    }

    /// Grey samples; `range` tells which numbers are black and white.
    ///
    /// - Parameters:
    ///   - gray: one byte for each pixel.
    ///   - range: which numbers are black and white.
    ///   - width: columns in memory.
    ///   - height: rows in memory.
    ///   - orientation: how the picture has to be turned to stand upright.
    /// - Throws: `ImageError.invalidDimensions`, `.rowStrideTooSmall` or `.planeTooSmall`.
    public init(
        gray: PixelPlane, range: YUVEncoding.Range = .full, width: Int, height: Int,
        orientation: ImageOrientation = .up
    ) throws(ImageError) {
        _ = try Image.pixelCount(width: width, height: height)
        let luma = ComponentLayout(
            start: try gray.checked(.luma, rows: height, rowByteCount: width, of: (width, height)),
            bytesPerRow: gray.bytesPerRow, step: 1)
        self.init(
            storedWidth: width, storedHeight: height, orientation: orientation,
            layout: .yuv(YUVLayout(luma: luma, chroma: nil, encoding: YUVEncoding(.bt601, range))))
    }

    /// Luma, and chroma of both kinds in one plane: NV12, or NV21 where V comes first. A chroma sample covers two
    /// columns and two rows; the last one of an odd size covers one.
    ///
    /// - Parameters:
    ///   - luma: one byte for each pixel.
    ///   - chroma: (width + 1) / 2 pairs of bytes in each of (height + 1) / 2 rows.
    ///   - isVFirst: whether V is the first byte of a pair, as in NV21.
    ///   - encoding: what the numbers mean.
    ///   - width: columns in memory.
    ///   - height: rows in memory.
    ///   - orientation: how the picture has to be turned to stand upright.
    /// - Throws: `ImageError.invalidDimensions`, `.rowStrideTooSmall` or `.planeTooSmall`.
    public init(
        luma: PixelPlane, chroma: PixelPlane, isVFirst: Bool = false, encoding: YUVEncoding, width: Int, height: Int,
        orientation: ImageOrientation = .up
    ) throws(ImageError) {
        _ = try Image.pixelCount(width: width, height: height)
        let start = try luma.checked(.luma, rows: height, rowByteCount: width, of: (width, height))
        let pairs = try chroma.checked(
            .chroma, rows: (height + 1) / 2, rowByteCount: (width + 1) / 2 * 2, of: (width, height))
        func component(_ offset: Int) -> ComponentLayout {
            ComponentLayout(start: pairs + offset, bytesPerRow: chroma.bytesPerRow, step: 2)
        }
        self.init(
            storedWidth: width, storedHeight: height, orientation: orientation,
            layout: .yuv(
                YUVLayout(
                    luma: ComponentLayout(start: start, bytesPerRow: luma.bytesPerRow, step: 1),
                    chroma: ChromaLayout(
                        u: component(isVFirst ? 1 : 0), v: component(isVFirst ? 0 : 1), subsampling: .yuv420),
                    encoding: encoding)))
    }

    /// Luma and two planes of chroma: I420 and its kin of other subsampling. The last chroma sample of an odd size
    /// covers one column or row.
    ///
    /// - Parameters:
    ///   - luma: one byte for each pixel.
    ///   - u: one byte for each pixel or group of pixels that share it; likewise `v`.
    ///   - v: the other kind of chroma.
    ///   - subsampling: how many pixels share a sample of chroma.
    ///   - encoding: what the numbers mean.
    ///   - width: columns in memory.
    ///   - height: rows in memory.
    ///   - orientation: how the picture has to be turned to stand upright.
    /// - Throws: `ImageError.invalidDimensions`, `.rowStrideTooSmall` or `.planeTooSmall`.
    public init(
        luma: PixelPlane, u: PixelPlane, v: PixelPlane, subsampling: ChromaSubsampling = .yuv420,
        encoding: YUVEncoding, width: Int, height: Int, orientation: ImageOrientation = .up
    ) throws(ImageError) {
        _ = try Image.pixelCount(width: width, height: height)
        let start = try luma.checked(.luma, rows: height, rowByteCount: width, of: (width, height))
        func component(_ plane: PixelPlane, _ role: PlaneRole) throws(ImageError) -> ComponentLayout {
            let columns = (width + subsampling.columns - 1) / subsampling.columns
            let rows = (height + subsampling.rows - 1) / subsampling.rows
            return ComponentLayout(
                start: try plane.checked(role, rows: rows, rowByteCount: columns, of: (width, height)),
                bytesPerRow: plane.bytesPerRow, step: 1)
        }
        self.init(
            storedWidth: width, storedHeight: height, orientation: orientation,
            layout: .yuv(
                YUVLayout(
                    luma: ComponentLayout(start: start, bytesPerRow: luma.bytesPerRow, step: 1),
                    chroma: ChromaLayout(
                        u: try component(u, .u), v: try component(v, .v), subsampling: subsampling),
                    encoding: encoding)))
    }

    /// Luma and chroma of two pixels side by side, `Y U Y V` as most webcams give it (YUYV, YUY2), or `U Y V Y` (UYVY,
    /// `kCVPixelFormatType_422YpCbCr8`).
    ///
    /// - Parameters:
    ///   - bytes: four bytes for each pair of pixels; an odd last column takes four as well.
    ///   - isChromaFirst: whether the order is `U Y V Y`.
    ///   - encoding: what the numbers mean.
    ///   - width: columns in memory.
    ///   - height: rows in memory.
    ///   - bytesPerRow: from one row to the next, at least the bytes of a row; rows may be followed by padding.
    ///   - orientation: how the picture has to be turned to stand upright.
    /// - Throws: `ImageError.invalidDimensions`, `.rowStrideTooSmall` or `.planeTooSmall`.
    public init(
        yuyv bytes: UnsafeRawBufferPointer, isChromaFirst: Bool = false, encoding: YUVEncoding, width: Int,
        height: Int, bytesPerRow: Int, orientation: ImageOrientation = .up
    ) throws(ImageError) {
        _ = try Image.pixelCount(width: width, height: height)
        let start = try PixelPlane(bytes, bytesPerRow: bytesPerRow)
            .checked(.pixels, rows: height, rowByteCount: (width + 1) / 2 * 4, of: (width, height))
        func component(_ offset: Int, step: Int) -> ComponentLayout {
            ComponentLayout(start: start + offset, bytesPerRow: bytesPerRow, step: step)
        }
        let (luma, chroma) = isChromaFirst ? (1, 0) : (0, 1)
        self.init(
            storedWidth: width, storedHeight: height, orientation: orientation,
            layout: .yuv(
                YUVLayout(
                    luma: component(luma, step: 2),
                    chroma: ChromaLayout(
                        u: component(chroma, step: 4), v: component(chroma + 2, step: 4), subsampling: .yuv422),
                    encoding: encoding)))
    }
}
