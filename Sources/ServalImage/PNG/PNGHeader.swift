/// The header chunk IHDR (PNG 11.2.1).
struct PNGHeader {
    enum ColorType: Int {
        case gray = 0
        case rgb = 2
        case palette = 3
        case grayAlpha = 4
        case rgba = 6

        var channels: Int {
            switch self {
            case .gray, .palette: 1
            case .grayAlpha: 2
            case .rgb: 3
            case .rgba: 4
            }
        }

        var bitDepths: [Int] {
            switch self {
            case .gray: [1, 2, 4, 8, 16]
            case .palette: [1, 2, 4, 8]
            case .rgb, .grayAlpha, .rgba: [8, 16]
            }
        }
    }

    let width: Int
    let height: Int
    let bitDepth: Int
    let colorType: ColorType
    let isInterlaced: Bool

    var bitsPerPixel: Int { bitDepth * colorType.channels }

    /// Distance in bytes to the sample that a row filter refers to.
    var filterDistance: Int { max(1, bitsPerPixel / 8) }

    /// Bytes of a row of this many pixels, without its filter type.
    func rowBytes(_ width: Int) -> Int { (width * bitsPerPixel + 7) / 8 }

    /// The passes in the order stored: all pixels, or Adam7's seven.
    var passes: [PNGPass] {
        isInterlaced
            ? PNGPass.adam7(width: width, height: height)
            : [PNGPass(x: 0, y: 0, stepX: 1, stepY: 1, imageWidth: width, imageHeight: height)]
    }

    /// Bytes of the decompressed data: filter types and rows of all passes.
    var dataByteCount: Int {
        passes.reduce(0) { $0 + ($1.width == 0 ? 0 : (rowBytes($1.width) + 1) * $1.height) }
    }

    /// - Parameters:
    ///   - content: The 13 bytes of the chunk.
    ///   - offset: Where they are in the file, for errors.
    init(_ content: UnsafeRawBufferPointer, offset: Int) throws(ImageError) {
        guard content.count == 13 else {
            throw .invalidPNG(.badChunkLength(type: "IHDR", length: content.count), offset: offset)
        }
        width = Int(UInt32(bigEndian: content.loadUnaligned(fromByteOffset: 0, as: UInt32.self)))
        height = Int(UInt32(bigEndian: content.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
        bitDepth = Int(content[8])
        guard let colorType = ColorType(rawValue: Int(content[9])) else {
            throw .invalidPNG(.badColorType(Int(content[9])), offset: offset + 9)
        }
        self.colorType = colorType
        guard colorType.bitDepths.contains(bitDepth) else {
            throw .invalidPNG(.badBitDepth(bitDepth: bitDepth, colorType: colorType.rawValue), offset: offset + 8)
        }
        guard content[10] == 0 else {
            throw .invalidPNG(.badCompressionMethod(Int(content[10])), offset: offset + 10)
        }
        guard content[11] == 0 else { throw .invalidPNG(.badFilterMethod(Int(content[11])), offset: offset + 11) }
        guard content[12] <= 1 else { throw .invalidPNG(.badInterlaceMethod(Int(content[12])), offset: offset + 12) }
        isInterlaced = content[12] == 1
    }
}
