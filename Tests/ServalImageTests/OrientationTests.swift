import ServalImage
import Testing

@Suite("Orientation")
struct OrientationTests {
    /// A TIFF structure whose only entry is the orientation.
    ///
    /// - Parameters:
    ///   - type: Number of the TIFF type; 3 is SHORT.
    ///   - size: Bytes of a value of that type.
    private func tiff(_ value: Int, type: Int = 3, size: Int = 2, isLittleEndian: Bool = false) -> [UInt8] {
        func number(_ value: Int, _ count: Int) -> [UInt8] {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
            return isLittleEndian ? bytes : bytes.reversed()
        }
        var result = Array((isLittleEndian ? "II" : "MM").utf8)
        for (value, count) in [
            (42, 2), (8, 4), (1, 2), (0x0112, 2), (type, 2), (1, 4), (value, size), (0, 4 - size), (0, 4),
        ] {
            result += number(value, count)
        }
        return result
    }

    private func xmp(_ property: String) -> [UInt8] {
        Array("<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:Description \(property)</x:xmpmeta>".utf8)
    }

    private func jpegSegment(_ content: [UInt8]) -> [UInt8] {
        let length = UInt16(content.count + 2)
        return [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + content
    }

    private func exifSegment(_ tiff: [UInt8]) -> [UInt8] { jpegSegment(Array("Exif\0\0".utf8) + tiff) }

    private func xmpSegment(_ packet: [UInt8]) -> [UInt8] {
        jpegSegment(Array("http://ns.adobe.com/xap/1.0/\0".utf8) + packet)
    }

    private func inserted(_ parts: [[UInt8]], into bytes: [UInt8], at place: Int) -> [UInt8] {
        var result = bytes
        result.insert(contentsOf: parts.joined(), at: place)
        return result
    }

    /// Expects a file whose metadata are given to be turned like a sound one by `oriented`.
    private func expect(
        _ orientation: ImageOrientation, jpeg segments: [[UInt8]], _ location: SourceLocation = #_sourceLocation
    ) throws {
        let bytes = try Fixture.named("baseline 4:2:0", in: JPEGFixtures.all).bytes
        let expected = try Image.decode(bytes).oriented(orientation)
        let image = try Image.decode(inserted(segments, into: bytes, at: 2), options: .strict)
        #expect(image == expected, sourceLocation: location)
        // The same by the other path, which turns after decoding.
        let progressive = try Fixture.named("progressive 4:2:0", in: JPEGFixtures.all).bytes
        let turned = try Image.decode(inserted(segments, into: progressive, at: 2))
        #expect(turned == (try Image.decode(progressive).oriented(orientation)), sourceLocation: location)
    }

    private func expect(
        _ orientation: ImageOrientation, png chunks: [[UInt8]], afterData: Bool = false,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let picture = try testPicture(width: 13, height: 7, hasAlpha: true)
        let bytes = picture.encodedPNG()
        let place = afterData ? bytes.count - 12 : 33
        let image = try Image.decode(inserted(chunks, into: bytes, at: place), options: .strict)
        #expect(image == picture.oriented(orientation), sourceLocation: location)
    }

    @Test("each value turns a JPEG and a PNG", arguments: ImageOrientation.allCases, [false, true])
    func values(_ orientation: ImageOrientation, _ isLittleEndian: Bool) throws {
        let tiff = tiff(orientation.rawValue, isLittleEndian: isLittleEndian)
        try expect(orientation, jpeg: [exifSegment(tiff)])
        try expect(orientation, png: [pngChunk("eXIf", tiff)])
    }

    @Test(
        "the value may have 8, 16 or 32 bits, signed or not",
        arguments: [(1, 1), (3, 2), (4, 4), (6, 1), (8, 2), (9, 4)], [false, true])
    func types(_ type: (number: Int, size: Int), _ isLittleEndian: Bool) throws {
        let tiff = tiff(6, type: type.number, size: type.size, isLittleEndian: isLittleEndian)
        try expect(.rotated90, jpeg: [exifSegment(tiff)])
        try expect(.rotated90, png: [pngChunk("eXIf", tiff)])
    }

    @Test("other types and values outside 1...8 leave the picture as it is")
    func invalidValues() throws {
        for tiff in [tiff(6, type: 2, size: 2), tiff(6, type: 5, size: 4), tiff(0), tiff(9), tiff(300)] {
            try expect(.up, jpeg: [exifSegment(tiff)])
        }
    }

    @Test("the first of two EXIF segments counts")
    func twoSegments() throws {
        try expect(.rotated90, jpeg: [exifSegment(tiff(6)), exifSegment(tiff(3))])
        try expect(.rotated180, jpeg: [exifSegment(tiff(3)), exifSegment(tiff(6))])
        try expect(.rotated180, jpeg: [exifSegment([1, 2, 3]), exifSegment(tiff(3))])
    }

    @Test(
        "XMP counts where EXIF states nothing",
        arguments: [
            "tiff:Orientation=\"8\"/>", "tiff:Orientation='8'/>", "tiff:Orientation = \"8\" />",
            "><tiff:Orientation>8</tiff:Orientation>", "><tiff:Orientation>\n 8 </tiff:Orientation>",
        ])
    func xmpOnly(_ property: String) throws {
        try expect(.rotated270, jpeg: [xmpSegment(xmp(property))])
        try expect(.rotated270, jpeg: [exifSegment(tiff(8)), xmpSegment(xmp("tiff:Orientation=\"3\"/>"))])
        let text = Array("XML:com.adobe.xmp\0\0\0\0\0".utf8) + xmp(property)
        try expect(.rotated270, png: [pngChunk("iTXt", text)])
        try expect(.rotated270, png: [pngChunk("iTXt", text)], afterData: true)
        let compressed = Array("XML:com.adobe.xmp\0\u{1}\0en\0x\0".utf8) + storedZlib(xmp(property))
        try expect(.rotated270, png: [pngChunk("iTXt", compressed)])
    }

    @Test("an EXIF value that means nothing still counts before XMP, as in Pillow")
    func exifBeforeXMP() throws {
        try expect(.up, jpeg: [exifSegment(tiff(0)), xmpSegment(xmp("tiff:Orientation=\"6\"/>"))])
        try expect(.rotated180, jpeg: [xmpSegment(xmp("tiff:Orientation=\"6\"/>")), exifSegment(tiff(3))])
    }

    @Test("XMP without a valid orientation is passed over", arguments: ["=\"\"", "=\"0\"", "=\"66\"", "=6", ">x<", ""])
    func invalidXMP(_ value: String) throws {
        try expect(.up, jpeg: [xmpSegment(xmp("tiff:Orientation\(value)"))])
    }

    @Test("a PNG's raw profiles hold EXIF or XMP data", arguments: ["exif", "APP1", "xmp"])
    func rawProfiles(_ name: String) throws {
        let profile =
            switch name {
            case "exif": Array("Exif\0\0".utf8) + tiff(6)
            case "APP1": Array("http://ns.adobe.com/xap/1.0/\0".utf8) + xmp("tiff:Orientation=\"6\"/>")
            default: xmp("tiff:Orientation=\"6\"/>")
            }
        for content in [profile] + (name == "exif" ? [tiff(6)] : []) {
            let digits = content.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }
            let lines = stride(from: 0, to: digits.count, by: 36).map {
                digits[$0..<min($0 + 36, digits.count)].joined()
            }
            let text = Array("\n\(name.lowercased())\n      \(content.count)\n\(lines.joined(separator: "\n"))\n".utf8)
            let keyword = Array("Raw profile type \(name)\0".utf8)
            try expect(.rotated90, png: [pngChunk("tEXt", keyword + text)])
            try expect(.rotated90, png: [pngChunk("zTXt", keyword + [0] + storedZlib(text))])
            try expect(.rotated90, png: [pngChunk("iTXt", keyword + [0, 0, 0, 0] + text)])
            try expect(.rotated90, png: [pngChunk("zTXt", keyword + [0] + storedZlib(text))], afterData: true)
            try expect(.rotated180, png: [pngChunk("tEXt", keyword + text), pngChunk("eXIf", tiff(3))])
        }
    }

    @Test("damaged metadata leave the picture as it is")
    func damagedMetadata() throws {
        for count in 0..<26 { try expect(.up, jpeg: [exifSegment(Array(tiff(6).prefix(count).prefix(19)))]) }
        let keyword = Array("Raw profile type exif\0".utf8)
        for text in ["", "\nexif\n", "\nexif\n 4\nzz", "\nexif\n 1\n4"] {
            try expect(.up, png: [pngChunk("tEXt", keyword + Array(text.utf8))])
            try expect(.up, png: [pngChunk("zTXt", keyword + Array(text.utf8))])
            try expect(.up, png: [pngChunk("iTXt", keyword + Array(text.utf8))])
        }
    }
}
