extension ForeignFormat {
    /// The kind of file that the first bytes announce, or nil.
    ///
    /// - Parameter bytes: The file, or at least its first 4096 bytes.
    public init?(content bytes: UnsafeRawBufferPointer) {
        if let found = Self.binarySignatures.first(where: { $0.matches(bytes) })?.format {
            self = found
        } else if let found = Self.container(bytes) ?? Self.structured(bytes) ?? Self.text(bytes) {
            self = found
        } else {
            return nil
        }
    }

    /// Fixed bytes at a fixed place.
    private struct Signature {
        let format: ForeignFormat
        let offset: Int
        let bytes: [UInt8]

        init(_ format: ForeignFormat, _ bytes: [UInt8], at offset: Int = 0) {
            (self.format, self.bytes, self.offset) = (format, bytes, offset)
        }

        init(_ format: ForeignFormat, _ text: String, at offset: Int = 0) {
            self.init(format, Array(text.utf8), at: offset)
        }

        func matches(_ content: UnsafeRawBufferPointer) -> Bool {
            content.count >= offset + bytes.count && content[offset..<offset + bytes.count].elementsEqual(bytes)
        }
    }

    private static let binarySignatures: [Signature] = [
        Signature(.gif, "GIF8"), Signature(.photoshop, "8BPS"), Signature(.gimp, "gimp xcf"),
        Signature(.openEXR, [0x76, 0x2F, 0x31, 0x01]), Signature(.radianceHDR, "#?RADIANCE"),
        Signature(.radianceHDR, "#?RGBE"), Signature(.dds, "DDS "), Signature(.qoi, "qoif"),
        Signature(.multipleImageNetworkGraphics, [0x8A, 0x4D, 0x4E, 0x47]),
        Signature(.multipleImageNetworkGraphics, [0x8B, 0x4A, 0x4E, 0x47]),
        Signature(.jpegXL, [0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20]), Signature(.jpegXL, [0xFF, 0x0A]),
        Signature(.jpeg2000, [0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20]), Signature(.jpeg2000, [0xFF, 0x4F, 0xFF, 0x51]),
        Signature(.dicom, "DICM", at: 128), Signature(.fits, "SIMPLE  ="),
        Signature(.fujifilmRaw, "FUJIFILMCCD-RAW"), Signature(.olympusRaw, "IIRO"), Signature(.olympusRaw, "IIRS"),
        Signature(.olympusRaw, "MMOR"), Signature(.panasonicRaw, "IIU\0"),
        Signature(.matroska, [0x1A, 0x45, 0xDF, 0xA3]), Signature(.ogg, "OggS"), Signature(.mp3, "ID3"),
        Signature(.flac, "fLaC"), Signature(.pdf, "%PDF"), Signature(.postScript, "%!PS"),
        Signature(.postScript, [0xC5, 0xD0, 0xD3, 0xC6]), Signature(.gzip, [0x1F, 0x8B]),
        Signature(.bzip2, "BZh"), Signature(.xz, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]),
        Signature(.zstandard, [0x28, 0xB5, 0x2F, 0xFD]), Signature(.sevenZip, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
        Signature(.rar, "Rar!\u{1A}\u{07}"), Signature(.tar, "ustar", at: 257),
        Signature(.appleDouble, [0, 5, 0x16, 7]), Signature(.sqlite, "SQLite format 3\0"),
        Signature(.program, [0x7F, 0x45, 0x4C, 0x46]), Signature(.officeDocument, [0xD0, 0xCF, 0x11, 0xE0]),
        Signature(.hdf5, [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]), Signature(.tensorFlowLite, "TFL3", at: 4),
        Signature(.numPy, [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]),
    ]

