/// The text of a tEXt, zTXt or iTXt chunk (PNG 11.3.3).
enum PNGText {
    /// Longest text that is looked at.
    private static let maximumCount = 1 << 20

    /// Calls `body` with the text of a chunk whose keyword is one of those given.
    static func read(
        _ type: String, _ content: UnsafeRawBufferPointer, isWanted: (String) -> Bool,
        _ body: (String, UnsafeRawBufferPointer) -> Void
    ) {
        guard let keywordEnd = content.prefix(80).firstIndex(of: 0) else { return }
        let keyword = String(decoding: content[..<keywordEnd], as: UTF8.self)
        guard isWanted(keyword) else { return }
        var rest = content[(keywordEnd + 1)...]
        var isCompressed = type == "zTXt"
        if type == "iTXt" {
            guard rest.count >= 2 else { return }
            isCompressed = rest[rest.startIndex] != 0
            rest = rest.dropFirst(2)
            // Language and translated keyword.
            for _ in 0..<2 {
                guard let end = rest.firstIndex(of: 0) else { return }
                rest = rest[(end + 1)...]
            }
        } else if isCompressed {
            rest = rest.dropFirst()
        }
        let text = UnsafeRawBufferPointer(rebasing: rest)
        guard isCompressed else { return body(keyword, text) }
        let buffer = HeapBuffer<UInt8>(count: min(text.count * 1032, maximumCount))
        let written = ZlibStream.decompress(text, into: buffer).written
        body(keyword, UnsafeRawBufferPointer(start: buffer.pointer, count: written))
        withExtendedLifetime(buffer) {}
    }
}
