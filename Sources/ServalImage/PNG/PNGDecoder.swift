/// Decodes a PNG of any colour type, bit depth and interlacing.
///
/// Checked are the signature, the checksums of all chunks, the order of IHDR, PLTE, tRNS, IDAT and IEND, the zlib
/// stream and its checksum, filter types and palette indices. Of other ancillary chunks only those are read that may
/// state an orientation.
///
/// A damaged file is read by libpng's rules as far as they go: ancillary chunks that are damaged or out of place are
/// left out, IHDR and PLTE have to be sound, and rows are shown up to the first that cannot be decoded.
struct PNGDecoder {
    let options: DecodeOptions
    var log = WarningLog()
    private var header: PNGHeader?
    private var palette: [RGBAColor] = []
    private var transparency: UnsafeRawBufferPointer?
    private var compressed = PNGCompressedData()
    private var metadata = OrientationRecord()
    private var textCount = 0
    /// The file's size where it ends before its end chunk.
    private var earlyEnd: Int?

    private var isStrict: Bool { options.isStrict }

    static func decode(_ bytes: UnsafeRawBufferPointer, options: DecodeOptions) throws(ImageError) -> Image {
        var decoder = PNGDecoder(options: options)
        try decoder.readChunks(bytes)
        var image = try decoder.makeImage()
        image.warnings = decoder.log.warnings
        return image
    }

    private init(options: DecodeOptions) {
        self.options = options
    }

    private mutating func readChunks(_ bytes: UnsafeRawBufferPointer) throws(ImageError) {
        var reader = try PNGChunkReader(bytes)
        var previous = ""
        while true {
            let start = reader.position
            let chunk: PNGChunkReader.Chunk
            do {
                chunk = try reader.next(allowsCut: !isStrict)
            } catch {
                guard !isStrict, !compressed.isEmpty else { throw error }
                if case .truncated = error {
                    log.add(.missingEnd(.png))
                    earlyEnd = bytes.count
                } else {
                    log.add(.stopped(error))
                }
                return
            }
            if chunk.isCut, chunk.type != "IDAT" {
                guard !compressed.isEmpty else {
                    throw .truncated(.png, structure: .chunkData, offset: bytes.count)
                }
                log.add(.missingEnd(.png))
                earlyEnd = bytes.count
                return
            }
            guard try isUsable(chunk) else { continue }
            if header == nil, chunk.type != "IHDR" {
                if chunk.type == "CgBI" { throw .unsupported(.appleOptimizedPNG) }
                throw .invalidPNG(.missingChunk(type: "IHDR"), offset: start)
            }
            switch chunk.type {
            case "IHDR": try readHeader(chunk)
            case "PLTE": try readPalette(chunk)
            case "tRNS": try readTransparency(chunk)
            case "IDAT":
                if !compressed.isEmpty, previous != "IDAT" { try passOver(.misplacedChunk(type: "IDAT"), start) }
                compressed.append(chunk.content, fileOffset: chunk.offset)
                if chunk.isCut { earlyEnd = bytes.count }
            case "IEND":
                if !chunk.content.isEmpty {
                    try passOver(.badChunkLength(type: "IEND", length: chunk.content.count), start)
                }
                guard !compressed.isEmpty else { throw .invalidPNG(.missingChunk(type: "IDAT"), offset: start) }
                return
            case "eXIf": metadata.addEXIF(chunk.content)
            case "tEXt", "zTXt", "iTXt": readText(chunk)
            default:
                if chunk.isCritical { try passOver(.unknownCriticalChunk(type: chunk.type), start) }
            }
            previous = chunk.type
        }
    }

    /// Notes damage that decoding can go on from, or refuses it.
    private mutating func passOver(_ defect: PNGDefect, _ offset: Int) throws(ImageError) {
        if isStrict { throw .invalidPNG(defect, offset: offset) }
        log.add(defect, offset: offset)
    }

    /// Whether a chunk's checksum matches, or the chunk can be used all the same.
    private mutating func isUsable(_ chunk: PNGChunkReader.Chunk) throws(ImageError) -> Bool {
        if chunk.isChecksumValid { return true }
        let (defect, offset) = (PNGDefect.checksumMismatch(chunk: chunk.type), chunk.offset + chunk.content.count)
        if ["IHDR", "PLTE"].contains(chunk.type) { throw .invalidPNG(defect, offset: offset) }
        try passOver(defect, offset)
        return chunk.isCritical
    }

    private mutating func readHeader(_ chunk: PNGChunkReader.Chunk) throws(ImageError) {
        guard header == nil else { return try passOver(.duplicateChunk(type: "IHDR"), chunk.offset) }
        let header = try PNGHeader(chunk.content, offset: chunk.offset)
        try options.limits.check(width: header.width, height: header.height)
        self.header = header
    }

    private mutating func readPalette(_ chunk: PNGChunkReader.Chunk) throws(ImageError) {
        guard let header, header.colorType != .gray, header.colorType != .grayAlpha, compressed.isEmpty else {
            return try passOver(.misplacedChunk(type: "PLTE"), chunk.offset)
        }
        guard palette.isEmpty else { return try passOver(.duplicateChunk(type: "PLTE"), chunk.offset) }
        let (count, rest) = chunk.content.count.quotientAndRemainder(dividingBy: 3)
        let maximum = header.colorType == .palette ? 1 << header.bitDepth : 256
        if rest != 0 || count < 1 || count > maximum {
            try passOver(.badChunkLength(type: "PLTE", length: chunk.content.count), chunk.offset)
        }
        palette = (0..<min(count, maximum)).map {
            RGBAColor(
                red: chunk.content[$0 * 3], green: chunk.content[$0 * 3 + 1], blue: chunk.content[$0 * 3 + 2])
        }
    }

