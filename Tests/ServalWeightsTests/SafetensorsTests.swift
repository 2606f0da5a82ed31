import ServalTensor
import ServalWeights
import Testing

/// The rules of the container, each broken on its own.
@Suite struct SafetensorsTests {
    @Test func aFileOfAnotherWriterIsRead() throws {
        // Offsets in another order than the names, a scalar, an empty tensor, elements that are not aligned.
        let header = """
            {"c":{"dtype":"F32","shape":[2],"data_offsets":[1,9]},"a":{"dtype":"U8","shape":[],"data_offsets":[0,1]},\
            "__metadata__":{"format":"pt"},"e":{"shape":[0,7],"dtype":"I64","data_offsets":[9,9]}}
            """
        var bytes = container(header, data: 9)
        bytes.replaceSubrange(bytes.count - 9..<bytes.count, with: [7, 0, 0, 128, 63, 0, 0, 0, 192])
        let file = try SafetensorsFile(MappedFile(copying: bytes), rules: .container)
        #expect(file.names == ["a", "c", "e"])
        #expect(file.metadata == ["format": "pt"])
        #expect(try file.tensor(named: "c")?.floats() == [1, -2])
        #expect(file.tensor(named: "a")?.withUnsafeBytes { Array($0) } == [7])
        #expect(file.tensor(named: "a")?.shape.dimensions == [])
        #expect(file.tensor(named: "e")?.shape.dimensions == [0, 7])
        #expect(file.tensor(named: "d") == nil)
        #expect(containerError(bytes, rules: .checked) != nil)
    }

    @Test func whatTheWriterWritesIsRead() throws {
        var writer = SafetensorsWriter(metadata: [("note", "\"quoted\" \u{E9}")])
        writer.add(ModelFixture.tensor(3), named: "first")
        let buffer = AlignedBuffer(byteCount: 5)
        for index in 0..<5 { buffer.start.storeBytes(of: UInt8(index), toByteOffset: index, as: UInt8.self) }
        writer.add(
            Tensor(
                shape: Shape(validated: [5]), elementType: .uint8, start: UnsafeRawPointer(buffer.start), owner: buffer),
            named: "bytes")
        writer.add(ModelFixture.tensor(2, 2), named: "second")
        let file = try SafetensorsFile(MappedFile(copying: writer.serialized()), rules: .checked)
        #expect(file.names == ["first", "second", "bytes"])
        #expect(file.metadata["note"] == "\"quoted\" \u{E9}")
        #expect(try file.tensor(named: "second")?.floats() == [0, 0.125, 0.25, 0.375])
        #expect(file.tensor(named: "bytes")?.withUnsafeBytes { Array($0) } == [0, 1, 2, 3, 4])
    }

    @Test func tensorsShareTheFilesMemoryAndKeepIt() throws {
        let file = MappedFile(copying: ModelFixture().bytes())
        let bytes = file.bytes
        let tensor = try #require(try SafetensorsFile(file).tensor(named: "conv/bias"))
        let range = UInt(bitPattern: bytes.baseAddress)..<UInt(bitPattern: bytes.baseAddress) + UInt(bytes.count)
        #expect(tensor.withUnsafeBytes { range.contains(UInt(bitPattern: $0.baseAddress)) })
    }

