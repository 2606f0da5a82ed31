/// Decodes a PNG of any colour type, bit depth and interlacing.
///
/// Checked are the signature, the checksums of all chunks, the order of IHDR, PLTE, tRNS, IDAT and IEND, the zlib
/// stream and its checksum, filter types and palette indices. Other ancillary chunks are skipped.
struct PNGDecoder {
    private let limits: DecodeLimits
    private var header: PNGHeader?
    private var palette: [RGBAColor] = []
    private var transparentSample: [UInt16]?
    private var hasTransparency = false
    private var compressed: [UnsafeRawBufferPointer] = []
    private var compressedOffset = 0

    static func decode(_ bytes: UnsafeRawBufferPointer, limits: DecodeLimits) throws(ImageError) -> Image {
        var decoder = PNGDecoder(limits: limits)
        try decoder.readChunks(bytes)
        return try decoder.makeImage(fileSize: bytes.count)
    }

    private init(limits: DecodeLimits) {
        self.limits = limits
    }

    private mutating func readChunks(_ bytes: UnsafeRawBufferPointer) throws(ImageError) {
        var reader = try PNGChunkReader(bytes)
        var previous = ""
        while true {
            let start = reader.position
            let chunk = try reader.next()
            try chunk.verifyChecksum()
            if header == nil, chunk.type != "IHDR" { throw .invalidPNG(.missingChunk(type: "IHDR"), offset: start) }
            switch chunk.type {
            case "IHDR": try readHeader(chunk)
            case "PLTE": try readPalette(chunk)
            case "tRNS": try readTransparency(chunk)
            case "IDAT":
                guard compressed.isEmpty || previous == "IDAT" else {
                    throw .invalidPNG(.misplacedChunk(type: "IDAT"), offset: start)
                }
                if compressed.isEmpty { compressedOffset = chunk.offset }
                compressed.append(chunk.content)
            case "IEND":
                guard chunk.content.isEmpty else {
                    throw .invalidPNG(.badChunkLength(type: "IEND", length: chunk.content.count), offset: start)
                }
                guard !compressed.isEmpty else { throw .invalidPNG(.missingChunk(type: "IDAT"), offset: start) }
                return
            default:
                if chunk.isCritical { throw .invalidPNG(.unknownCriticalChunk(type: chunk.type), offset: start) }
            }
            previous = chunk.type
        }
    }

    private mutating func readHeader(_ chunk: PNGChunkReader.Chunk) throws(ImageError) {
        guard header == nil else { throw .invalidPNG(.duplicateChunk(type: "IHDR"), offset: chunk.offset) }
        let header = try PNGHeader(chunk.content, offset: chunk.offset)
        try limits.check(width: header.width, height: header.height)
        self.header = header
    }

    private mutating func readPalette(_ chunk: PNGChunkReader.Chunk) throws(ImageError) {
        guard let header, compressed.isEmpty, !hasTransparency,
            header.colorType != .gray, header.colorType != .grayAlpha
        else { throw .invalidPNG(.misplacedChunk(type: "PLTE"), offset: chunk.offset) }
        guard palette.isEmpty else { throw .invalidPNG(.duplicateChunk(type: "PLTE"), offset: chunk.offset) }
        let (count, rest) = chunk.content.count.quotientAndRemainder(dividingBy: 3)
        let maximum = header.colorType == .palette ? 1 << header.bitDepth : 256
        guard rest == 0, count >= 1, count <= maximum else {
            throw .invalidPNG(.badChunkLength(type: "PLTE", length: chunk.content.count), offset: chunk.offset)
        }
        palette = (0..<count).map {
            RGBAColor(
                red: chunk.content[$0 * 3], green: chunk.content[$0 * 3 + 1], blue: chunk.content[$0 * 3 + 2])
        }
    }

    private mutating func readTransparency(_ chunk: PNGChunkReader.Chunk) throws(ImageError) {
        guard !hasTransparency else { throw .invalidPNG(.duplicateChunk(type: "tRNS"), offset: chunk.offset) }
        let content = chunk.content
        let isLengthValid: Bool
        switch header?.colorType {
        case .gray: isLengthValid = content.count == 2
        case .rgb: isLengthValid = content.count == 6
        case .palette: isLengthValid = content.count <= palette.count
        default: throw .invalidPNG(.misplacedChunk(type: "tRNS"), offset: chunk.offset)
        }
        guard compressed.isEmpty, header?.colorType != .palette || !palette.isEmpty else {
            throw .invalidPNG(.misplacedChunk(type: "tRNS"), offset: chunk.offset)
        }
        guard isLengthValid else {
            throw .invalidPNG(.badChunkLength(type: "tRNS", length: content.count), offset: chunk.offset)
        }
        hasTransparency = true
        if header?.colorType == .palette {
            for index in 0..<content.count { palette[index].alpha = content[index] }
        } else {
            transparentSample = stride(from: 0, to: content.count, by: 2).map {
                UInt16(bigEndian: content.loadUnaligned(fromByteOffset: $0, as: UInt16.self))
            }
        }
    }

    private func makeImage(fileSize: Int) throws(ImageError) -> Image {
        guard let header else { throw .invalidPNG(.missingChunk(type: "IHDR"), offset: 8) }
        if header.colorType == .palette, palette.isEmpty {
            throw .invalidPNG(.missingChunk(type: "PLTE"), offset: compressedOffset)
        }
        let hasAlpha = hasTransparency || header.colorType == .grayAlpha || header.colorType == .rgba
        let dataSize = header.dataByteCount
        let pixelCount = header.width * header.height
        let compressedSize = compressed.reduce(0) { $0 + $1.count }
        try limits.check(
            memoryBytes: dataSize + pixelCount * (hasAlpha ? 4 : 3) + (compressed.count > 1 ? compressedSize : 0))
        // Deflate codes at most 258 bytes in two bits, so little data cannot announce a large picture.
        guard dataSize <= compressedSize * 1032 else {
            throw .invalidPNG(.insufficientData, offset: compressedOffset)
        }
        let data = HeapBuffer<UInt8>(count: dataSize)
        try withContiguousData { (source) throws(ImageError) in
            try ZlibStream.decompress(source, into: data, offset: compressedOffset)
        }
        let passes = header.passes
        try PNGRowFilter.reconstruct(data, header: header, passes: passes, offset: compressedOffset)
        let expander = PNGPixelExpander(
            header: header, palette: palette, transparentSample: transparentSample, hasAlpha: hasAlpha)
        return try expander.makeImage(data, passes: passes, offset: compressedOffset)
    }

    /// Joins the IDAT chunks where there are several.
    private func withContiguousData(
        _ body: (UnsafeRawBufferPointer) throws(ImageError) -> Void
    ) throws(ImageError) {
        if compressed.count == 1 { return try body(compressed[0]) }
        var joined: [UInt8] = []
        joined.reserveCapacity(compressed.reduce(0) { $0 + $1.count })
        for part in compressed { joined.append(contentsOf: part) }
        try joined.withUnsafeBufferPointer { (buffer) throws(ImageError) in
            try body(UnsafeRawBufferPointer(buffer))
        }
    }
}
