/// An 8-bit RGB picture, with an optional alpha plane.
///
/// Colour samples are interleaved (`R G B R G B …`), row-major from the top left, without padding between rows.
/// Decoders keep transparency in ``alpha`` and leave the colour as stored, which is what dropping the alpha channel
/// means to most programs; nothing here composites unless asked to.
public struct Image: Sendable {
    /// Columns, at least 1.
    public let width: Int

    /// Rows, at least 1.
    public let height: Int

    /// `width · height · 3` colour samples.
    public internal(set) var pixels: [UInt8]

    /// `width · height` opacities (0 transparent, 255 opaque), not premultiplied; nil for an opaque picture.
    public internal(set) var alpha: [UInt8]?

    /// What was wrong with the file that the picture was decoded from; empty for a sound file.
    public internal(set) var warnings: [ImageWarning] = []

    /// Set where the file's picture was decoded reduced.
    var fullSize: FullSize?

    init(validWidth width: Int, height: Int, pixels: [UInt8], alpha: [UInt8]?) {
        self.width = width
        self.height = height
        self.pixels = pixels
        self.alpha = alpha
    }

    /// The colour at a position inside the picture.
    public subscript(x: Int, y: Int) -> RGBAColor {
        get {
            precondition(contains(x: x, y: y), "pixel outside of the image")
            let index = y * width + x
            return RGBAColor(
                red: pixels[index * 3], green: pixels[index * 3 + 1], blue: pixels[index * 3 + 2],
                alpha: alpha?[index] ?? 255)
        }
        set {
            precondition(contains(x: x, y: y), "pixel outside of the image")
            let index = y * width + x
            pixels[index * 3] = newValue.red
            pixels[index * 3 + 1] = newValue.green
            pixels[index * 3 + 2] = newValue.blue
            alpha?[index] = newValue.alpha
        }
    }

    /// Columns of the file's picture at full size; more than ``width`` where it was decoded reduced.
    public var fullWidth: Int { fullSize?.width ?? width }

    /// Rows of the file's picture at full size.
    public var fullHeight: Int { fullSize?.height ?? height }

    /// By how much each side was made smaller while decoding: 1, 2, 4 or 8.
    public var reduction: Int { fullSize?.reduction ?? 1 }

    /// Where a point of this picture lies in the file's picture at full size, in pixels.
    public func fullSizePoint(_ point: Point<ImageSpace>) -> Point<ImageSpace> {
        guard let fullSize else { return point }
        return Point<ImageSpace>(
            x: point.x * Double(fullSize.reduction) + Double(fullSize.offsetX),
            y: point.y * Double(fullSize.reduction) + Double(fullSize.offsetY))
    }

    private func contains(x: Int, y: Int) -> Bool {
        x >= 0 && y >= 0 && x < width && y < height
    }
}

extension Image: Equatable {
    /// Pictures are equal when their size, colours and opacities are, whatever file they come from.
    public static func == (a: Image, b: Image) -> Bool {
        a.width == b.width && a.height == b.height && a.pixels == b.pixels && a.alpha == b.alpha
    }
}
