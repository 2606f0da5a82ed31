import ServalTensor

/// A safetensors file's header: where each tensor lies, and the metadata. Validated against the file's length.
package struct SafetensorsHeader: Sendable {
    package struct Entry: Sendable {
        package let name: String
        package let elementType: ElementType
        package let shape: Shape
        /// Byte of the file.
        package let offset: Int

        package var byteCount: Int { shape.count * elementType.byteCount }
    }

    /// In the order of their offsets.
    package let entries: [Entry]
    package let metadata: [String: String]

    /// The format's own limit for the header's length.
    package static let lengthLimit = 100_000_000

    /// Reads the header and checks every rule of the container.
    ///
    /// - Parameter isChecked: whether the additional rules of Serval's files hold: alignment and header checksum.
    init(
        _ file: UnsafeRawBufferPointer, isChecked: Bool, _ budget: inout MemoryBudget
    ) throws(WeightsError) {
        guard file.count >= 8 else { throw .fileTooShort(byteCount: file.count, needed: 8) }
        let stated = UInt64(littleEndian: file.loadUnaligned(as: UInt64.self))
        guard stated <= UInt64(Self.lengthLimit) else {
            throw .headerTooLong(length: stated, limit: Self.lengthLimit)
        }
        let length = Int(stated)
        guard length <= file.count - 8 else { throw .fileTooShort(byteCount: file.count, needed: 8 + length) }
        if isChecked, (8 + length) % 64 != 0 { throw .headerMisaligned(length: length) }
        let header = UnsafeRawBufferPointer(rebasing: file[8..<8 + length])
        guard let first = header.first else { throw .headerInvalid(JSONError(.unexpectedEnd, at: 0)) }
        guard first == UInt8(ascii: "{") else { throw .headerDoesNotStart(byte: first) }

        let result = try Self.parse(header, &budget)
        guard let members = result.value.object else {
            throw .headerInvalid(JSONError(.unexpectedByte(first), at: 0))
        }
        metadata = try Self.metadata(members["__metadata__"])
        if isChecked { try Self.verifyChecksum(of: header, at: result.location, &budget) }
        try budget.count(saturatingProduct(members.count, Self.entryByteCount), for: .text)
        entries = try Self.entries(members, dataStart: 8 + length, fileEnd: file.count, isChecked: isChecked)
    }

    static let checksumKey = "serval.header_checksum"

    /// Bytes for what becomes of a member of the header: an entry, a tensor and its places in tables.
    private static let entryByteCount = 512

    private static func parse(
        _ header: UnsafeRawBufferPointer, _ budget: inout MemoryBudget
    ) throws(WeightsError) -> JSONParser.Result {
        let result: JSONParser.Result
        do throws(JSONError) {
            var limits = JSONParser.Limits()
            limits.byteCount = budget.remaining
            result = try JSONParser.parse(header, limits: limits, locating: checksumKey)
        } catch {
            if case .tooLarge = error.problem { throw budget.exceeded(by: .text) }
            throw .headerInvalid(error)
        }
        try budget.count(result.byteCount, for: .text)
        return result
    }

    private static func metadata(_ value: JSONValue?) throws(WeightsError) -> [String: String] {
        guard let value else { return [:] }
        guard let object = value.object else {
            throw .metadataInvalid(key: "__metadata__", expected: "an object of strings")
        }
        var metadata: [String: String] = [:]
        for (key, value) in zip(object.keys, object.values) {
            guard let text = value.string else { throw .metadataInvalid(key: key, expected: "a string") }
            metadata[key] = text
        }
        return metadata
    }

    /// The checksum is of the header with the checksum's own digits replaced by zeros.
    private static func verifyChecksum(
        of header: UnsafeRawBufferPointer, at range: Range<Int>?, _ budget: inout MemoryBudget
    ) throws(WeightsError) {
        try budget.count(header.count, for: .text)
        guard let range else { throw .metadataMissing(key: checksumKey) }
        guard range.count == 16 else {
            throw .metadataInvalid(key: checksumKey, expected: "16 lower-case hexadecimal digits")
        }
        let stated = String(decoding: header[range], as: UTF8.self)
        var zeroed = Array(header)
        for position in range { zeroed[position] = UInt8(ascii: "0") }
        let found = zeroed.withUnsafeBytes { XXH64.checksum($0) }
        guard found == stated else { throw .headerChecksumMismatch(expected: stated, found: found) }
    }

    /// The tensors in the order of their offsets: without gap or overlap, to the file's end.
    private static func entries(
        _ members: JSONObject, dataStart: Int, fileEnd: Int, isChecked: Bool
    ) throws(WeightsError) -> [Entry] {
        var spans: [(entry: Entry, end: Int)] = []
        for (name, value) in zip(members.keys, members.values) where name != "__metadata__" {
            do throws(WeightsError) {
                spans.append(try entry(name, value, dataStart: dataStart, dataCount: fileEnd - dataStart))
            } catch {
                guard case .fileTooShort(let byteCount, _) = error else { throw error }
                throw .fileTooShort(byteCount: byteCount, needed: statedEnd(of: members, dataStart: dataStart))
            }
        }
        spans.sort { ($0.entry.offset, $0.end) < ($1.entry.offset, $1.end) }
        var position = dataStart
        for (entry, end) in spans {
            guard entry.offset == position else {
                throw .tensorsNotContiguous(
                    tensor: entry.name, expected: position - dataStart, found: entry.offset - dataStart)
            }
            if isChecked, entry.offset % min(4, entry.elementType.byteCount) != 0 {
                throw .tensorMisaligned(tensor: entry.name, offset: entry.offset)
            }
            position = end
        }
        guard position == fileEnd else {
            throw .trailingBytes(expected: position - dataStart, found: fileEnd - dataStart)
        }
        return spans.map(\.entry)
    }

    /// The size of the whole file, as its header states it.
    private static func statedEnd(of members: JSONObject, dataStart: Int) -> Int {
        let ends = members.values.compactMap { $0.object?["data_offsets"]?.ints?.last }
        return saturatingSum(dataStart, ends.max() ?? 0)
    }

    private static let entryKeys = ["dtype", "shape", "data_offsets"]

    private static func entry(
        _ name: String, _ value: JSONValue, dataStart: Int, dataCount: Int
    ) throws(WeightsError) -> (entry: Entry, end: Int) {
        let fields = value.object ?? [:]
        for key in entryKeys where fields[key] == nil { throw .tensorEntryInvalid(tensor: name, key: key) }
        for key in fields.keys where !entryKeys.contains(key) { throw .tensorEntryInvalid(tensor: name, key: key) }
        guard let typeName = fields["dtype"]?.string else { throw .tensorEntryInvalid(tensor: name, key: "dtype") }
        guard let elementType = ElementType(rawValue: typeName) else {
            throw .unsupportedElementType(tensor: name, found: typeName)
        }
        guard let dimensions = fields["shape"]?.ints else { throw .tensorEntryInvalid(tensor: name, key: "shape") }
        guard let offsets = fields["data_offsets"]?.ints, offsets.count == 2 else {
            throw .tensorEntryInvalid(tensor: name, key: "data_offsets")
        }
        guard 0 <= offsets[0], offsets[0] <= offsets[1] else {
            throw .tensorEntryInvalid(tensor: name, key: "data_offsets")
        }
        guard offsets[1] <= dataCount else {
            throw .fileTooShort(byteCount: dataStart + dataCount, needed: saturatingSum(dataStart, offsets[1]))
        }
        guard let shape = try? Shape(dimensions) else {
            throw .tensorShapeInvalid(tensor: name, shape: dimensions)
        }
        let (size, overflows) = shape.count.multipliedReportingOverflow(by: elementType.byteCount)
        guard !overflows else { throw .tensorShapeInvalid(tensor: name, shape: dimensions) }
        guard size == offsets[1] - offsets[0] else {
            throw .tensorSizeMismatch(tensor: name, expected: size, found: offsets[1] - offsets[0])
        }
        let entry = Entry(name: name, elementType: elementType, shape: shape, offset: dataStart + offsets[0])
        return (entry, dataStart + offsets[1])
    }
}
