import ServalTensor

/// Builds safetensors files of the `checked` rules: aligned, with checksums of the header and of every tensor.
package struct SafetensorsWriter {
    /// Metadata besides the checksums, which the writer adds.
    package var metadata: [(key: String, value: String)]
    package private(set) var tensors: [(name: String, tensor: Tensor)] = []

    package init(metadata: [(key: String, value: String)] = []) { self.metadata = metadata }

    /// - Precondition: no tensor of this name has been added.
    package mutating func add(_ tensor: Tensor, named name: String) { tensors.append((name, tensor)) }

    /// The whole file. Tensors follow each other in the order in which they were added, except that those of fewer
    /// bytes an element come later, so that all are aligned.
    package func serialized() -> [UInt8] {
        let ordered =
            tensors.filter { $0.tensor.elementType.byteCount == 8 }
            + tensors.filter { $0.tensor.elementType.byteCount == 4 }
            + tensors.filter { $0.tensor.elementType.byteCount == 2 }
            + tensors.filter { $0.tensor.elementType.byteCount == 1 }
        var checksums = JSONObject()
        var entries = JSONObject()
        var position = 0
        for (name, tensor) in ordered {
            checksums[name] = .string(tensor.withUnsafeBytes { XXH64.checksum($0) })
            entries[name] = [
                "dtype": .string(tensor.elementType.rawValue),
                "shape": .array(tensor.shape.dimensions.map { .int($0) }),
                "data_offsets": .array([.int(position), .int(position + tensor.byteCount)]),
            ]
            position += tensor.byteCount
        }
        var bytes = header(entries: entries, checksums: checksums)
        bytes.reserveCapacity(bytes.count + position)
        for (_, tensor) in ordered { tensor.withUnsafeBytes { bytes.append(contentsOf: $0) } }
        return bytes
    }

    /// Writes the file whole or not at all.
    package func write(to path: String) throws(WeightsError) { try writeFile(serialized(), to: path) }

    /// The header's length and the header, padded so that what follows is aligned.
    private func header(entries: JSONObject, checksums: JSONObject) -> [UInt8] {
        let placeholder = String(repeating: "0", count: 16)
        // First of all members, so that its place is known.
        var all: JSONObject = [SafetensorsHeader.checksumKey: .string(placeholder)]
        for (key, value) in metadata { all[key] = .string(value) }
        all["serval.checksums"] = .string(JSONValue.object(checksums).text())
        var members: JSONObject = ["__metadata__": .object(all)]
        for (name, entry) in zip(entries.keys, entries.values) { members[name] = entry }
        var header = Array(JSONValue.object(members).text().utf8)
        header += [UInt8](repeating: UInt8(ascii: " "), count: (64 - (8 + header.count) % 64) % 64)
        let checksum = header.withUnsafeBytes { XXH64.checksum($0) }
        let start = "{\"__metadata__\":{\"\(SafetensorsHeader.checksumKey)\":\"".utf8.count
        header.replaceSubrange(start..<start + 16, with: checksum.utf8)
        let length = UInt64(header.count).littleEndian
        return withUnsafeBytes(of: length) { Array($0) } + header
    }
}