    private mutating func readTransparency(_ chunk: PNGChunkReader.Chunk) throws(ImageError) {
        guard transparency == nil else { return try passOver(.duplicateChunk(type: "tRNS"), chunk.offset) }
        let content = chunk.content
        let badLength = PNGDefect.badChunkLength(type: "tRNS", length: content.count)
        switch header?.colorType {
        case .gray where content.count != 2, .rgb where content.count != 6:
            return try passOver(badLength, chunk.offset)
        case .palette where palette.isEmpty:
            try passOver(.misplacedChunk(type: "tRNS"), chunk.offset)
        case .palette where content.count > palette.count:
            try passOver(badLength, chunk.offset)
        case .gray, .rgb, .palette: break
        default: return try passOver(.misplacedChunk(type: "tRNS"), chunk.offset)
        }
        guard compressed.isEmpty else { return try passOver(.misplacedChunk(type: "tRNS"), chunk.offset) }
        transparency = content
    }

    private mutating func readText(_ chunk: PNGChunkReader.Chunk) {
        // A hostile file may hold any number of texts that take long to decompress.
        PNGText.read(chunk.type, chunk.content, isWanted: { OrientationRecord.keywords.contains($0) && textCount < 8 })
        {
            metadata.addText(keyword: $0, $1)
            textCount += 1
        }
    }

    private mutating func makeImage() throws(ImageError) -> Image {
        guard let header else { throw .invalidPNG(.missingChunk(type: "IHDR"), offset: 8) }
        if header.colorType == .palette, palette.isEmpty {
            throw .invalidPNG(.missingChunk(type: "PLTE"), offset: compressed.fileOffset(of: 0))
        }
        try checkMemory(header)
        return try decodePixels(header).oriented(metadata.orientation)
    }

    /// Checks everything that decoding holds at once: the filtered rows beside the joined chunks, then beside the
    /// picture, and at last the picture beside the turned one.
    private func checkMemory(_ header: PNGHeader) throws(ImageError) {
        let hasAlpha = transparency != nil || header.colorType == .grayAlpha || header.colorType == .rgba
        let dataSize = header.dataByteCount
        let imageSize = header.width * header.height * (hasAlpha ? 4 : 3)
        let turned = metadata.orientation == .up ? 0 : imageSize * 2
        try options.limits.check(memoryBytes: max(dataSize + max(compressed.joinedCount, imageSize), turned))
    }

    private mutating func decodePixels(_ header: PNGHeader) throws(ImageError) -> Image {
        let dataSize = header.dataByteCount
        let start = compressed.fileOffset(of: 0)
        // Deflate codes at most 258 bytes in two bits, so little data cannot announce a large picture.
        guard dataSize <= max(compressed.count * 1032, isStrict ? 0 : 1 << 26) else {
            throw .invalidPNG(.insufficientData, offset: start)
        }
        let data = HeapBuffer<UInt8>(count: dataSize)
        let outcome = compressed.withContiguousBytes { ZlibStream.decompress($0, into: data) }
        let layout = PNGRows(header)
        var wholeRows = layout.wholeRows(in: outcome.written)
        try note(outcome, wholeRows, layout)
        if let failure = PNGRowFilter.reconstruct(
            data, header: header, passes: header.passes, rowCount: wholeRows.count)
        {
            wholeRows = layout.rows(failure.row)
            let defect = PNGDefect.badRowFilter(filter: failure.filter, row: failure.row)
            guard failure.row > 0 else { throw .invalidPNG(defect, offset: start) }
            try passOver(defect, start)
        }
        if wholeRows.byteCount < dataSize {
            (data.pointer + wholeRows.byteCount).update(repeating: 0, count: dataSize - wholeRows.byteCount)
            let percent = ((dataSize - wholeRows.byteCount) * 100).dividedRoundingUp(by: dataSize)
            log.add(
                .incomplete(.png, offset: compressed.fileOffset(of: outcome.end), percentMissing: percent))
        }
        let expander = PNGPixelExpander(header: header, palette: palette, transparency: transparency)
        if let stray = expander.strayIndices(data, header.passes) {
            try passOver(.paletteIndexOutOfRange(index: stray.first, count: palette.count), start)
        }
        return expander.makeImage(data, passes: header.passes)
    }

    /// Notes what was wrong with the compressed data; with no whole row it is an error.
    private mutating func note(
        _ outcome: Inflater.Outcome, _ wholeRows: PNGRows.Extent, _ layout: PNGRows
    ) throws(ImageError) {
        let offset = compressed.fileOffset(of: outcome.end)
        if outcome.isTruncated {
            let error: ImageError =
                if let earlyEnd {
                    .truncated(.png, structure: .compressedData, offset: earlyEnd)
                } else {
                    .invalidPNG(.insufficientData, offset: offset)
                }
            if isStrict || wholeRows.count == 0 { throw error }
            // Only the checksum may be missing.
            if wholeRows.count == layout.count, earlyEnd == nil { log.add(PNGDefect.insufficientData, offset: offset) }
        } else if let defect = outcome.defect {
            if isStrict || wholeRows.count == 0 { throw .invalidPNG(defect, offset: offset) }
            log.add(defect, offset: offset)
        }
    }
}
