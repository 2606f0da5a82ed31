#if FUZZING
    import ServalTensor
#endif

extension Image {
    /// A picture from its samples.
    ///
    /// - Parameters:
    ///   - pixels: `width · height · 3` interleaved RGB samples.
    ///   - alpha: `width · height` opacities, or nil.
    /// - Throws: ``ImageError/invalidDimensions(width:height:)`` unless both are at least 1 and their product can be
    ///   represented; ``ImageError/sampleCountMismatch(expected:found:)`` when an array has another length.
    public init(width: Int, height: Int, pixels: [UInt8], alpha: [UInt8]? = nil) throws(ImageError) {
        let count = try Image.pixelCount(width: width, height: height)
        guard pixels.count == count * 3 else {
            throw .sampleCountMismatch(expected: count * 3, found: pixels.count)
        }
        if let alpha, alpha.count != count { throw .sampleCountMismatch(expected: count, found: alpha.count) }
        self.init(validWidth: width, height: height, pixels: pixels, alpha: alpha)
    }

    /// A picture of one colour. A colour that is not opaque gives it an alpha plane.
    ///
    /// - Throws: ``ImageError/invalidDimensions(width:height:)``.
    public init(width: Int, height: Int, filledWith color: RGBAColor) throws(ImageError) {
        let count = try Image.pixelCount(width: width, height: height)
        self.init(validWidth: width, height: height) { pixels in
            Image.fill(pixels, count: count, with: color)
        }
        if color.alpha != 255 { alpha = [UInt8](repeating: color.alpha, count: count) }
    }

    /// A picture whose every sample is written by `body`, which gets room for `width · height · 3` of them.
    init(validWidth width: Int, height: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Void) {
        self.init(
            validWidth: width, height: height, pixels: [UInt8].written(count: width * height * 3, by: body), alpha: nil)
    }

    static func pixelCount(width: Int, height: Int) throws(ImageError) -> Int {
        let (count, overflow) = width.multipliedReportingOverflow(by: height)
        guard width > 0, height > 0, !overflow, count <= Int.max / 64 else {
            throw .invalidDimensions(width: width, height: height)
        }
        return count
    }

    static func fill(_ pixels: UnsafeMutablePointer<UInt8>, count: Int, with color: RGBAColor) {
        if color.red == color.green, color.green == color.blue {
            pixels.update(repeating: color.red, count: count * 3)
            return
        }
        for index in 0..<count {
            pixels[index &* 3] = color.red
            pixels[index &* 3 &+ 1] = color.green
            pixels[index &* 3 &+ 2] = color.blue
        }
    }
}

extension [UInt8] {
    /// An array of `count` bytes, every one of which `body` writes.
    static func written(count: Int, by body: (UnsafeMutablePointer<UInt8>) -> Void) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            if let base = buffer.baseAddress {
                #if FUZZING
                    Poison.fill(base, count)
                #endif
                body(base)
            }
            initialized = count
        }
    }
}
