extension Image {
    /// The picture fitted into another size without distortion, centred on a fill.
    ///
    /// With `s = min(W / width, H / height)` the content measures `max(1, round(width · s)) × max(1, round(height · s))`
    /// and starts at `⌊(W − content) / 2⌋`, likewise for rows. Both scales of the mapping are those of the rounded
    /// content. An alpha plane is dropped.
    ///
    /// - Parameters:
    ///   - targetWidth: W, columns of the result.
    ///   - targetHeight: H, rows of the result.
    ///   - fill: The level of all three channels around the content.
    /// - Throws: ``ImageError/invalidDimensions(width:height:)``.
    public func letterboxed(
        width targetWidth: Int, height targetHeight: Int, fill: UInt8 = 0
    ) throws(ImageError) -> (image: Image, mapping: Mapping<ImageSpace, InputSpace>) {
        try letterboxed(
            width: targetWidth, height: targetHeight, from: Box(self), fill: fill)
    }

    /// A part of the picture, which may reach beyond its border, fitted into another size without distortion.
    ///
    /// The rules are those of ``letterboxed(width:height:fill:)`` for a picture of the rectangle's size. What lies
    /// beyond the border has the level of the fill.
    ///
    /// - Parameters:
    ///   - targetWidth: Columns of the result.
    ///   - targetHeight: Rows of the result.
    ///   - source: The part, with fractional borders.
    ///   - fill: The level of all three channels beyond the border and around the content.
    /// - Throws: ``ImageError/invalidDimensions(width:height:)``, and ``ImageError/invalidRectangle(_:)`` for an empty
    ///   rectangle or one that covers more than 4 times the picture's width or height.
    public func letterboxed(
        width targetWidth: Int, height targetHeight: Int, from source: Box<ImageSpace>, fill: UInt8 = 0
    ) throws(ImageError) -> (image: Image, mapping: Mapping<ImageSpace, InputSpace>) {
        _ = try Image.pixelCount(width: targetWidth, height: targetHeight)
        guard source.isProper else { throw .invalidRectangle(source) }
        let scale = min(Double(targetWidth) / source.width, Double(targetHeight) / source.height)
        let width = min(targetWidth, max(1, Int((source.width * scale).rounded())))
        let height = min(targetHeight, max(1, Int((source.height * scale).rounded())))
        let (x, y) = ((targetWidth - width) / 2, (targetHeight - height) / 2)
        var content = try croppedAndResized(source, width: width, height: height, fill: fill)
        content.alpha = nil
        let scaleX = Double(width) / source.width
        let scaleY = Double(height) / source.height
        let mapping = Mapping<ImageSpace, InputSpace>(
            scaleX: scaleX, scaleY: scaleY, offsetX: Double(x) - source.x0 * scaleX,
            offsetY: Double(y) - source.y0 * scaleY)
        if width == targetWidth, height == targetHeight { return (content, mapping) }
        let image = content.padded(width: targetWidth, height: targetHeight, x: x, y: y, fill: fill)
        return (image, mapping)
    }

    /// The picture inside a larger one of one level.
    private func padded(width targetWidth: Int, height targetHeight: Int, x: Int, y: Int, fill: UInt8) -> Image {
        Image(validWidth: targetWidth, height: targetHeight) { output in
            output.update(repeating: fill, count: targetWidth * targetHeight * 3)
            pixels.withUnsafeBufferPointer { source in
                guard let base = source.baseAddress else { return }
                for row in 0..<height {
                    (output + ((row + y) * targetWidth + x) * 3).update(from: base + row * width * 3, count: width * 3)
                }
            }
        }
    }
}
