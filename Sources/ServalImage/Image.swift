/// An 8-bit RGB picture, with an optional alpha plane.
///
/// Colour samples are interleaved (`R G B R G B …`), row-major from the top left, without padding between rows.
/// Decoders keep transparency in ``alpha`` and leave the colour as stored, which is what dropping the alpha channel
/// means to most programs; nothing here composites unless asked to.
public struct Image: Sendable, Equatable {
    /// Columns, at least 1.
    public let width: Int

    /// Rows, at least 1.
    public let height: Int

    /// `width · height · 3` colour samples.
    public internal(set) var pixels: [UInt8]

    /// `width · height` opacities (0 transparent, 255 opaque), not premultiplied; nil for an opaque picture.
    public internal(set) var alpha: [UInt8]?

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

    private func contains(x: Int, y: Int) -> Bool {
        x >= 0 && y >= 0 && x < width && y < height
    }
}
