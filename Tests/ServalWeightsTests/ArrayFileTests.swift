import ServalTensor
import ServalWeights
import Testing

@Suite struct ArrayFileTests {
    private func file(_ header: String, data: [UInt8] = [], version: UInt8 = 1) -> [UInt8] {
        let text = Array(header.utf8)
        let length =
            version == 1
            ? [UInt8(text.count & 255), UInt8(text.count >> 8)]
            : [UInt8(text.count & 255), UInt8(text.count >> 8), 0, 0]
        return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + text + data
    }

    private func problem(_ bytes: [UInt8]) -> ArrayFileProblem? {
        do throws(WeightsError) {
            _ = try ArrayFile.read(MappedFile(copying: bytes))
            return nil
        } catch {
            guard case .arrayInvalid(let problem) = error else { return nil }
            return problem
        }
    }

    @Test(arguments: [[], [3], [2, 3], [1, 2, 3, 4], [0, 4]] as [[Int]])
    func whatIsWrittenReadsBack(dimensions: [Int]) throws {
        let count = dimensions.reduce(1, *)
        let tensor = try Tensor(dimensions, values: (0..<count).map { Float($0) - 0.5 })
        let bytes = ArrayFile.serialized(tensor)
        #expect((bytes.count - 4 * count) % 64 == 0)
        let read = try ArrayFile.read(MappedFile(copying: bytes))
        #expect(read.shape == tensor.shape)
        #expect(try read.floats() == tensor.floats())
    }

    @Test func otherTypesAndVersionsAreRead() throws {
        let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }\n"
        let one = withUnsafeBytes(of: (1.0).bitPattern.littleEndian) { Array($0) }
        for version in 1...3 {
            // The data is not at a multiple of 8.
            let read = try ArrayFile.read(MappedFile(copying: file(header, data: one + one, version: UInt8(version))))
            #expect(read.elementType == .float64)
            #expect(read.withUnsafeBytes { $0.load(fromByteOffset: 8, as: Double.self) } == 1)
        }
        let bytes = try ArrayFile.read(
            MappedFile(copying: file("{\"shape\":(1,3),\"fortran_order\":True,\"descr\":\"|u1\"}", data: [1, 2, 3])))
        #expect(bytes.elementType == .uint8 && bytes.shape.dimensions == [1, 3])
        let halves = try ArrayFile.read(
            MappedFile(
                copying: file(
                    "{'descr': '<f2', 'fortran_order': False, 'shape': (3,), }", data: [0, 0x7C, 0, 0xFC, 1, 0])))
        #expect(try halves.convertedToFloat32().floats() == [.infinity, -.infinity, 0x1p-24])
    }

    @Test(arguments: [
        ("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2)}", 15, ArrayFileProblem.length),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2)}", 17, .length),
        ("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 2)}", 16, .order),
        ("{'descr': '>f4', 'fortran_order': False, 'shape': (2, 2)}", 16, .elementType),
        ("{'descr': '<c8', 'fortran_order': False, 'shape': (2, 2)}", 32, .elementType),
        ("{'descr': '|O', 'fortran_order': False, 'shape': (2, 2)}", 16, .elementType),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904,)}", 16, .shape),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904, 4)}", 16, .shape),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}", 16, .header),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': (-2,)}", 16, .header),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': (4)}", 16, .header),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': [4]}", 16, .header),
        ("{'descr': '<f4', 'fortran_order': 0, 'shape': (4,)}", 16, .header),
        ("{'descr': '<f4', 'fortran_order': False}", 16, .header),
        ("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (4,)}", 16, .header),
        ("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (4,)}", 16, .header),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': (4,)} x", 16, .header),
        ("{'descr': '<f4', 'fortran_order': False, 'shape': (4,), 'x': 1}", 16, .header),
        ("", 16, .header),
    ])
    func brokenFilesAreRefused(header: String, byteCount: Int, expected: ArrayFileProblem) {
        #expect(problem(file(header, data: [UInt8](repeating: 0, count: byteCount))) == expected)
    }

    @Test func truncationAndFlippedBytesNeverTrap() throws {
        let bytes = ArrayFile.serialized(ModelFixture.tensor(2, 3))
        for length in 0..<bytes.count { #expect(problem(Array(bytes[..<length])) != nil) }
        for position in 0..<bytes.count - 24 {
            for mask in [1, 8, 0x20, 0x80, 0xFF] as [UInt8] {
                var damaged = bytes
                damaged[position] ^= mask
                _ = problem(damaged)
            }
        }
        #expect(problem([0x93] + Array("NUMPY".utf8) + [4, 0, 0, 0]) == .version)
        #expect(problem(Array("PK\u{3}\u{4} an archive".utf8)) == .magic)
        #expect(problem([0x93] + Array("NUMPY".utf8) + [2, 0, 255, 255, 255, 255]) == .header)
    }
}