    @Test func lengthsThatLieAreRefused() {
        #expect(containerError([]) == .fileTooShort(byteCount: 0, needed: 8))
        #expect(containerError([0, 0, 0, 0, 0, 0, 0]) == .fileTooShort(byteCount: 7, needed: 8))
        let claim = withUnsafeBytes(of: UInt64(100_000_000).littleEndian) { Array($0) }
        #expect(
            containerError(claim + [UInt8](repeating: 0x7B, count: 12))
                == .fileTooShort(byteCount: 20, needed: 100_000_008))
        for length in [100_000_001, UInt64.max, 1 << 63, 1 << 32] {
            let claim = withUnsafeBytes(of: length.littleEndian) { Array($0) }
            #expect(containerError(claim + [0x7B]) == .headerTooLong(length: length, limit: 100_000_000))
        }
        #expect(containerError([UInt8](repeating: 0, count: 8)) == .headerInvalid(JSONError(.unexpectedEnd, at: 0)))
    }

    @Test func theHeaderIsAnObject() {
        #expect(containerError(container("[]")) == .headerDoesNotStart(byte: UInt8(ascii: "[")))
        #expect(containerError(container(" {}")) == .headerDoesNotStart(byte: UInt8(ascii: " ")))
        #expect(containerError(container("{}  \n")) == nil)
        #expect(containerError(container("{} {}")) == .headerInvalid(JSONError(.trailingBytes, at: 3)))
        let deep = "{\"a\":" + String(repeating: "[", count: 100_000)
        #expect(containerError(container(deep)) == .headerInvalid(JSONError(.tooDeep(limit: 32), at: 36)))
        let twice =
            #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}"#
        #expect(containerError(container(twice, data: 1)) == .headerInvalid(JSONError(.duplicateKey("a"), at: 53)))
    }

    @Test(arguments: [
        (#"{"dtype":"U8","shape":[4]}"#, WeightsError.tensorEntryInvalid(tensor: "a", key: "data_offsets")),
        (#"{"dtype":"U8","data_offsets":[0,4]}"#, .tensorEntryInvalid(tensor: "a", key: "shape")),
        (#"{"shape":[4],"data_offsets":[0,4]}"#, .tensorEntryInvalid(tensor: "a", key: "dtype")),
        (#"{"dtype":"U8","shape":[4],"data_offsets":[0,4],"x":1}"#, .tensorEntryInvalid(tensor: "a", key: "x")),
        (#"{"dtype":8,"shape":[4],"data_offsets":[0,4]}"#, .tensorEntryInvalid(tensor: "a", key: "dtype")),
        (#"{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}"#, .unsupportedElementType(tensor: "a", found: "BF16")),
        (#"{"dtype":"u8","shape":[4],"data_offsets":[0,4]}"#, .unsupportedElementType(tensor: "a", found: "u8")),
        (#"{"dtype":"U8","shape":[4.0],"data_offsets":[0,4]}"#, .tensorEntryInvalid(tensor: "a", key: "shape")),
        (#"{"dtype":"U8","shape":[true],"data_offsets":[0,4]}"#, .tensorEntryInvalid(tensor: "a", key: "shape")),
        (#"{"dtype":"U8","shape":4,"data_offsets":[0,4]}"#, .tensorEntryInvalid(tensor: "a", key: "shape")),
        (#"{"dtype":"U8","shape":[-4],"data_offsets":[0,4]}"#, .tensorShapeInvalid(tensor: "a", shape: [-4])),
        (
            #"{"dtype":"U8","shape":[4611686018427387904,4],"data_offsets":[0,4]}"#,
            .tensorShapeInvalid(tensor: "a", shape: [1 << 62, 4])
        ),
        (
            #"{"dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,4]}"#,
            .tensorShapeInvalid(tensor: "a", shape: [1 << 62])
        ),
        (
            #"{"dtype":"U8","shape":[4611686018427387904],"data_offsets":[0,4]}"#,
            .tensorShapeInvalid(tensor: "a", shape: [1 << 62])
        ),
        (
            #"{"dtype":"U8","shape":[0,4294967296,4294967296],"data_offsets":[0,0]}"#,
            .tensorShapeInvalid(tensor: "a", shape: [0, 1 << 32, 1 << 32])
        ),
        (
            #"{"dtype":"U8","shape":[288230376151711744],"data_offsets":[0,4]}"#,
            .tensorSizeMismatch(tensor: "a", expected: 1 << 58, found: 4)
        ),
        (#"{"dtype":"U8","shape":[5],"data_offsets":[0,4]}"#, .tensorSizeMismatch(tensor: "a", expected: 5, found: 4)),
        (
            #"{"dtype":"F32","shape":[4],"data_offsets":[0,4]}"#,
            .tensorSizeMismatch(tensor: "a", expected: 16, found: 4)
        ),
        (#"{"dtype":"U8","shape":[4],"data_offsets":[0,4,4]}"#, .tensorEntryInvalid(tensor: "a", key: "data_offsets")),
        (#"{"dtype":"U8","shape":[4],"data_offsets":[4,0]}"#, .tensorEntryInvalid(tensor: "a", key: "data_offsets")),
        (#"{"dtype":"U8","shape":[4],"data_offsets":[-4,0]}"#, .tensorEntryInvalid(tensor: "a", key: "data_offsets")),
        ("7", .tensorEntryInvalid(tensor: "a", key: "dtype")),
    ])
    func everyEntryIsComplete(entry: String, expected: WeightsError) {
        #expect(containerError(container("{\"a\":\(entry)}", data: 4)) == expected)
    }

    @Test func tensorsCoverTheFileWithoutGapOrOverlap() {
        func error(_ spans: [(String, Int, Int)], data: Int) -> WeightsError? {
            let entries = spans.map { name, begin, end in
                #""\#(name)":{"dtype":"U8","shape":[\#(end - begin)],"data_offsets":[\#(begin),\#(end)]}"#
            }
            return containerError(container("{" + entries.joined(separator: ",") + "}", data: data))
        }
        #expect(error([("a", 0, 4), ("b", 4, 8)], data: 8) == nil)
        #expect(error([("b", 4, 8), ("e", 4, 4), ("a", 0, 4)], data: 8) == nil)
        #expect(
            error([("a", 0, 4), ("b", 3, 8)], data: 8) == .tensorsNotContiguous(tensor: "b", expected: 4, found: 3))
        #expect(
            error([("a", 0, 4), ("b", 5, 8)], data: 8) == .tensorsNotContiguous(tensor: "b", expected: 4, found: 5))
        #expect(
            error([("a", 0, 4), ("b", 0, 4)], data: 4) == .tensorsNotContiguous(tensor: "b", expected: 4, found: 0))
        #expect(error([("a", 1, 4)], data: 4) == .tensorsNotContiguous(tensor: "a", expected: 0, found: 1))
        #expect(error([("a", 0, 4)], data: 5) == .trailingBytes(expected: 4, found: 5))
        #expect(error([], data: 5) == .trailingBytes(expected: 0, found: 5))
        let short = container(#"{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}"#, data: 3)
        #expect(containerError(short) == .fileTooShort(byteCount: short.count, needed: short.count + 1))
        let two =
            #"{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[9],"data_offsets":[4,13]}}"#
        let cut = container(two, data: 3)
        #expect(containerError(cut) == .fileTooShort(byteCount: cut.count, needed: cut.count + 10))
        let far = container(
            #"{"a":{"dtype":"U8","shape":[4],"data_offsets":[9223372036854775803,9223372036854775807]}}"#)
        #expect(containerError(far) == .fileTooShort(byteCount: far.count, needed: .max))
    }

    @Test func metadataAreStrings() {
        #expect(
            containerError(container(#"{"__metadata__":{"a":1}}"#)) == .metadataInvalid(key: "a", expected: "a string"))
        #expect(
            containerError(container(#"{"__metadata__":[]}"#))
                == .metadataInvalid(key: "__metadata__", expected: "an object of strings"))
    }
}
