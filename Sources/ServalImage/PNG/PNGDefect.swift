import ServalTensor

/// A way in which a PNG breaks its specification (W3C PNG, third edition; RFC 1950 and 1951 for its compressed data).
public enum PNGDefect: Sendable, Equatable {
    /// The eight bytes of the signature differ.
    case badSignature
    /// A chunk type is not four ASCII letters.
    case badChunkType
    /// A chunk is longer than 2³¹ − 1 bytes.
    case chunkTooLong(type: String)
    /// A chunk's CRC does not match its content.
    case checksumMismatch(chunk: String)
    /// A chunk stands where its kind may not.
    case misplacedChunk(type: String)
    /// A second chunk of a kind that may appear once.
    case duplicateChunk(type: String)
    /// A chunk without which the file is incomplete.
    case missingChunk(type: String)
    /// A chunk's length does not fit its kind.
    case badChunkLength(type: String, length: Int)
    /// A critical chunk that no decoder may skip.
    case unknownCriticalChunk(type: String)
    /// A bit depth that the colour type does not allow.
    case badBitDepth(bitDepth: Int, colorType: Int)
    /// A colour type other than 0, 2, 3, 4 and 6.
    case badColorType(Int)
    /// A compression method other than 0.
    case badCompressionMethod(Int)
    /// A filter method other than 0.
    case badFilterMethod(Int)
    /// An interlace method other than 0 and 1.
    case badInterlaceMethod(Int)
    /// A row's filter type is above 4. Rows count from 0 through the decompressed data, those of the passes of an interlaced
    /// picture one after the other.
    case badRowFilter(filter: Int, row: Int)
    /// A pixel refers to a palette entry that is not there.
    case paletteIndexOutOfRange(index: Int, count: Int)
    /// The zlib header is damaged or asks for a preset dictionary.
    case badCompressedHeader
    /// A deflate block of the reserved type.
    case badBlockType
    /// A stored block whose length and its complement disagree.
    case badStoredLength
    /// A set of code lengths that forms no prefix code.
    case badHuffmanCode
    /// A code word or symbol that means nothing.
    case badSymbol
    /// A match that reaches back beyond the start of the data.
    case badDistance
    /// More data than the picture has room for.
    case excessData
    /// Less data than the picture needs.
    case insufficientData
    /// The Adler-32 sum of the decompressed data differs.
    case dataChecksumMismatch
}

extension PNGDefect: CustomStringConvertible {
    public var description: String {
        switch self {
        case .badSignature: "the signature is not that of a PNG"
        case .badChunkType: "a chunk type is not made of letters"
        case .chunkTooLong(let type): "the chunk \(type) states a length above 2147483647"
        case .checksumMismatch(let chunk): "the checksum of the chunk \(chunk) does not match"
        case .misplacedChunk(let type): "the chunk \(type) is out of place"
        case .duplicateChunk(let type): "there is a second chunk \(type)"
        case .missingChunk(let type): "the chunk \(type) is missing"
        case .badChunkLength(let type, let length): "the chunk \(type) cannot be \("byte".counted(length)) long"
        case .unknownCriticalChunk(let type): "the critical chunk \(type) is unknown"
        case .badBitDepth(let bitDepth, let colorType):
            "bit depth \(bitDepth) does not go with colour type \(colorType)"
        case .badColorType(let type): "there is no colour type \(type)"
        case .badCompressionMethod(let method): "there is no compression method \(method)"
        case .badFilterMethod(let method): "there is no filter method \(method)"
        case .badInterlaceMethod(let method): "there is no interlace method \(method)"
        case .badRowFilter(let filter, let row): "row \(row) of the data has filter \(filter), which does not exist"
        case .paletteIndexOutOfRange(let index, let count): "a pixel uses entry \(index) of a palette of \(count)"
        case .badCompressedHeader: "the zlib header is invalid"
        case .badBlockType: "a deflate block has the reserved type"
        case .badStoredLength: "the length of a stored block fails its check"
        case .badHuffmanCode: "the code lengths form no prefix code"
        case .badSymbol: "a code word has no meaning"
        case .badDistance: "a match starts before the data"
        case .excessData: "there is more compressed data than pixels"
        case .insufficientData: "there is less compressed data than pixels"
        case .dataChecksumMismatch: "the checksum of the decompressed data does not match"
        }
    }
}
