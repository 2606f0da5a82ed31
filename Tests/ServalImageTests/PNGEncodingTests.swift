import Foundation
import ServalImage
import ServalTestSupport
import Testing

@Suite("PNG encoding")
struct PNGEncodingTests {
    @Test(
        "a picture survives encoding and decoding",
        arguments: [(1, 1), (2, 1), (1, 3), (7, 5), (64, 64), (301, 97)], [false, true])
    func roundTrip(_ size: (Int, Int), _ hasAlpha: Bool) throws {
        let image = try testPicture(width: size.0, height: size.1, hasAlpha: hasAlpha)
        #expect(try Image.decode(image.encodedPNG()) == image)
    }

    @Test("noise, constant colour and long repetitions survive, and constant colour is small")
    func extremes() throws {
        var generator = SplitMix64(seed: 3)
        let noise = (0..<200 * 200 * 3).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let noisy = try Image(width: 200, height: 200, pixels: noise)
        let encoded = noisy.encodedPNG()
        #expect(try Image.decode(encoded) == noisy)
        #expect(encoded.count < noise.count + noise.count / 100 + 200)

        let constant = try Image(width: 500, height: 400, filledWith: RGBAColor(red: 9, green: 200, blue: 77))
        #expect(try Image.decode(constant.encodedPNG()) == constant)
        #expect(constant.encodedPNG().count < 3000)

        let period = (0..<300 * 100 * 3).map { UInt8(truncatingIfNeeded: $0 % 601 * 7) }
        let repeated = try Image(width: 300, height: 100, pixels: period)
        #expect(try Image.decode(repeated.encodedPNG()) == repeated)
    }

    @Test(
        "the file is the same for any number of threads, and whole at every border of bands",
        arguments: [(1, 300), (900, 3), (100, 20), (100, 21), (101, 37)], [false, true])
    func threads(_ size: (Int, Int), _ hasAlpha: Bool) throws {
        let image = try testPicture(width: size.0, height: size.1, hasAlpha: hasAlpha)
        for bandByteCount in [301, 3010, 6021] {
            let encoded = image.encodedPNG(threads: 1, bandByteCount: bandByteCount)
            #expect(try Image.decode(encoded) == image)
            for threads in [0, 2, 5] {
                #expect(image.encodedPNG(threads: threads, bandByteCount: bandByteCount) == encoded)
            }
        }
    }

    @Test("a band finds what repeats the end of the band before")
    func window() throws {
        // Rows of noise that are all the same; in bands of one row each, all but the first are matches.
        var generator = SplitMix64(seed: 5)
        let row = (0..<1000 * 3).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let image = try Image(
            width: 1000, height: 20, pixels: [[UInt8]](repeating: row, count: 20).flatMap(\.self))
        let encoded = image.encodedPNG(threads: 2, bandByteCount: 1)
        #expect(try Image.decode(encoded) == image)
        #expect(encoded.count < 2 * row.count + 3000)
    }

    @Test("photos and drawings are no larger than zlib's level 6 makes them")
    func sizes() throws {
        // The sizes that Pillow 13.0.0 writes.
        for (name, bound) in [
            ("chelsea.png", 223_403), ("pet-faces-curves.png", 67_617),
        ] {
            let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("../../Weights/\(name)").standardizedFileURL
            let image = try Image.decode([UInt8](Data(contentsOf: path)))
            let encoded = image.encodedPNG()
            #expect(encoded.count <= bound, "\(name): \(encoded.count)")
            #expect(try Image.decode(encoded) == image)
        }
    }
}
