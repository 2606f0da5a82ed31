/// Decodes a JPEG: baseline, extended sequential and progressive Huffman processes of 8 bits.
///
/// The file is read marker by marker. A sequential scan is reconstructed while it is read; a progressive one gathers
/// coefficients that are reconstructed at the end. Chroma is interpolated and colour converted row by row: while the
/// samples are read where one scan holds all components, else at the end.
///
/// A damaged file is read on by libjpeg's rules: bits that are no code word count as the symbol 0, a restart marker
/// that is lost costs its interval, blocks without data are grey.
struct JPEGDecoder {
    let bytes: UnsafeRawBufferPointer
    let options: DecodeOptions
    var position = 2

    var quantizationTables = [HeapBuffer<Int16>?](repeating: nil, count: 4)
    var dcTables = [JPEGHuffmanTable?](repeating: nil, count: 4)
    var acTables = [JPEGHuffmanTable?](repeating: nil, count: 4)
    var restartInterval = 0
    var frame: JPEGFrame?
    var hasJFIF = false
    var adobeTransform: Int?
    var metadata = OrientationRecord()
    var scanCount = 0
    var entropyStorage: HeapBuffer<UInt8>?
    /// The upright image of a sequential frame whose components all come in one scan.
    var image: Image?
    var log = WarningLog()
    var progress = JPEGProgress()
    let zigzag = JPEGZigzag.makePaddedOrder()

    var limits: DecodeLimits { options.limits }
    var isStrict: Bool { options.isStrict }
    var orientation: ImageOrientation { metadata.orientation }

    /// Decodes a whole file and applies the orientation that its metadata state.
    static func decode(_ bytes: UnsafeRawBufferPointer, options: DecodeOptions) throws(ImageError) -> Image {
        var decoder = JPEGDecoder(bytes: bytes, options: options)
        do {
            try decoder.readMarkers()
        } catch {
            try decoder.endReading(error)
        }
        return try decoder.makeImage()
    }

    private mutating func readMarkers() throws(ImageError) {
        while true {
            if position >= bytes.count, isSequenceComplete {
                if !isStrict { log.add(.missingEnd(.jpeg)) }
                return
            }
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
            case JPEGMarker.application1: try readMetadata()
            case JPEGMarker.application14: try readAdobe()
            case JPEGMarker.defineNumberOfLines, JPEGMarker.application0...JPEGMarker.application15,
                JPEGMarker.comment, JPEGMarker.defineArithmeticConditioning:
                _ = try segment(marker)
            case JPEGMarker.temporary:
                continue
            case JPEGMarker.defineHierarchicalProgression, JPEGMarker.expandReference:
                throw .unsupported(.hierarchicalProcess)
            case JPEGMarker.startOfFrameLS where frame == nil:
                throw .unsupported(.jpegLS)
            case JPEGMarker.firstRestart...JPEGMarker.lastRestart where scanCount > 0 && !isStrict:
                // Left over from a scan that ended before them.
                log.addSkipped(2, offset: offset)
            case JPEGMarker.firstRestart...JPEGMarker.startOfImage:
                try passOver(.misplacedMarker(marker), offset: offset)
            default:
                try passOver(.reservedMarker(marker), offset: offset)
            }
        }
    }

    /// Every component of a sequential frame has been decoded, so that a missing end marker loses nothing. More scans
    /// could always follow in a progressive frame.
    private var isSequenceComplete: Bool {
        guard let frame, !frame.header.isProgressive else { return false }
        return frame.components.allSatisfy { $0.isComplete }
    }

    /// Reads the next marker. Bytes that belong to nothing are skipped: where the file has to be sound, only after a
    /// scan, where some encoders leave them.
    private mutating func nextMarker() throws(ImageError) -> UInt8 {
        guard position < bytes.count else { throw truncated(.markerSegment) }
        if bytes[position] != 0xFF, isStrict, scanCount == 0 {
            throw .invalidJPEG(.expectedMarker(found: bytes[position]), offset: position)
        }
        let start = position
        while true {
            while position < bytes.count, bytes[position] != 0xFF { position += 1 }
            var markerOffset = position
            while position < bytes.count, bytes[position] == 0xFF {
                markerOffset = position
                position += 1
            }
            guard position < bytes.count else { throw truncated(.markerSegment) }
            position += 1
            guard bytes[position - 1] != 0 else { continue }
            if !isStrict, bytes[start..<markerOffset].contains(where: { $0 != 0xFF }) {
                log.addSkipped(markerOffset - start, offset: start)
            }
            return bytes[position - 1]
        }
    }

    /// Reads a segment's length and moves past it.
    ///
    /// - Returns: The range of its content.
    mutating func segment(_ marker: UInt8) throws(ImageError) -> Range<Int> {
        guard position + 2 <= bytes.count else { throw truncated(.markerSegment) }
        let length = word(position)
        let start = position + 2
        // Segments without which the picture can be decoded.
        let isOptional = marker >= JPEGMarker.application0
        if length < 2 {
            let defect = JPEGDefect.badSegmentLength(marker: marker, length: length)
            guard isOptional else { throw .invalidJPEG(defect, offset: position) }
            try passOver(defect, offset: position)
            position = start
            return start..<start
        }
        let end = position + length
        guard end <= bytes.count else {
            guard isOptional, !isStrict else { throw truncated(.markerSegment) }
            log.add(.badSegmentLength(marker: marker, length: length), offset: position)
            position = start
            return start..<start
        }
        position = end
        return start..<end
    }

    /// A big-endian 16-bit number at a validated offset.
    func word(_ offset: Int) -> Int {
        Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
    }

    func truncated(_ structure: ImageStructure) -> ImageError {
        .truncated(.jpeg, structure: structure, offset: bytes.count)
    }

    /// Notes damage that decoding can go on from, or refuses it.
    mutating func passOver(_ defect: JPEGDefect, offset: Int) throws(ImageError) {
        if isStrict { throw .invalidJPEG(defect, offset: offset) }
        log.add(defect, offset: offset)
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
