import ServalTensor

/// NumPy's array files, NPY.
///
/// Source: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
package enum ArrayFile {
    static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

    private static let typeNames: [(ElementType, String)] = [
        (.float32, "<f4"), (.float64, "<f8"), (.float16, "<f2"), (.int8, "|i1"), (.uint8, "|u1"), (.int32, "<i4"),
        (.int64, "<i8"),
    ]

    package static func read(path: String) throws(WeightsError) -> Tensor { try read(MappedFile(path: path)) }

    /// The array, in the file's memory where its elements are aligned.
    package static func read(_ file: MappedFile) throws(WeightsError) -> Tensor {
        let bytes = file.bytes
        guard bytes.count >= 10, bytes.prefix(6).elementsEqual(magic) else { throw .arrayInvalid(problem: .magic) }
        let lengthSize = bytes[6] == 1 ? 2 : 4
        guard 1...3 ~= bytes[6], bytes[7] == 0 else { throw .arrayInvalid(problem: .version) }
        guard bytes.count >= 8 + lengthSize else { throw .arrayInvalid(problem: .header) }
        let headerLength = (0..<lengthSize).reduce(0) { $0 | Int(bytes[8 + $1]) << (8 * $1) }
        let start = 8 + lengthSize + headerLength
        // NumPy's own limit for headers that are not trusted.
        guard headerLength <= 10_000, start <= bytes.count else { throw .arrayInvalid(problem: .header) }
        let text = UnsafeRawBufferPointer(rebasing: bytes[8 + lengthSize..<start])
        guard let header = ArrayHeader(text) else { throw .arrayInvalid(problem: .header) }
        guard let elementType = typeNames.first(where: { $0.1 == header.typeName })?.0 else {
            throw .arrayInvalid(problem: .elementType)
        }
        guard let shape = try? Shape(header.shape), shape.count <= Int.max / elementType.byteCount else {
            throw .arrayInvalid(problem: .shape)
        }
        // Of at most one element a row, both orders are the same.
        guard !header.isFortranOrder || shape.dimensions.filter({ $0 != 1 }).count <= 1 else {
            throw .arrayInvalid(problem: .order)
        }
        let byteCount = shape.count * elementType.byteCount
        guard bytes.count - start == byteCount else { throw .arrayInvalid(problem: .length) }
        let first = file.start + start
        guard Int(bitPattern: first) % elementType.byteCount == 0 else {
            let copy = MappedFile(copying: UnsafeRawBufferPointer(start: first, count: byteCount))
            return Tensor(shape: shape, elementType: elementType, start: copy.start, owner: copy)
        }
        return Tensor(shape: shape, elementType: elementType, start: first, owner: file)
    }

    /// The whole file of an array.
    package static func serialized(_ tensor: Tensor) -> [UInt8] {
        let typeName = typeNames.first { $0.0 == tensor.elementType }?.1 ?? ""
        let dimensions = tensor.shape.dimensions.map(String.init)
        let shape = dimensions.count == 1 ? "\(dimensions[0])," : dimensions.joined(separator: ", ")
        var header = "{'descr': '\(typeName)', 'fortran_order': False, 'shape': (\(shape)), }"
        // Version 1, with the data at a multiple of 64 and a line feed before it.
        header += String(repeating: " ", count: 63 - (10 + header.utf8.count) % 64) + "\n"
        let length = header.utf8.count
        var bytes = magic + [1, 0, UInt8(truncatingIfNeeded: length), UInt8(truncatingIfNeeded: length >> 8)]
        bytes += header.utf8
        tensor.withUnsafeBytes { bytes.append(contentsOf: $0) }
        return bytes
    }

    /// Writes an array file whole or not at all.
    package static func write(_ tensor: Tensor, to path: String) throws(WeightsError) {
        try writeFile(serialized(tensor), to: path)
    }
}
