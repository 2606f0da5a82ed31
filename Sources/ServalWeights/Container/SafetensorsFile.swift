import ServalGraph
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
    /// What the file has demanded so far of the memory that its size allows.
    package let budget: MemoryBudget

    package init(
        path: String, rules: Rules = .checked, limits: ModelLimits = ModelLimits()
    ) throws(WeightsError) {
        try self.init(MappedFile(path: path), rules: rules, limits: limits)
    }

    /// Validates the whole file: the header first, then, where the rules demand them, the checksums of the tensors, for which
    /// all of the file is read.
    package init(
        _ file: MappedFile, rules: Rules = .checked, limits: ModelLimits = ModelLimits()
    ) throws(WeightsError) {
        var budget = limits.memoryBudget(fileByteCount: file.byteCount)
        try budget.count(file.byteCount, for: .file)
        let header = try SafetensorsHeader(file.bytes, isChecked: rules == .checked, &budget)
        metadata = header.metadata
        names = header.entries.map(\.name)
        if rules == .checked { try Self.verifyChecksums(of: header, in: file, &budget) }
        var tensors: [String: Tensor] = [:]
        for entry in header.entries {
            if !Self.isAligned(entry, in: file) { try budget.count(entry.byteCount, for: .file) }
            tensors[entry.name] = Self.tensor(entry, in: file)
        }
        (self.tensors, self.budget) = (tensors, budget)
    }

    package func tensor(named name: String) -> Tensor? { tensors[name] }

    private static func verifyChecksums(
        of header: SafetensorsHeader, in file: MappedFile, _ budget: inout MemoryBudget
    ) throws(WeightsError) {
        let key = "serval.checksums"
        let checksums = try header.metadata.json(key, &budget)
        guard let checksums = checksums.object else {
            throw .metadataInvalid(key: key, expected: "an object of strings")
        }
        file.populate()
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

    private static func isAligned(_ entry: SafetensorsHeader.Entry, in file: MappedFile) -> Bool {
        Int(bitPattern: file.start + entry.offset) % entry.elementType.byteCount == 0
    }

    /// A view of the file; a copy where its elements are not aligned, which the container's rules allow.
    private static func tensor(_ entry: SafetensorsHeader.Entry, in file: MappedFile) -> Tensor {
        let start = file.start + entry.offset
        guard isAligned(entry, in: file) else {
            let copy = MappedFile(copying: UnsafeRawBufferPointer(start: start, count: entry.byteCount))
            return Tensor(shape: entry.shape, elementType: entry.elementType, start: copy.start, owner: copy)
        }
        return Tensor(shape: entry.shape, elementType: entry.elementType, start: start, owner: file)
    }
}
