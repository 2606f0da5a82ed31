import ServalImage
import Testing

@Suite("JPEG decoding")
struct JPEGDecodingTests {
    @Test("every kind of file decodes to the pixels of libjpeg-turbo", arguments: JPEGFixtures.all)
    func matchesReference(_ fixture: Fixture) throws {
        let image = try Image.decode(fixture.bytes)
        #expect(image.width == fixture.width)
        #expect(image.height == fixture.height)
        #expect(pixelHash(image) == fixture.hash)
        #expect(image.alpha == nil)
    }

    @Test("each EXIF orientation turns the picture as its definition says", arguments: 1...8)
    func orientation(_ value: Int) throws {
        let bytes = try Fixture.named("EXIF orientation 6", in: JPEGFixtures.all).bytes
        func decode(orientation: UInt8) throws -> Image {
            // The tag's value follows tag 0x0112, type 3 and count 1 in the big-endian or little-endian directory.
            let bigEndian: [UInt8] = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0]
            let littleEndian: [UInt8] = [0x12, 0x01, 3, 0, 1, 0, 0, 0]
            var changed = bytes
            for pattern in [bigEndian, littleEndian] {
                for start in 0..<bytes.count - 16 where Array(bytes[start..<start + pattern.count]) == pattern {
                    changed[start + pattern.count] = orientation
                }
            }
            return try Image.decode(changed)
        }
        let upright = try decode(orientation: 1)
        let turned = try decode(orientation: UInt8(value))
        let (width, height) = (upright.width, upright.height)
        #expect(turned.width == (value >= 5 ? height : width))
        for y in 0..<turned.height {
            for x in 0..<turned.width {
                let (sourceX, sourceY) =
                    switch value {
                    case 1: (x, y)
                    case 2: (width - 1 - x, y)
                    case 3: (width - 1 - x, height - 1 - y)
                    case 4: (x, height - 1 - y)
                    case 5: (y, x)
                    case 6: (y, height - 1 - x)
                    case 7: (width - 1 - y, height - 1 - x)
                    default: (width - 1 - y, x)
                    }
                #expect(turned[x, y] == upright[sourceX, sourceY])
            }
        }
    }

    /// Files with rewritten sampling factors hold more blocks than they need, so that they may lose some.
    @Test(
        "a strict decoder refuses every truncation, except that the end marker may be missing",
        arguments: JPEGFixtures.all.filter { !$0.name.hasPrefix("sampling") })
    func truncation(_ fixture: Fixture) throws {
        let bytes = fixture.bytes
        for count in 0..<bytes.count {
            do {
                let image = try Image.decode(Array(bytes.prefix(count)), options: .strict)
                #expect(count >= bytes.count - 2 && !fixture.name.hasPrefix("progressive"), "\(count) bytes decoded")
                #expect(image.width == fixture.width)
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
    }

    @Test(
        "a flipped bit in any byte gives a picture or a typed error",
        arguments: ["baseline 4:2:0", "progressive 4:2:0", "progressive restart markers", "CMYK"])
    func flippedBits(_ name: String) throws {
        let original = try Fixture.named(name, in: JPEGFixtures.all).bytes
        for index in original.indices {
            var bytes = original
            bytes[index] ^= 1 << UInt8(index % 8)
            let limits = DecodeLimits(maximumPixelCount: 1 << 18)
            for isStrict in [false, true] {
                do { _ = try Image.decode(bytes, options: DecodeOptions(limits: limits, strict: isStrict)) } catch {}
            }
        }
    }

    @Test("a header of 65535 x 65535 pixels is refused before anything is allocated")
    func hugeHeader() throws {
        var bytes = try Fixture.named("baseline 4:2:0", in: JPEGFixtures.all).bytes
        let frame = try #require(bytes.indices.dropLast().first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 })
        bytes.replaceSubrange(frame + 5..<frame + 9, with: [0xFF, 0xFF, 0xFF, 0xFF])
        #expect(throws: ImageError.pixelCountExceedsLimit(width: 65_535, height: 65_535, limit: 1 << 28)) {
            try Image.decode(bytes)
        }
        // With the pixels allowed, memory is the next limit, and then the data that is not there.
        var limits = DecodeLimits(maximumPixelCount: .max)
        #expect(throws: ImageError.self) { try Image.decode(bytes, limits: limits) }
        limits.maximumMemoryBytes = .max
        for isStrict in [false, true] {
            #expect(throws: ImageError.invalidJPEG(.insufficientData, offset: bytes.count - 2)) {
                try Image.decode(bytes, options: DecodeOptions(limits: limits, strict: isStrict))
            }
        }
    }

    @Test("more scans than the limit are refused")
    func scanLimit() throws {
        let bytes = try Fixture.named("progressive 4:2:0", in: JPEGFixtures.all).bytes
        #expect(throws: ImageError.scanCountExceedsLimit(limit: 3)) {
            try Image.decode(bytes, limits: DecodeLimits(maximumScanCount: 3))
        }
    }

    @Test("a strict decoder refuses a repeated progressive scan")
    func repeatedScan() throws {
        let bytes = try Fixture.named("progressive grey", in: JPEGFixtures.all).bytes
        let scans = bytes.indices.dropLast().filter { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDA }
        let first = bytes[scans[0]..<scans[1]]
        let repeated = Array(bytes[..<scans[1]]) + Array(first) + Array(bytes[scans[1]...])
        #expect(throws: ImageError.self) { try Image.decode(repeated, options: .strict) }
    }

    @Test("processes that are left out are named")
    func unsupported() throws {
        let bytes = try Fixture.named("baseline 4:2:0", in: JPEGFixtures.all).bytes
        let frame = try #require(bytes.indices.dropLast().first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 })
        func decode(_ offset: Int, _ value: UInt8) throws {
            var changed = bytes
            changed[frame + offset] = value
            _ = try Image.decode(changed)
        }
        #expect(throws: ImageError.unsupported(.arithmeticCoding)) { try decode(1, 0xC9) }
        #expect(throws: ImageError.unsupported(.losslessProcess)) { try decode(1, 0xC3) }
        #expect(throws: ImageError.unsupported(.hierarchicalProcess)) { try decode(1, 0xC5) }
        #expect(throws: ImageError.unsupported(.hierarchicalProcess)) { try decode(1, 0xDE) }
        #expect(throws: ImageError.unsupported(.jpegLS)) { try decode(1, 0xF7) }
        #expect(throws: ImageError.unsupported(.samplePrecision(12))) { try decode(4, 12) }
        var deferred = bytes
        deferred[frame + 5] = 0
        deferred[frame + 6] = 0
        #expect(throws: ImageError.unsupported(.deferredHeight)) { try Image.decode(deferred) }
        #expect(throws: ImageError.invalidJPEG(.badSamplingFactor(horizontal: 5, vertical: 2), offset: frame + 10)) {
            try decode(11, 0x52)
        }
    }

    @Test("a Huffman table with too many short codes is refused")
    func brokenHuffmanTable() throws {
        var bytes = try Fixture.named("baseline 4:2:0", in: JPEGFixtures.all).bytes
        let table = try #require(bytes.indices.dropLast().first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC4 })
        // Code counts of lengths 1 and 2: three codes of one bit cannot be.
        let moved = bytes[table + 5..<table + 21].reduce(0) { $0 + Int($1) }
        bytes.replaceSubrange(table + 5..<table + 21, with: [UInt8(moved)] + [UInt8](repeating: 0, count: 15))
        #expect(throws: ImageError.invalidJPEG(.badHuffmanTable(0), offset: table + 4)) { try Image.decode(bytes) }
    }
}
