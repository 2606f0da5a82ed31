/// An array file taken apart, from which one of matching lengths is put together again.
struct ArrayFileParts {
    private var version: UInt8 = 1
    private var typeName = "<f4"
    private var isFortranOrder = false
    private var shape: [Int] = [2, 3]
    private var data: [UInt8]

    private static let typeNames = [
        "<f4", "<f8", "|i1", "|u1", "<i4", "<i8", "<f2", ">f4", "|b1", "<u2", "|S3", "|O", "f4", "|V4",
    ]

    /// Shape and type of the header where it has them.
    init(_ bytes: [UInt8]) {
        let header = bytes.dropFirst(10).prefix { $0 != UInt8(ascii: "\n") }
        data = Array(bytes.dropFirst(10 + header.count + 1))
        if bytes.count > 6 { version = bytes[6] }
        let text = String(decoding: header, as: UTF8.self)
        if let found = Self.typeNames.first(where: { text.contains("'\($0)'") }) { typeName = found }
        if let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") {
            shape = text[open..<close].split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
        }
        isFortranOrder = text.contains("True")
    }

    mutating func mutate(_ mutator: inout Mutator) {
        switch mutator.random.below(8) {
        case 0: version = mutator.random.pick([0, 1, 2, 3, 4, 255])
        case 1: typeName = mutator.random.pick(Self.typeNames)
        case 2: isFortranOrder.toggle()
        case 3: shape.insert(mutator.random.int(0...4), at: mutator.random.below(shape.count + 1))
        case 4 where !shape.isEmpty: shape.remove(at: mutator.random.below(shape.count))
        case 5 where !shape.isEmpty:
            let axis = mutator.random.below(shape.count)
            shape[axis] = mutator.int(near: shape[axis])
        default: data = mutator.bytes(data, limit: data.count + 16)
        }
    }

    /// The file; its lengths are those that the header states, mostly.
    func serialized(_ mutator: inout Mutator) -> [UInt8] {
        let dimensions = shape.map(String.init).joined(separator: ", ")
        var entries = [
            "'descr': '\(typeName)'", "'fortran_order': \(isFortranOrder ? "True" : "False")",
            "'shape': (\(dimensions)\(shape.count == 1 ? "," : ""))",
        ]
        if mutator.random.oneIn(8) { entries.swapAt(0, mutator.random.below(3)) }
        if mutator.random.oneIn(16) { entries.remove(at: mutator.random.below(3)) }
        var header = Array("{\(entries.joined(separator: ", "))\(mutator.random.oneIn(2) ? ", " : "")}".utf8)
        if mutator.random.oneIn(8) { header = mutator.bytes(header, limit: header.count + 8) }
        header += [UInt8](repeating: 0x20, count: mutator.random.below(9)) + [UInt8(ascii: "\n")]
        let length = header.count
        var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [version, 0]
        bytes += (0..<(version == 1 ? 2 : 4)).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
        return bytes + header + fittingData(&mutator)
    }

    private func fittingData(_ mutator: inout Mutator) -> [UInt8] {
        let size = typeName.compactMap(\.wholeNumberValue).first ?? 1
        var count = size
        for dimension in shape {
            guard 0...256 ~= dimension, count <= 1024 else { return data }
            count *= dimension
        }
        guard count <= 4096, !mutator.random.oneIn(8) else { return data }
        return Array((data + [UInt8](repeating: 0x3F, count: max(0, count - data.count))).prefix(count))
    }
}
