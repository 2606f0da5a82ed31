/// Why an image could not be decoded, made or changed.
public enum ImageError: Error, Sendable, Equatable {
    /// There are no bytes.
    case emptyFile

    /// A file of another kind, known by its first bytes.
    case foreignFormat(ForeignFormat)

    /// The first bytes announce none of the known formats.
    case unrecognizedFormat(leadingBytes: [UInt8])

    /// The file ends inside a structure; `offset` is where more bytes were needed.
    case truncated(ImageFormat, structure: ImageStructure, offset: Int)

    /// A PNG breaks its specification at this byte offset.
    case invalidPNG(PNGDefect, offset: Int)

    /// A JPEG breaks its specification at this byte offset.
    case invalidJPEG(JPEGDefect, offset: Int)

    /// A PPM or PGM breaks its specification at this byte offset.
    case invalidPNM(PNMDefect, offset: Int)

    /// A valid file uses a coding process that is not implemented.
    case unsupported(UnsupportedImageFeature)

    /// A width or height below 1, or a size too large to be addressed.
    case invalidDimensions(width: Int, height: Int)

    /// The header asks for more columns or rows than ``DecodeLimits/maximumDimension``.
    case dimensionsExceedLimit(width: Int, height: Int, limit: Int)

    /// The header asks for more pixels than ``DecodeLimits/maximumPixelCount``.
    case pixelCountExceedsLimit(width: Int, height: Int, limit: Int)

    /// Decoding would hold more bytes than ``DecodeLimits/maximumMemoryBytes``.
    case memoryExceedsLimit(requiredBytes: Int, limit: Int)

    /// The JPEG has more scans than ``DecodeLimits/maximumScanCount``.
    case scanCountExceedsLimit(limit: Int)

    /// An array of samples does not fit the stated width and height.
    case sampleCountMismatch(expected: Int, found: Int)

    /// A source rectangle is empty, not finite, or not inside the image where it has to be.
    case invalidRectangle(Box<ImageSpace>)

    /// The rows of a plane of a picture of this size are said to lie closer together than they are long, in bytes.
    case rowStrideTooSmall(plane: PlaneRole, width: Int, height: Int, expected: Int, found: Int)

    /// A plane of a picture of this size ends before its last row does, in bytes.
    case planeTooSmall(plane: PlaneRole, width: Int, height: Int, bytesPerRow: Int, expected: Int, found: Int)
}

/// The part of a file in which its bytes ran out.
public enum ImageStructure: String, Sendable, Equatable {
    /// The eight bytes that every PNG begins with.
    case signature
    /// The length and type of a PNG chunk.
    case chunkHeader = "chunk header"
    /// The content of a PNG chunk, or its checksum.
    case chunkData = "chunk data"
    /// The compressed data of a PNG.
    case compressedData = "compressed data"
    /// A segment of a JPEG that begins with a marker, such as a table.
    case markerSegment = "marker segment"
    /// The coded samples of a JPEG.
    case entropyCodedData = "entropy-coded data"
    /// The header of a PPM or PGM.
    case header
    /// The samples of a PPM or PGM.
    case samples
}

/// A legal coding process that the decoders leave out.
public enum UnsupportedImageFeature: Sendable, Equatable {
    /// A JPEG with arithmetic coding.
    case arithmeticCoding
    /// A JPEG-LS file.
    case jpegLS
    /// A PNG that Apple's tools rewrote for iPhones (CgBI).
    case appleOptimizedPNG
    /// A lossless JPEG.
    case losslessProcess
    /// A hierarchical JPEG.
    case hierarchicalProcess
    /// A JPEG whose samples have this many bits rather than 8.
    case samplePrecision(Int)
    /// A JPEG of this many components, which no colour space claims.
    case componentCount(Int)
    /// A JPEG whose height comes after its first scan (DNL).
    case deferredHeight
}