    /// RIFF files, boxes of the ISO base media format and zip archives, told apart by what is inside.
    private static func container(_ bytes: UnsafeRawBufferPointer) -> ForeignFormat? {
        func text(_ range: Range<Int>) -> String {
            range.upperBound <= bytes.count ? String(decoding: bytes[range], as: UTF8.self) : ""
        }
        switch text(0..<4) {
        case "RIFF":
            switch text(8..<12) {
            case "WEBP": return .webP
            case "AVI ": return .avi
            case "WAVE": return .wave
            default: return nil
            }
        case "PK\u{3}\u{4}", "PK\u{5}\u{6}":
            let start = text(0..<min(bytes.count, 4096))
            return start.contains("metadata.json") && start.contains("keras_version") || start.contains("config.json")
                || start.contains("model.weights.h5") ? .kerasArchive : .zip
        default: break
        }
        if text(4..<8) == "ftyp" {
            let brands = stride(from: 8, to: min(bytes.count, 64) - 3, by: 4).map { text($0..<$0 + 4) }
            if brands.contains(where: { ["avif", "avis"].contains($0) }) { return .avif }
            if brands.contains(where: { ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"].contains($0) }) {
                return .heic
            }
            if brands.first == "crx " { return .canonRaw }
            return brands.first == "qt  " ? .quickTime : .mp4
        }
        return ["moov", "mdat", "wide", "free", "skip"].contains(text(4..<8)) ? .quickTime : nil
    }

    /// Formats that a few bytes would announce too easily.
    private static func structured(_ bytes: UnsafeRawBufferPointer) -> ForeignFormat? {
        guard bytes.count >= 8 else { return nil }
        func number(_ offset: Int, _ length: Int) -> Int {
            (0..<length).reduce(0) { offset + $1 < bytes.count ? $0 | Int(bytes[offset + $1]) << (8 * $1) : $0 }
        }
        let word = number(0, 4)
        // "II*\0", "MM\0*" and, of BigTIFF, "II+\0" and "MM\0+".
        if [0x002A_4949, 0x2A00_4D4D, 0x002B_4949, 0x2B00_4D4D].contains(word) {
            if number(8, 2) == 0x5243 { return .canonRaw }
            return TIFFDirectory(bytes)?.isDigitalNegative == true ? .digitalNegative : .tiff
        }
        if number(0, 2) == 0x4D42, [12, 16, 40, 52, 56, 64, 108, 124].contains(number(14, 4)) { return .bmp }
        if number(0, 2) == 0x5A4D { return .program }
        if word == 0x0001_0000 || word == 0x0002_0000, (1...255).contains(number(4, 2)) { return .icon }
        if bytes[0] == 0x0A, [0, 2, 3, 4, 5].contains(bytes[1]), bytes[2] == 1 { return .pcx }
        if bytes[0] == 0x80, (2...5).contains(bytes[1]) { return .pickle }
        if number(0, 2) & 0xE0FF == 0xE0FF, bytes[1] & 6 == 2 { return .mp3 }
        switch (bytes[0], bytes[1]) {
        case (0x50, 0x31), (0x50, 0x34): return .portableBitmap
        case (0x50, 0x37): return .portableAnymap
        case (0x50, 0x46), (0x50, 0x66): return .portableFloatmap
        default: break
        }
        if bytes.count > 9, bytes[8] == 0x7B, number(0, 8) > 1, number(0, 8) < 1 << 40 { return .safetensors }
        if bytes.count >= 18, bytes[1] <= 1, [1, 2, 3, 9, 10, 11].contains(bytes[2]), number(12, 2) > 0,
            number(14, 2) > 0, [8, 15, 16, 24, 32].contains(bytes[16]), bytes[17] & 0xC0 == 0
        {
            return .targa
        }
        return bytes.prefix(4096).allSatisfy { $0 == 0 } ? .zeros : nil
    }

    /// Kinds of text, after a byte order mark and white space.
    private static func text(_ bytes: UnsafeRawBufferPointer) -> ForeignFormat? {
        let start = bytes.prefix(4096)
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { return .text }
        let content = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3) : start
        guard !content.contains(where: { $0 < 0x20 && !(0x08...0x0D).contains($0) && $0 != 0x1B || $0 == 0x7F }) else {
            return nil
        }
        // A character may be cut off at the end of what is looked at.
        let text = String(decoding: content, as: UTF8.self)
        guard !text.dropLast(2).contains("\u{FFFD}") else { return nil }
        let trimmed = text.drop { $0.isWhitespace }.lowercased()
        if trimmed.hasPrefix("version https://git-lfs") { return .gitLFSPointer }
        if trimmed.contains("<svg") { return .svg }
        if ["<!doctype html", "<html", "<head", "<body", "<script"].contains(where: trimmed.hasPrefix) { return .html }
        if trimmed.hasPrefix("<?xml") { return trimmed.contains("<html") ? .html : .xml }
        if trimmed.hasPrefix("<") { return trimmed.contains("<html") || trimmed.contains("<!--") ? .html : .xml }
        if trimmed.hasPrefix("{") || trimmed.hasPrefix("[") { return .json }
        if ["data:image/", "/9j/", "ivborw0kgg"].contains(where: trimmed.hasPrefix) { return .base64 }
        return .text
    }
}

extension TIFFDirectory {
    /// Whether the first directory has the tag DNGVersion.
    fileprivate var isDigitalNegative: Bool { contains(tag: 0xC612) }
}
