import ServalTensor
import ServalWeights
import Testing

/// A sound model file, damaged in every place.
@Suite struct DamagedFileTests {
    private let bytes = ModelFixture().bytes()

    private var headerEnd: Int { 8 + Int(bytes[0]) | Int(bytes[1]) << 8 }

    private func load(_ bytes: [UInt8]) -> WeightsError? {
        do throws(WeightsError) {
            _ = try ModelFile(MappedFile(copying: bytes))
            return nil
        } catch { return error }
    }

    @Test func theSoundFileLoads() {
        #expect(load(bytes) == nil)
        #expect(bytes[headerEnd - 1] == UInt8(ascii: " ") || bytes[headerEnd - 1] == UInt8(ascii: "}"))
        #expect(headerEnd % 64 == 0)
    }

    @Test func truncationAtEveryByteIsAnError() {
        for length in 0..<bytes.count {
            let needed = length < 8 ? 8 : length < headerEnd ? headerEnd : nil
            let error = load(Array(bytes[..<length]))
            if length == 0 {
                #expect(error == .notAModel(.empty))
            } else if let needed {
                #expect(error == .fileTooShort(byteCount: length, needed: needed))
            } else if case .fileTooShort? = error {
                continue
            } else {
                Issue.record("cut to \(length) bytes: \(String(describing: error))")
            }
        }
        #expect(
            load(bytes + [0]) == .trailingBytes(expected: bytes.count - headerEnd, found: bytes.count - headerEnd + 1))
    }

    @Test(arguments: [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF] as [UInt8])
    func everyFlippedByteOfTheHeaderIsAnError(mask: UInt8) {
        for position in 0..<headerEnd {
            var damaged = bytes
            damaged[position] ^= mask
            let error = load(damaged)
            #expect(error != nil, "byte \(position) of the header, flipped by \(mask)")
            #expect(error.map { !$0.description.isEmpty } == true)
        }
    }

    @Test func everyFlippedByteOfATensorIsAnErrorThatNamesIt() throws {
        let sizes = [("conv/kernel", 54), ("conv/bias", 3), ("dense/kernel", 6)]
        var position = headerEnd
        for (name, count) in sizes {
            for _ in 0..<4 * count {
                var damaged = bytes
                damaged[position] ^= 0x04
                if case .checksumMismatch(let tensor, _, _)? = load(damaged) {
                    #expect(tensor == name)
                } else {
                    Issue.record("byte \(position) of \(name) can be changed")
                }
                position += 1
            }
        }
        #expect(position == bytes.count)
    }

    @Test func aHeaderWithoutItsChecksumIsRefused() {
        let start = #"{"__metadata__":{"serval.format_version":"1","serval.kind":"model""#
        #expect(
            containerError(sealed(start + "}}"), rules: .checked) == .metadataMissing(key: "serval.header_checksum"))
        let sound = sealed(start + #","serval.checksums":"{}","serval.header_checksum":"0000000000000000"}}"#)
        #expect(containerError(sound, rules: .checked) == nil)
        let short = sealed(start + #","serval.checksums":"{}","serval.header_checksum":"000000000000000"}}"#)
        #expect(containerError(short, rules: .checked) != nil)
        var upper = sound
        let letter = sound.lastIndex { (0x61...0x66).contains($0) && $0 != 0x65 }
        if let letter { upper[letter] -= 0x20 }
        #expect(containerError(upper, rules: .checked) != nil)
        var misaligned = container(start + "}}", alignment: 64)
        misaligned.append(UInt8(ascii: " "))
        misaligned[0] += 1
        let length = misaligned.count - 8
        #expect(containerError(misaligned, rules: .checked) == .headerMisaligned(length: length))
    }

    @Test func everyTensorHasItsChecksum() {
        let entry = #","a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#
        func error(_ checksums: String) -> WeightsError? {
            let header = #"{"__metadata__":{"serval.header_checksum":"0000000000000000","serval.checksums":"#
            return containerError(sealed(header + checksums + "}" + entry, data: 4), rules: .checked)
        }
        let sum = [UInt8](repeating: 0, count: 4).withUnsafeBytes { XXH64.checksum($0) }
        #expect(error(#""{\"a\":\"\#(sum)\"}""#) == nil)
        #expect(error(#""{}""#) == .checksumMissing(tensor: "a"))
        #expect(error(#""{\"a\":\"\#(sum)\",\"b\":\"\#(sum)\"}""#) == .checksumWithoutTensor(tensor: "b"))
        #expect(
            error(#""{\"a\":\"\#(sum.uppercased())\"}""#)
                == .checksumMismatch(tensor: "a", expected: sum.uppercased(), found: sum))
        #expect(error(#""{\"a\":1}""#) == .metadataInvalid(key: "serval.checksums", expected: "an object of strings"))
        #expect(error(#""[]""#) == .metadataInvalid(key: "serval.checksums", expected: "an object of strings"))
        #expect(error(#""{""#) == .metadataNotJSON(key: "serval.checksums", JSONError(.unexpectedEnd, at: 1)))
    }
}
