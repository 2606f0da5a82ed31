/// Decodes a JPEG: baseline, extended sequential and progressive Huffman processes of 8 bits.
///
/// The file is read marker by marker. A sequential scan is reconstructed while it is read; a progressive one gathers
/// coefficients that are reconstructed at the end. Chroma is interpolated and colour converted row by row: while the
/// samples are read where one scan holds all components, else at the end.
struct JPEGDecoder {
    let bytes: UnsafeRawBufferPointer
    let limits: DecodeLimits
    var position = 2

    var quantizationTables = [HeapBuffer<Int16>?](repeating: nil, count: 4)
    var dcTables = [JPEGHuffmanTable?](repeating: nil, count: 4)
    var acTables = [JPEGHuffmanTable?](repeating: nil, count: 4)
    var restartInterval = 0
    var frame: JPEGFrame?
    var hasJFIF = false
    var adobeTransform: Int?
    var orientation = ImageOrientation.up
    var scanCount = 0
    var entropyStorage: HeapBuffer<UInt8>?
    /// The image of a sequential frame whose components all come in one scan, before it is turned upright.
    var image: Image?
    let zigzag = JPEGZigzag.makePaddedOrder()

    /// Decodes a whole file and applies its EXIF orientation.
    static func decode(_ bytes: UnsafeRawBufferPointer, limits: DecodeLimits) throws(ImageError) -> Image {
        var decoder = JPEGDecoder(bytes: bytes, limits: limits)
        try decoder.readMarkers()
        return try decoder.makeImage()
    }

    private mutating func readMarkers() throws(ImageError) {
        while true {
            if position >= bytes.count, isSequenceComplete { return }
            let offset = position
            let marker = try nextMarker()
            switch marker {
            case JPEGMarker.endOfImage:
                return
            case JPEGMarker.startOfFrameBaseline...0xCF
            where marker != JPEGMarker.defineHuffmanTables && marker != JPEGMarker.jpegExtension
                && marker != JPEGMarker.defineArithmeticConditioning:
                try readFrame(marker, offset)
            case JPEGMarker.defineHuffmanTables: try readHuffmanTables()
            case JPEGMarker.defineQuantizationTables: try readQuantizationTables()
            case JPEGMarker.defineRestartInterval: try readRestartInterval()
            case JPEGMarker.startOfScan: try readScan()
            case JPEGMarker.application0: try readJFIF()
            case JPEGMarker.application1: try readEXIF()
            case JPEGMarker.application14: try readAdobe()
            case JPEGMarker.defineNumberOfLines, JPEGMarker.application0...JPEGMarker.application15,
                JPEGMarker.comment, JPEGMarker.defineArithmeticConditioning:
                _ = try segment(marker)
            case JPEGMarker.temporary:
                continue
            case JPEGMarker.defineHierarchicalProgression, JPEGMarker.expandReference:
                throw .unsupported(.hierarchicalProcess)
            case JPEGMarker.firstRestart...JPEGMarker.startOfImage:
                throw .invalidJPEG(.misplacedMarker(marker), offset: offset)
            default:
                throw .invalidJPEG(.reservedMarker(marker), offset: offset)
            }
        }
    }

    /// Every component of a sequential frame has been decoded, so that a missing end marker loses nothing. More scans
    /// could always follow in a progressive frame.
    private var isSequenceComplete: Bool {
        guard let frame, !frame.header.isProgressive else { return false }
        return frame.components.allSatisfy { $0.isComplete }
    }

    /// Reads the next marker. Stray bytes are skipped after a scan, where some encoders leave them.
    private mutating func nextMarker() throws(ImageError) -> UInt8 {
        guard position < bytes.count else { throw truncated(.markerSegment) }
        if bytes[position] != 0xFF {
            guard scanCount > 0 else {
                throw .invalidJPEG(.expectedMarker(found: bytes[position]), offset: position)
            }
        }
        while true {
            while position < bytes.count, bytes[position] != 0xFF { position += 1 }
            while position < bytes.count, bytes[position] == 0xFF { position += 1 }
            guard position < bytes.count else { throw truncated(.markerSegment) }
            position += 1
            if bytes[position - 1] != 0 { return bytes[position - 1] }
        }
    }

    /// Reads a segment's length and moves past it.
    ///
    /// - Returns: The range of its content.
    mutating func segment(_ marker: UInt8) throws(ImageError) -> Range<Int> {
        guard position + 2 <= bytes.count else { throw truncated(.markerSegment) }
        let length = word(position)
        guard length >= 2 else {
            throw .invalidJPEG(.badSegmentLength(marker: marker, length: length), offset: position)
        }
        let end = position + length
        guard end <= bytes.count else { throw truncated(.markerSegment) }
        defer { position = end }
        return position + 2..<end
    }

    /// A big-endian 16-bit number at a validated offset.
    func word(_ offset: Int) -> Int {
        Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
    }

    func truncated(_ structure: ImageStructure) -> ImageError {
        .truncated(.jpeg, structure: structure, offset: bytes.count)
    }

    private mutating func makeImage() throws(ImageError) -> Image {
        guard let frame else { throw .invalidJPEG(.missingImageData, offset: position) }
        for component in frame.components {
            let isPresent = frame.header.isProgressive ? component.knownBits[0] >= 0 : component.isComplete
            guard isPresent else { throw .invalidJPEG(.missingImageData, offset: position) }
        }
        if let image { return image.oriented(orientation) }
        if frame.header.isProgressive {
            for component in frame.components { component.reconstruct() }
        }
        let converter = JPEGColorConverter(frame: frame, colorSpace: colorSpace(of: frame))
        let image = Image(validWidth: frame.header.width, height: frame.header.height) { pixels in
            converter.convert(rows: 0..<frame.header.height, into: pixels)
        }
        return image.oriented(orientation)
    }

    /// The colour space by libjpeg's rules: JFIF means YCbCr, then Adobe's transform flag counts, then the identifiers.
    func colorSpace(of frame: JPEGFrame) -> JPEGColorSpace {
        switch frame.components.count {
        case 1: return .gray
        case 4: return adobeTransform == nil || adobeTransform == 0 ? .cmyk : .ycck
        default:
            if hasJFIF { return .ycbcr }
            if let adobeTransform { return adobeTransform == 0 ? .rgb : .ycbcr }
            return frame.components.map(\.identifier) == [0x52, 0x47, 0x42] ? .rgb : .ycbcr
        }
    }
}
