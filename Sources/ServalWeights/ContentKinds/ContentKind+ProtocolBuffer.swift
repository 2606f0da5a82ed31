extension ContentKind {
    /// The kind of model that a protocol buffer without a signature holds, by its first fields.
    ///
    /// Sources: onnx.proto, saved_model.proto and graph.proto of TensorFlow, Model.proto of Core ML.
    static func protocolBuffer(_ bytes: UnsafeRawBufferPointer) -> ContentKind? {
        guard bytes.count >= 4 else { return nil }
        if bytes[0] == 0x08, 1...30 ~= bytes[1] { return versioned(bytes) }
        return isGraphDef(bytes) ? .graphDef : nil
    }

    /// A message whose field 1 is a small number, a version in all of these formats.
    private static func versioned(_ bytes: UnsafeRawBufferPointer) -> ContentKind? {
        var fields = FieldReader(bytes: bytes, position: 2)
        // Field 2 is text in ONNX (who made the model) and a message in the others.
        guard bytes[2] == 0x12 else {
            let isONNX = [0x1A, 0x22, 0x28, 0x32, 0x3A, 0x42].contains(bytes[2])
            return isONNX && fields.skip() ? .onnx : nil
        }
        guard let content = fields.content(of: 0x12) else { return nil }
        if bytes[1] == 1, bytes[content.lowerBound...].first == 0x0A { return .savedModel }
        if content.count <= 100, bytes[content].allSatisfy({ 0x20...0x7E ~= $0 }) { return .onnx }
        return bytes[content.lowerBound...].first == 0x0A ? .coreML : nil
    }

    /// Whether the first node has a name and an operation, as nodes of a graph do.
    private static func isGraphDef(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var fields = FieldReader(bytes: bytes, position: 0)
        guard let node = fields.content(of: 0x0A) else { return false }
        var inner = FieldReader(bytes: bytes, position: node.lowerBound)
        guard let name = inner.content(of: 0x0A), let operation = inner.content(of: 0x12) else { return false }
        return !name.isEmpty && !operation.isEmpty
            && [name, operation].allSatisfy { bytes[$0].allSatisfy { 0x20...0x7E ~= $0 } }
            && UInt8(ascii: "A")...UInt8(ascii: "Z") ~= bytes[operation.lowerBound]
    }

    /// Reads fields of a length and as many bytes, one behind the other.
    private struct FieldReader {
        let bytes: UnsafeRawBufferPointer
        var position: Int

        /// The next field's content; nil where it has another tag. A content that ends behind what is there is cut.
        mutating func content(of tag: UInt8) -> Range<Int>? {
            guard position < bytes.count, bytes[position] == tag else { return nil }
            position += 1
            guard let length = number(), position < bytes.count else { return nil }
            let end = length > bytes.count - position ? bytes.count : position + length
            defer { position = end }
            return position..<end
        }

        /// Whether a whole number follows the next tag.
        mutating func skip() -> Bool {
            position += 1
            return number() != nil
        }

        private mutating func number() -> Int? {
            var value = 0
            for shift in stride(from: 0, to: 35, by: 7) {
                guard position < bytes.count else { return nil }
                let byte = bytes[position]
                position += 1
                value |= Int(byte & 0x7F) << shift
                if byte < 0x80 { return value }
            }
            return nil
        }
    }
}
