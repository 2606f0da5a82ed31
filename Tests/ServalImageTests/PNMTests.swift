import ServalImage
import Testing

@Suite("PPM and PGM")
struct PNMTests {
    private func decode(_ text: String, _ raw: [UInt8] = []) throws(ImageError) -> Image {
        try Image.decode([UInt8](text.utf8) + raw)
    }

    @Test("all four kinds decode, with comments and other maxima")
    func kinds() throws {
        #expect(try decode("P6 2 1 255\n", [1, 2, 3, 4, 5, 6]).pixels == [1, 2, 3, 4, 5, 6])
        #expect(try decode("P5\n# a comment\n2 1\n255\n", [7, 9]).pixels == [7, 7, 7, 9, 9, 9])
        #expect(try decode("P3 1 2 15 0 15 5  10 1 2").pixels == [0, 255, 85, 170, 17, 34])
        #expect(try decode("P2 2 1 1 1 0").pixels == [255, 255, 255, 0, 0, 0])
        #expect(try decode("P5 2 1 65535\n", [0xFF, 0xFF, 0x80, 0x00]).pixels == [255, 255, 255, 128, 128, 128])
    }

    @Test("a picture survives encoding and decoding")
    func roundTrip() throws {
        let image = try testPicture(width: 13, height: 7)
        #expect(try Image.decode(image.encodedPPM()) == image)
    }

    @Test("a file that was cut off shows the samples that are there, and says how much is missing")
    func cutOff() throws {
        let raw = try decode("P6 2 2 255\n", [1, 2, 3, 4, 5, 6, 7])
        #expect(raw.pixels == [1, 2, 3, 4, 5, 6, 7, 0, 0, 0, 0, 0])
        #expect(raw.warnings == [.incomplete(.pnm, offset: 18, percentMissing: 41)])
        let wide = try decode("P5 2 1 65535\n", [0xFF, 0xFF, 0x80])
        #expect(wide.pixels == [255, 255, 255, 0, 0, 0])
        let plain = try decode("P2 3 1 255 7 9 ")
        #expect(plain.pixels == [7, 7, 7, 9, 9, 9, 0, 0, 0])
        #expect(plain.warnings.count == 1)
        #expect(throws: ImageError.truncated(.pnm, structure: .samples, offset: 15)) {
            try Image.decode([UInt8]("P2 3 1 255 7 9 ".utf8), options: .strict)
        }
    }

    @Test("damage is refused")
    func damage() {
        #expect(throws: ImageError.truncated(.pnm, structure: .samples, offset: 16)) {
            try Image.decode([UInt8]("P6 2 1 255\n".utf8) + [1, 2, 3, 4, 5], options: .strict)
        }
        #expect(throws: ImageError.truncated(.pnm, structure: .samples, offset: 11)) { try decode("P6 2 1 255\n") }
        #expect(throws: ImageError.invalidPNM(.badMaximum(0), offset: 8)) { try decode("P5 1 1 0\n", [0]) }
        #expect(throws: ImageError.invalidDimensions(width: 0, height: 1)) { try decode("P5 0 1 255\n", [0]) }
        #expect(throws: ImageError.invalidPNM(.sampleAboveMaximum(sample: 9, maximum: 7), offset: 10)) {
            try decode("P2 1 1 7 9")
        }
        #expect(throws: ImageError.invalidPNM(.numberTooLarge, offset: 3)) {
            try decode("P5 99999999999999999999 1 255\n")
        }
        #expect(throws: ImageError.invalidPNM(.expectedNumber, offset: 3)) { try decode("P5 x 1 255\n") }
        #expect(throws: ImageError.pixelCountExceedsLimit(width: 65_535, height: 65_535, limit: 1 << 28)) {
            try decode("P6 65535 65535 255\n", [0])
        }
    }
}
