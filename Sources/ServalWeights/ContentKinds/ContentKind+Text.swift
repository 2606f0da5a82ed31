extension ContentKind {
    /// The kind of a text, by what its beginning says.
    static func textFormat(_ bytes: UnsafeRawBufferPointer) -> ContentKind? {
        // Fewer bytes are rather what is left of another file.
        guard bytes.count >= 16 else { return nil }
        // A byte-order mark says nothing about the kind.
        let start = bytes.begin(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let part = bytes[start..<min(bytes.count, start + 4096)]
        guard part.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 == 0x0C })
        else { return nil }
        // The part's end may lie within a character.
        let invalid = firstInvalidUTF8(in: UnsafeRawBufferPointer(rebasing: part))
        guard invalid.map({ $0 + 3 >= part.count }) ?? true else { return nil }
        let text = String(decoding: part, as: UTF8.self).lowercased()
        guard let first = text.first(where: { !$0.isWhitespace }) else { return .text }
        if first == "{" || first == "[" {
            // A model that TensorFlow.js saved names its Keras classes, too.
            if text.contains("\"modeltopology\"") || text.contains("\"weightsmanifest\"") { return .tensorFlowJS }
            return text.contains("\"class_name\"") ? .kerasConfiguration : .text
        }
        if first == "<" {
            if text.contains("<!doctype html") || text.contains("<html") { return .webPage }
            if text.contains("<svg") { return .image("SVG") }
            return text.contains("<net ") ? .openVINO : .text
        }
        return .text
    }
}
