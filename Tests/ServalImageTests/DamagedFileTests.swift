import ServalImage
import Testing

@Suite("Damaged files")
struct DamagedFileTests {
    @Test("a damaged JPEG shows what libjpeg-turbo shows, and says what is wrong", arguments: DamagedJPEGFixtures.all)
    func jpeg(_ fixture: Fixture) throws {
        let image = try Image.decode(fixture.bytes)
        #expect(image.width == fixture.width)
        #expect(image.height == fixture.height)
        #expect(pixelHash(image) == fixture.hash)
        // Bits that were changed may still be code words, some encoders leave bytes behind a scan, and a progressive
        // file need not have all its scans.
        let isLegal = ["damaged codes", "bytes in front of", "last scans missing"].contains {
            fixture.name.hasPrefix($0)
        }
        if !isLegal {
            #expect(!image.warnings.isEmpty)
            if fixture.name != "no end marker" {
                #expect(throws: ImageError.self) { try Image.decode(fixture.bytes, options: .strict) }
            }
        }
    }

    @Test("a damaged PNG shows what Pillow shows, and says what is wrong", arguments: DamagedPNGFixtures.all)
    func png(_ fixture: Fixture) throws {
        let image = try Image.decode(fixture.bytes)
        #expect(image.width == fixture.width)
        #expect(image.height == fixture.height)
        #expect(pixelHash(image) == fixture.hash)
        #expect(!image.warnings.isEmpty)
        #expect(throws: ImageError.self) { try Image.decode(fixture.bytes, options: .strict) }
    }

    @Test("a sound file has no warnings", arguments: JPEGFixtures.all + PNGFixtures.all)
    func sound(_ fixture: Fixture) throws {
        #expect(try Image.decode(fixture.bytes).warnings.isEmpty)
    }

    @Test("every truncation gives a picture of full size with a warning, or an error that names the file's end")
    func truncations() throws {
        let names = ["baseline 4:2:0", "progressive 4:2:0", "restart markers", "CMYK", "grey"]
        let jpegs = try names.map { try Fixture.named($0, in: JPEGFixtures.all) }
        let pngs = PNGFixtures.all.filter { $0.name.hasPrefix("type 2") || $0.name.hasPrefix("type 3, 4") }
        for fixture in jpegs + pngs {
            let bytes = fixture.bytes
            var decoded = 0
            for count in 0..<bytes.count {
                do {
                    let image = try Image.decode(Array(bytes.prefix(count)))
                    #expect(image.width == fixture.width && image.height == fixture.height)
                    #expect(!image.warnings.isEmpty, "\(fixture.name), \(count) bytes")
                    decoded += 1
                } catch .truncated(_, _, let offset) {
                    #expect(offset == count, "\(fixture.name)")
                } catch {
                    #expect(count < 2 || error == .unrecognizedFormat(leadingBytes: []), "\(error)")
                }
            }
            #expect(decoded > 0)
        }
    }

    @Test("a file that ends after one row of units shows that row")
    func firstRow() throws {
        let bytes = try Fixture.named("grey", in: JPEGFixtures.all).bytes
        let whole = try Image.decode(bytes)
        let scan = try #require(bytes.indices.dropLast().last { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDA })
        var best = 0
        for count in scan..<bytes.count {
            guard let part = try? Image.decode(Array(bytes.prefix(count))) else { continue }
            let equalRows = (0..<part.height).prefix { y in (0..<part.width).allSatisfy { part[$0, y] == whole[$0, y] }
            }
            #expect(equalRows.count >= best)
            best = max(best, equalRows.count)
        }
        #expect(best == whole.height)
    }

