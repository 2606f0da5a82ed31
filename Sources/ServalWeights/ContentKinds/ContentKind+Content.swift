extension ContentKind {
    /// The format that a file's content shows; nil where it is unknown. `.safetensors` for Serval's own files.
    package init?(content bytes: UnsafeRawBufferPointer) {
        if bytes.isEmpty {
            self = .empty
        } else if Self.isSafetensors(bytes) {
            self = .safetensors
        } else if let format = Self.signature(bytes) ?? Self.protocolBuffer(bytes) ?? Self.textFormat(bytes)
            ?? Self.shortSignature(bytes)
        {
            self = format
        } else {
            return nil
        }
    }

    /// Whether a header's length and the header begin the file.
    private static func isSafetensors(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count > 8, bytes[8] == UInt8(ascii: "{") else { return false }
        return UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)) <= UInt64(SafetensorsHeader.lengthLimit)
    }

    private static func signature(_ bytes: UnsafeRawBufferPointer) -> ContentKind? {
        if bytes.count > 2, bytes[0] == UInt8(ascii: "P"), UInt8(ascii: "1")...UInt8(ascii: "7") ~= bytes[1],
            [0x09, 0x0A, 0x0D, 0x20].contains(bytes[2])
        {
            return .image("PNM")
        }
        // An HDF5 file may begin behind a block of the user's own.
        for offset in [0, 512, 1024, 2048, 4096]
        where bytes.begin(with: [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A], at: offset) {
            return .hdf5
        }
        if bytes.begin(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.begin(with: [0x50, 0x4B, 0x05, 0x06]) {
            return zipArchive(ZipNames.read(bytes))
        }
        // A whole pickle of PyTorch's old format begins with a number that only it has.
        if bytes.begin(with: [0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46]) { return .torch }
        if bytes.begin(with: [0x80]), bytes.count > 2, 2...5 ~= bytes[1] { return .pickle }
        for (text, offset, format) in signatures where bytes.begin(with: Array(text.utf8), at: offset) { return format }
        for (prefix, format) in byteSignatures where bytes.begin(with: prefix) { return format }
        return nil
    }

    /// Signatures of ASCII characters, and where they stand.
    private static let signatures: [(text: String, offset: Int, format: ContentKind)] = [
        ("TFL3", 4, .tensorFlowLite), ("GGUF", 0, .gguf), ("ggjt", 0, .gguf),
        ("version https://git-lfs", 0, .largeFilePointer),
        ("GIF8", 0, .image("GIF")), ("WEBP", 8, .image("WebP")), ("II*\0", 0, .image("TIFF")),
        ("MM\0*", 0, .image("TIFF")), ("ftypavi", 4, .image("AVIF")), ("ftyphei", 4, .image("HEIC")),
        ("ftyphev", 4, .image("HEIC")), ("ftypmif", 4, .image("HEIF")), ("ftypmsf", 4, .image("HEIF")),
        ("8BPS", 0, .image("PSD")), ("ftyp", 4, .other("a video")), ("RIFF", 0, .other("a RIFF file")),
        ("%PDF", 0, .other("a PDF file")), ("ustar", 257, .archive("tar", entry: nil)),
        ("Rar!", 0, .archive("RAR", entry: nil)), ("BZh", 0, .archive("bzip2", entry: nil)),
        ("SQLite format 3", 0, .other("an SQLite database")), ("\u{7F}ELF", 0, .other("a program")),
    ]

    private static let byteSignatures: [(prefix: [UInt8], format: ContentKind)] = [
        ([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], .array), ([0xFF, 0xD8, 0xFF], .image("JPEG")),
        ([0x89, 0x50, 0x4E, 0x47], .image("PNG")), ([0x1F, 0x8B], .archive("gzip", entry: nil)),
        ([0x28, 0xB5, 0x2F, 0xFD], .archive("Zstandard", entry: nil)),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .archive("xz", entry: nil)),
        ([0x37, 0x7A, 0xBC, 0xAF], .archive("7z", entry: nil)), ([0xFF, 0x0A], .image("JPEG XL")),
        ([0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20], .image("JPEG XL")),
        ([0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20], .image("JPEG 2000")),
    ]

    /// Signatures so short that a text could begin with them.
    private static func shortSignature(_ bytes: UnsafeRawBufferPointer) -> ContentKind? {
        if bytes.begin(with: Array("BM".utf8)) { return .image("BMP") }
        return bytes.begin(with: Array("MZ".utf8)) ? .other("a program") : nil
    }

    /// What a zip archive of these entries is.
    private static func zipArchive(_ names: [String]) -> ContentKind {
        let top = names.filter { !$0.contains("/") }
        if top.contains("config.json"), top.contains(where: { $0.hasSuffix(".weights.h5") || $0 == "metadata.json" }) {
            return .kerasArchive
        }
        if names.contains(where: { $0.hasSuffix("/data.pkl") || $0 == "data.pkl" }) { return .torch }
        if !names.isEmpty, names.allSatisfy({ $0.hasSuffix(".npy") }) { return .arrayArchive }
        if let folder = names.first(where: { $0.hasSuffix("saved_model.pb") }) {
            let entry = folder.dropLast("saved_model.pb".count)
            return .archive("zip", entry: entry.isEmpty ? folder : String(entry))
        }
        let endings = [".keras", ".h5", ".hdf5", ".safetensors"]
        return .archive("zip", entry: names.first { name in endings.contains { name.hasSuffix($0) } })
    }
}

extension UnsafeRawBufferPointer {
    /// Whether these bytes stand at `offset`.
    func begin(with prefix: [UInt8], at offset: Int = 0) -> Bool {
        count >= offset + prefix.count && prefix.indices.allSatisfy { self[offset + $0] == prefix[$0] }
    }
}
