import ServalImage
import ServalTestSupport
import Testing

@Suite("PNG decoding")
struct PNGDecodingTests {
    @Test("every colour type, depth and interlacing decodes to the samples written", arguments: PNGFixtures.all)
    func matchesReference(_ fixture: Fixture) throws {
        let image = try Image.decode(fixture.bytes)
        #expect(image.width == fixture.width)
        #expect(image.height == fixture.height)
        #expect(pixelHash(image) == fixture.hash)
        let hasAlpha =
            fixture.name.contains("tRNS") || fixture.name.contains("type 4") || fixture.name.contains("type 6")
        #expect((image.alpha != nil) == hasAlpha)
    }

    @Test("a strict decoder refuses every truncation", arguments: PNGFixtures.all)
    func truncation(_ fixture: Fixture) {
        let bytes = fixture.bytes
        for count in 0..<bytes.count {
            #expect(throws: ImageError.self, "\(count) bytes") {
                try Image.decode(Array(bytes.prefix(count)), options: .strict)
            }
        }
    }

    @Test(
        "a strict decoder refuses every flipped bit, as a check covers every byte",
        arguments: ["type 2, 8 bits", "type 3, 4 bits, interlaced, tRNS", "type 6, 16 bits"])
    func flippedBits(_ name: String) throws {
        let original = try Fixture.named(name, in: PNGFixtures.all).bytes
        for index in original.indices {
            for bit in 0..<8 {
                var bytes = original
                bytes[index] ^= 1 << UInt8(bit)
                #expect(throws: ImageError.self, "byte \(index), bit \(bit)") {
                    try Image.decode(bytes, options: .strict)
                }
            }
        }
    }

    @Test("damage with correct checksums gives a picture or a typed error")
    func damageBehindChecksums() throws {
        var generator = SplitMix64(seed: 5)
        for fixture in PNGFixtures.all {
            for _ in 0..<20 {
                var bytes = fixture.bytes
                var position = 8
                while position < bytes.count {
                    let length = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
                    let content = position + 4..<position + 8 + length
                    if length > 0, Bool.random(using: &generator) {
                        bytes[Int.random(in: position + 8..<content.upperBound, using: &generator)] = .random(
                            in: 0...255, using: &generator)
                    }
                    let checksum = crc32(bytes[content])
                    for byte in 0..<4 {
                        bytes[content.upperBound + byte] = UInt8(truncatingIfNeeded: checksum >> UInt32(24 - 8 * byte))
                    }
                    position = content.upperBound + 4
                }
                let limits = DecodeLimits(maximumPixelCount: 1 << 20)
                for isStrict in [false, true] {
                    do { _ = try Image.decode(bytes, options: DecodeOptions(limits: limits, strict: isStrict)) } catch {
                    }
                }
            }
        }
    }

    @Test("a damaged signature, header, checksum and a missing chunk are each named")
    func namedDefects() throws {
        let bytes = try Fixture.named("type 2, 8 bits", in: PNGFixtures.all).bytes
        func decode(_ change: (inout [UInt8]) -> Void) throws {
            var changed = bytes
            change(&changed)
            _ = try Image.decode(changed)
        }
        #expect(throws: ImageError.invalidPNG(.badSignature, offset: 7)) { try decode { $0[7] = 0x20 } }
        #expect(throws: ImageError.invalidPNG(.checksumMismatch(chunk: "IHDR"), offset: 29)) {
            try decode { $0[18] ^= 1 }
        }
        #expect(throws: ImageError.invalidPNG(.badColorType(9), offset: 25)) {
            try decode {
                $0[25] = 9
                resealHeader(&$0)
            }
        }
        #expect(throws: ImageError.invalidPNG(.badBitDepth(bitDepth: 3, colorType: 2), offset: 24)) {
            try decode {
                $0[24] = 3
                resealHeader(&$0)
            }
        }
        #expect(throws: ImageError.invalidPNG(.missingChunk(type: "IDAT"), offset: 33)) {
            try decode { $0.removeSubrange(33..<$0.count - 12) }
        }
        #expect(throws: ImageError.self) {
            try decode {
                $0.replaceSubrange(16..<24, with: [0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF])
                resealHeader(&$0)
            }
        }
    }

    private func resealHeader(_ bytes: inout [UInt8]) {
        let checksum = crc32(bytes[12..<29])
        for byte in 0..<4 { bytes[29 + byte] = UInt8(truncatingIfNeeded: checksum >> UInt32(24 - 8 * byte)) }
    }

    @Test(
        "rows longer than a vector are reconstructed, whatever their filters and the size of a pixel",
        arguments: [(0, 8, 1), (4, 8, 2), (2, 8, 3), (6, 8, 4), (2, 16, 6), (6, 16, 8)])
    func longRows(_ kind: (colorType: UInt8, depth: UInt8, pixelBytes: Int)) throws {
        let (width, height) = (150, 40)
        let rowBytes = width * kind.pixelBytes
        var generator = SplitMix64(seed: kind.pixelBytes)
        var data: [UInt8] = []
        var rows: [[UInt8]] = [[UInt8](repeating: 0, count: rowBytes)]
        for y in 0..<height {
            let filter = y % 7 < 5 ? y % 7 : 1
            data.append(UInt8(filter))
            var row: [UInt8] = []
            for x in 0..<rowBytes {
                let byte = UInt8.random(in: 0...255, using: &generator)
                data.append(byte)
                let left = x < kind.pixelBytes ? 0 : Int(row[x - kind.pixelBytes])
                let corner = x < kind.pixelBytes ? 0 : Int(rows[y][x - kind.pixelBytes])
                let up = Int(rows[y][x])
                let distances = [abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)]
                let nearest = distances.min() == distances[0] ? left : distances[1] <= distances[2] ? up : corner
                row.append(byte &+ UInt8([0, left, up, (left + up) / 2, nearest][filter]))
            }
            rows.append(row)
        }
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        file += pngChunk("IHDR", [0, 0, 0, UInt8(width), 0, 0, 0, UInt8(height), kind.depth, kind.colorType, 0, 0, 0])
        // Stored blocks of fewer than 65536 bytes are enough for the widest kind.
        file += pngChunk("IDAT", storedZlib(data))
        file += pngChunk("IEND", [])
        let image = try Image.decode(file, options: .strict)
        let isGray = kind.colorType == 0 || kind.colorType == 4
        let sampleBytes = Int(kind.depth) / 8
        for y in 0..<height {
            for x in 0..<width {
                let pixel = rows[y + 1][(x * kind.pixelBytes)...]
                let samples = (0..<3).map { pixel[pixel.startIndex + (isGray ? 0 : $0 * sampleBytes)] }
                let color = image[x, y]
                guard [color.red, color.green, color.blue] == samples else {
                    Issue.record("pixel \(x), \(y)")
                    return
                }
            }
        }
    }
}
