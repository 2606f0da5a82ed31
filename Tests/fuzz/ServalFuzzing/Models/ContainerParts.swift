import ServalTensor
import ServalWeights

/// A safetensors file taken apart, from which one with mended offsets and checksums is put together again.
struct ContainerParts {
    struct Part {
        var name: String
        var typeName: String
        var shape: [Int]
        var bytes: [UInt8]

        /// The bytes of an element; 1 for a type that is not supported.
        var elementSize: Int { ElementType(rawValue: typeName)?.byteCount ?? 1 }
    }

    /// Without the checksums.
    var metadata: [(key: String, value: String)]
    var parts: [Part]

    private static let headerChecksumKey = "serval.header_checksum"
    private static let checksumsKey = "serval.checksums"

    init(metadata: [(key: String, value: String)] = [], parts: [Part] = []) {
        (self.metadata, self.parts) = (metadata, parts)
    }

    /// What can be made out of the bytes; nil where they have no header.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 8 else { return nil }
        let length = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length <= UInt64(bytes.count - 8) else { return nil }
        let start = 8 + Int(length)
        guard let header = bytes[8..<start].withUnsafeBytes({ try? JSONParser.parse($0).object }) else { return nil }
        metadata = []
        parts = []
        for (name, value) in zip(header.keys, header.values) {
            guard let entry = value.object else { continue }
            if name == "__metadata__" {
                for (key, value) in zip(entry.keys, entry.values) {
                    guard key != Self.headerChecksumKey, key != Self.checksumsKey else { continue }
                    metadata.append((key, value.string ?? ""))
                }
                continue
            }
            let offsets = entry["data_offsets"]?.ints ?? []
            let data = bytes[start...]
            let isInside = offsets.count == 2 && 0 <= offsets[0] && offsets[0] <= offsets[1] && offsets[1] <= data.count
            parts.append(
                Part(
                    name: name, typeName: entry["dtype"]?.string ?? "F32", shape: entry["shape"]?.ints ?? [],
                    bytes: isInside ? Array(data[start + offsets[0]..<start + offsets[1]]) : []))
        }
    }

    subscript(key: String) -> String? {
        get { metadata.first { $0.key == key }?.value }
        set {
            if let index = metadata.firstIndex(where: { $0.key == key }) {
                if let newValue { metadata[index].value = newValue } else { metadata.remove(at: index) }
            } else if let newValue {
                metadata.append((key, newValue))
            }
        }
    }

    /// The whole file: offsets, padding and checksums fit the parts as they are.
    ///
    /// - Parameter isChecked: whether the checksums of Serval's files are written.
    func serialized(isChecked: Bool = true) -> [UInt8] {
        let ordered = [8, 4, 2, 1].flatMap { size in parts.filter { $0.elementSize == size } }
        var checksums: [(String, JSONValue)] = []
        var members: [(String, JSONValue)] = []
        var position = 0
        for part in ordered {
            checksums.append((part.name, .string(part.bytes.withUnsafeBytes { XXH64.checksum($0) })))
            members.append(
                (
                    part.name,
                    [
                        "dtype": .string(part.typeName), "shape": .array(part.shape.map { .int($0) }),
                        "data_offsets": [.int(position), .int(position + part.bytes.count)],
                    ]
                ))
            position += part.bytes.count
        }
        var entries: [(String, JSONValue)] = []
        let digits = 16
        if isChecked { entries.append((Self.headerChecksumKey, .string(String(repeating: "0", count: digits)))) }
        entries += metadata.map { ($0.key, .string($0.value)) }
        if isChecked {
            entries.append((Self.checksumsKey, .string(JSONValue.object(Mutator.object(of: checksums)).text())))
        }
        let all = [("__metadata__", JSONValue.object(Mutator.object(of: entries)))] + members
        var header = Array(JSONValue.object(Mutator.object(of: all)).text().utf8)
        header += [UInt8](repeating: 0x20, count: (64 - (8 + header.count) % 64) % 64)
        if isChecked {
            let checksum = header.withUnsafeBytes { XXH64.checksum($0) }
            let start = "{\"__metadata__\":{\"\(Self.headerChecksumKey)\":\"".utf8.count
            header.replaceSubrange(start..<start + digits, with: checksum.utf8)
        }
        var file = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) } + header
        for part in ordered { file += part.bytes }
        return file
    }
}
