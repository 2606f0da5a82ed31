extension Image {
    /// A part of the picture on whole pixels. What lies beyond the border has the level of the fill.
    ///
    /// - Parameters:
    ///   - x: First column, may be negative.
    ///   - y: First row, may be negative.
    ///   - targetWidth: Columns of the result.
    ///   - targetHeight: Rows of the result.
    ///   - fill: The level of all three channels beyond the border, which is opaque where there is an alpha plane.
    /// - Throws: ``ImageError/invalidDimensions(width:height:)``.
    public func cropped(
        x: Int, y: Int, width targetWidth: Int, height targetHeight: Int, fill: UInt8 = 0
    ) throws(ImageError) -> Image {
        let count = try Image.pixelCount(width: targetWidth, height: targetHeight)
        guard abs(Double(x)) < 0x1p40, abs(Double(y)) < 0x1p40 else {
            throw .invalidDimensions(width: targetWidth, height: targetHeight)
        }
        let columns = max(0, min(width, x + targetWidth) - max(0, x))
        let rows = max(0, min(height, y + targetHeight) - max(0, y))
        func copy(
            _ source: [UInt8], _ output: UnsafeMutablePointer<UInt8>, channels: Int, level: UInt8
        ) {
            if columns < targetWidth || rows < targetHeight {
                output.update(repeating: level, count: count * channels)
            }
            guard columns > 0, rows > 0 else { return }
            source.withUnsafeBufferPointer { source in
                guard let base = source.baseAddress else { return }
                for row in 0..<rows {
                    let from = ((row + max(0, y)) * width + max(0, x)) * channels
                    let to = ((row + max(0, -y)) * targetWidth + max(0, -x)) * channels
                    (output + to).update(from: base + from, count: columns * channels)
                }
            }
        }
        var result = Image(validWidth: targetWidth, height: targetHeight) { output in
            copy(pixels, output, channels: 3, level: fill)
        }
        if let alpha {
            result.alpha = [UInt8].written(count: count) { copy(alpha, $0, channels: 1, level: 255) }
        }
        return result
    }

    /// A part of the picture, with fractional borders and perhaps beyond the picture's, at another size.
    ///
    /// Inside the picture this is ``resized(width:height:from:)``. Beyond it the picture counts as surrounded by the
    /// fill.
    ///
    /// - Parameters:
    ///   - source: The part.
    ///   - width: Columns of the result.
    ///   - height: Rows of the result.
    ///   - fill: The level of all three channels beyond the border.
    /// - Throws: ``ImageError/invalidDimensions(width:height:)``, and ``ImageError/invalidRectangle(_:)`` for an empty
    ///   rectangle or one that covers more than 4 times the picture's width or height.
    public func croppedAndResized(
        _ source: Box<ImageSpace>, width targetWidth: Int, height targetHeight: Int, fill: UInt8 = 0
    ) throws(ImageError) -> Image {
        guard source.isProper else { throw .invalidRectangle(source) }
        if source.x0 >= 0, source.y0 >= 0, source.x1 <= Double(width), source.y1 <= Double(height) {
            return try resized(width: targetWidth, height: targetHeight, from: source)
        }
        guard abs(source.x0) < 0x1p31, abs(source.y0) < 0x1p31, source.width <= 4 * Double(width + 1),
            source.height <= 4 * Double(height + 1)
        else { throw .invalidRectangle(source) }
        // One pixel more on each side, as the filter of a fractional box reaches that far when it enlarges.
        let x = Int(source.x0.rounded(.down)) - 1
        let y = Int(source.y0.rounded(.down)) - 1
        let part = try cropped(
            x: x, y: y, width: Int(source.x1.rounded(.up)) + 1 - x, height: Int(source.y1.rounded(.up)) + 1 - y,
            fill: fill)
        let box = Box<ImageSpace>(
            x0: source.x0 - Double(x), y0: source.y0 - Double(y), x1: source.x1 - Double(x),
            y1: source.y1 - Double(y))
        return try part.resized(width: targetWidth, height: targetHeight, from: box)
    }
}
