import ServalTensor

/// A safetensors file: named tensors that share the file's memory, and metadata.
package struct SafetensorsFile: Sendable {
    /// What a file has to satisfy.
    package enum Rules: Sendable {
        /// The container's own rules: any safetensors writer's file.
        case container
        /// Those of Serval's files, too: alignment, and a checksum of the header and of every tensor.
        case checked
    }

    /// The tensors' names in the order of their bytes.
    package let names: [String]
    package let metadata: [String: String]
    private let tensors: [String: Tensor]

    package init(path: String, rules: Rules = .checked) throws(WeightsError) {
        try self.init(MappedFile(path: path), rules: rules)
    }

    /// Validates the whole file, the checksums included where the rules demand them.
    package init(_ file: MappedFile, rules: Rules = .checked) throws(WeightsError) {
        let header = try SafetensorsHeader(file.bytes, isChecked: rules == .checked)
        metadata = header.metadata
        names = header.entries.map(\.name)
        if rules == .checked { try Self.verifyChecksums(of: header, in: file) }
        var tensors: [String: Tensor] = [:]
        for entry in header.entries { tensors[entry.name] = Self.tensor(entry, in: file) }
        self.tensors = tensors
    }

    package func tensor(named name: String) -> Tensor? { tensors[name] }

    private static func verifyChecksums(of header: SafetensorsHeader, in file: MappedFile) throws(WeightsError) {
        let key = "serval.checksums"
        let checksums = try header.metadata.json(key)
        guard let checksums = checksums.object else {
            throw .metadataInvalid(key: key, expected: "an object of strings")
        }
        var unused = Set(checksums.keys)
        for entry in header.entries {
            guard let value = checksums[entry.name], unused.remove(entry.name) != nil else {
                throw .checksumMissing(tensor: entry.name)
            }
            guard let stated = value.string else {
                throw .metadataInvalid(key: key, expected: "an object of strings")
            }
            let bytes = UnsafeRawBufferPointer(rebasing: file.bytes[entry.offset..<entry.offset + entry.byteCount])
            let found = XXH64.checksum(bytes)
            guard found == stated else {
                throw .checksumMismatch(tensor: entry.name, expected: stated, found: found)
            }
        }
        if let name = unused.min() { throw .checksumWithoutTensor(tensor: name) }
    }

    /// A view of the file; a copy where its elements are not aligned, which the container's rules allow.
    private static func tensor(_ entry: SafetensorsHeader.Entry, in file: MappedFile) -> Tensor {
        let start = file.start + entry.offset
        guard Int(bitPattern: start) % entry.elementType.byteCount == 0 else {
            let copy = MappedFile(copying: UnsafeRawBufferPointer(start: start, count: entry.byteCount))
            return Tensor(shape: entry.shape, elementType: entry.elementType, start: copy.start, owner: copy)
        }
        return Tensor(shape: entry.shape, elementType: entry.elementType, start: start, owner: file)
    }
}
