import ServalTensor

extension ImageError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .emptyFile:
            "The file is empty. Copy or download it again."
        case .foreignFormat(let format):
            "The file is \(format.name), not a PNG, JPEG, PPM or PGM picture. \(format.advice)"
        case .unrecognizedFormat(let bytes):
            "The data is not an image of a known format (it starts with \(Self.list(bytes))). "
                + "Use a PNG, JPEG, PPM or PGM file."
        case .truncated(let format, let structure, let offset):
            "The \(format.displayName) file ends inside its \(structure.rawValue) at byte \(offset). "
                + "Copy or download the file again."
        case .invalidPNG(let defect, let offset):
            "The PNG file is damaged at byte \(offset): \(defect). Export the picture again."
        case .invalidJPEG(let defect, let offset):
            "The JPEG file is damaged at byte \(offset): \(defect). Export the picture again."
        case .invalidPNM(let defect, let offset):
            "The PPM or PGM file is damaged at byte \(offset): \(defect). Export the picture again."
        case .unsupported(.appleOptimizedPNG):
            "The PNG was rewritten by Apple's tools for iPhones (chunk CgBI), which only their programs read. "
                + "Undo that with \"xcrun pngcrush -revert-iphone-optimizations FILE photo.png\"."
        case .unsupported(let feature):
            "The image uses \(feature), which is not supported. Convert it to a baseline or progressive JPEG or a PNG."
        case .invalidDimensions(let width, let height):
            "An image cannot measure \(width) x \(height) pixels. "
                + (width < 1 || height < 1
                    ? "Give a width and a height of at least 1."
                    : "No memory holds as many; give the picture's own width and height.")
        case .dimensionsExceedLimit(let width, let height, let limit):
            "The image measures \(width) x \(height) pixels, more than the limit of \(limit) a side. "
                + "Raise DecodeLimits.maximumDimension (on the command line --max-pixels) if that is intended."
        case .pixelCountExceedsLimit(let width, let height, let limit):
            "The image measures \(width) x \(height) pixels, more than the limit of \("pixel".counted(limit)) in all. "
                + "Raise DecodeLimits.maximumPixelCount (on the command line --max-pixels) if that is intended, or decode a "
                + "JPEG reduced with DecodeOptions.reduction."
        case .memoryExceedsLimit(let required, let limit):
            "Decoding the image takes \("byte".counted(required)), more than the limit of \(limit). "
                + "Raise DecodeLimits.maximumMemoryBytes if that is intended, or decode a JPEG reduced with "
                + "DecodeOptions.reduction."
        case .scanCountExceedsLimit(let limit):
            "The JPEG has more than \("scan".counted(limit)). Raise DecodeLimits.maximumScanCount if that is intended."
        case .sampleCountMismatch(let expected, let found):
            "The image needs \("sample".counted(expected)) but was given \(found). Pass width x height samples a channel."
        case .invalidRectangle(let rectangle):
            "The rectangle (\(rectangle.x0), \(rectangle.y0)) to (\(rectangle.x1), \(rectangle.y1)) cannot be used as "
                + "a source. It must be finite, not empty, and inside the image where no fill is given."
        case .rowStrideTooSmall(let plane, let width, let height, let expected, let found):
            "The rows of \(plane.name) of a picture of \(width) x \(height) pixels are said to begin "
                + "\("byte".counted(found)) apart, but are \("byte".counted(expected)) long. "
                + "Pass the bytes from one row to the next, padding included."
        case .planeTooSmall(let plane, let width, let height, let bytesPerRow, let expected, let found):
            "The memory of \(plane.name) of a picture of \(width) x \(height) pixels has \("byte".counted(found)), but its "
                + "rows, \("byte".counted(bytesPerRow)) apart, need "
                + "\(expected == .max ? "more than can be counted" : "\(expected)"). "
                + "Pass all of the plane, and the picture's own width, height and bytes in a row."
        }
    }

    private static func list(_ bytes: [UInt8]) -> String {
        return bytes.map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return digits.count == 1 ? "0" + digits : digits
        }.joined(separator: " ")
    }
}

extension PlaneRole {
    fileprivate var name: String {
        switch self {
        case .pixels: "the pixels"
        case .luma: "the luma plane"
        case .chroma: "the chroma plane"
        case .u: "the U plane"
        case .v: "the V plane"
        }
    }
}

extension ImageFormat {
    var displayName: String {
        switch self {
        case .png: "PNG"
        case .jpeg: "JPEG"
        case .pnm: "PPM or PGM"
        }
    }
}

extension UnsupportedImageFeature: CustomStringConvertible {
    public var description: String {
        switch self {
        case .arithmeticCoding: "arithmetic coding"
        case .jpegLS: "JPEG-LS"
        case .appleOptimizedPNG: "Apple's changes to PNG (CgBI)"
        case .losslessProcess: "the lossless JPEG process"
        case .hierarchicalProcess: "the hierarchical JPEG process"
        case .samplePrecision(let bits): "\(bits)-bit JPEG samples"
        case .componentCount(let count): "\(count) JPEG components"
        case .deferredHeight: "a JPEG height given after the first scan"
        }
    }
}