    @Test("with no data at all a JPEG and a PNG are errors")
    func nothing() throws {
        let jpeg = try Fixture.named("baseline 4:2:0", in: JPEGFixtures.all).bytes
        let scan = try #require(jpeg.indices.dropLast().last { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xDA })
        let data = scan + 2 + 12
        #expect(throws: ImageError.truncated(.jpeg, structure: .entropyCodedData, offset: data)) {
            try Image.decode(Array(jpeg.prefix(data)))
        }
        #expect(throws: ImageError.invalidJPEG(.insufficientData, offset: data)) {
            try Image.decode(jpeg.prefix(data) + [0xFF, 0xD9])
        }
        let png = try Fixture.named("type 2, 8 bits", in: PNGFixtures.all).bytes
        #expect(throws: ImageError.truncated(.png, structure: .compressedData, offset: 50)) {
            try Image.decode(Array(png.prefix(50)))
        }
    }

    @Test("the place where data end is that in the file, whichever IDAT chunk it is in")
    func placeInLaterChunk() throws {
        let bytes = try testPicture(width: 40, height: 30).encodedPNG()
        let data = Array(bytes[41..<bytes.count - 16])
        let parts = [Array(data[..<100]), Array(data[100..<200])]
        var file = Array(bytes[..<33])
        file += pngChunk("IDAT", parts[0])
        file += pngChunk("IDAT", parts[1])
        file += pngChunk("IEND", [])
        let end = 33 + 12 + 100 + 8 + 100
        let image = try Image.decode(file)
        guard case .incomplete(.png, end, _)? = image.warnings.last else {
            Issue.record("\(image.warnings)")
            return
        }
        #expect(throws: ImageError.invalidPNG(.insufficientData, offset: end)) {
            try Image.decode(file, options: .strict)
        }
    }

    @Test("markers that mean nothing between segments are passed over")
    func meaninglessMarker() throws {
        let bytes = try Fixture.named("baseline 4:2:0", in: JPEGFixtures.all).bytes
        let sound = try Image.decode(bytes)
        for marker: UInt8 in [0x02, 0xBF, 0xD0, 0xD8, 0xF0] {
            var damaged = bytes
            damaged.insert(contentsOf: [0xFF, marker], at: 20)
            let image = try Image.decode(damaged)
            #expect(image == sound)
            #expect(image.warnings.count == 1)
            #expect(throws: ImageError.self) { try Image.decode(damaged, options: .strict) }
        }
    }

    @Test("a restart interval that was not declared ends the data, and the part before is shown")
    func undeclaredRestarts() throws {
        let bytes = try Fixture.named("restart markers", in: JPEGFixtures.all).bytes
        let sound = try Image.decode(bytes)
        let place = try #require(bytes.indices.dropLast().first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDD })
        var changed = bytes
        changed.removeSubrange(place..<place + 6)
        let image = try Image.decode(changed)
        // The interpolation of chroma reaches one pixel far.
        for y in 0..<15 { for x in 0..<15 { #expect(image[x, y] == sound[x, y]) } }
        #expect(image.warnings.contains { if case .incomplete = $0 { true } else { false } })
    }

    @Test("what an iPhone's tools make of a PNG is named")
    func appleOptimized() throws {
        let bytes = try testPicture(width: 4, height: 3).encodedPNG()
        var file = Array(bytes[..<8])
        file += pngChunk("CgBI", [0x50, 0, 0x20, 6])
        file += bytes[8...]
        #expect(throws: ImageError.unsupported(.appleOptimizedPNG)) { try Image.decode(file) }
    }

    @Test("a dynamic block with one code of one bit is read, as in zlib")
    func singleCode() throws {
        // A pixel in a stored block, then a dynamic block that holds only its end, coded in one bit.
        var stream: [UInt8] = [0x78, 0x01, 0x00, 4, 0, 0xFB, 0xFF, 0, 10, 20, 30]
        var bits: [Int] = []
        func write(_ value: Int, _ count: Int) {
            for bit in 0..<count { bits.append(value >> bit & 1) }
        }
        // Final, dynamic; 257 literals, 1 distance, 18 code lengths; lengths 1 for 18 and 2 for 0 and 1.
        write(1, 1)
        write(2, 2)
        write(0, 5)
        write(0, 5)
        write(14, 4)
        let lengths: [Int: Int] = [18: 1, 0: 2, 1: 2]
        let order: [Int] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1]
        for symbol in order { write(lengths[symbol] ?? 0, 3) }
        // 256 unused literals, the end of block in one bit, one unused distance; then the end of block.
        for count in [138, 118] {
            write(0, 1)
            write(count - 11, 7)
        }
        write(3, 2)
        write(1, 2)
        write(0, 1)
        for start in stride(from: 0, to: bits.count, by: 8) {
            var byte: UInt8 = 0
            for (index, bit) in bits[start..<min(start + 8, bits.count)].enumerated() { byte |= UInt8(bit << index) }
            stream.append(byte)
        }
        stream.append(contentsOf: storedZlib([0, 10, 20, 30]).suffix(4))
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        file += pngChunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])
        file += pngChunk("IDAT", stream)
        file += pngChunk("IEND", [])
        let image = try Image.decode(file, options: .strict)
        #expect(image[0, 0] == RGBAColor(red: 10, green: 20, blue: 30))
    }
}
