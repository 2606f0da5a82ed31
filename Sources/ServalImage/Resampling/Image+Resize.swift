extension Image {
    /// The picture at another size, by antialiased bilinear interpolation.
    ///
    /// The method of Pillow's `resize((width, height), BILINEAR, box=…)`: rows are filtered first, then columns, or the
    /// other way round where rows get longer and columns shorter. Results are equal wherever Pillow takes the same
    /// order, and within one level where it does not. The alpha plane is filtered by itself.
    ///
    /// - Parameters:
    ///   - width: Columns of the result.
    ///   - height: Rows of the result.
    ///   - source: The part to take, with fractional borders; all of the picture by default.
    /// - Throws: ``ImageError/invalidDimensions(width:height:)``, and ``ImageError/invalidRectangle(_:)`` unless the
    ///   rectangle lies within the picture.
    public func resized(width: Int, height: Int, from source: Box<ImageSpace>? = nil) throws(ImageError) -> Image {
        _ = try Image.pixelCount(width: width, height: height)
        let box = source ?? Box<ImageSpace>(self)
        guard box.isProper, box.x0 >= 0, box.y0 >= 0, box.x1 <= Double(self.width), box.y1 <= Double(self.height)
        else { throw .invalidRectangle(box) }
        let resampler = Resampler(
            sourceWidth: self.width, sourceHeight: self.height, box: box, width: width, height: height)
        var result = Image(validWidth: width, height: height) { output in
            pixels.withUnsafeBufferPointer { source in
                if let base = source.baseAddress { resampler.run(base, channels: 3, to: output) }
            }
        }
        if let alpha {
            result.alpha = [UInt8].written(count: width * height) { output in
                alpha.withUnsafeBufferPointer { source in
                    if let base = source.baseAddress { resampler.run(base, channels: 1, to: output) }
                }
            }
        }
        return result
    }
}
