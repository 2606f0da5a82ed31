import Foundation
import ServalImage
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
        var generator = SplitMix(state: 3)
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
        arguments: [(1, 300_000), (300_000, 2), (700, 249), (700, 250), (701, 1001), (4000, 90)], [false, true])
    func threads(_ size: (Int, Int), _ hasAlpha: Bool) throws {
        let image = try testPicture(width: size.0, height: size.1, hasAlpha: hasAlpha)
        let encoded = image.encodedPNG()
        let limits = DecodeLimits(maximumDimension: 400_000)
        #expect(try Image.decode(encoded, options: DecodeOptions(limits: limits)) == image)
        for threads in [0, 2, 3, 16] { #expect(image.encodedPNG(threads: threads) == encoded) }
    }

    @Test("a band finds what repeats the end of the band before")
    func window() throws {
        // Rows of noise that are all the same, each a third of the window; rows are not filtered where nothing helps.
        var generator = SplitMix(state: 5)
        let row = (0..<3600 * 3).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let image = try Image(
            width: 3600, height: 200, pixels: [[UInt8]](repeating: row, count: 200).flatMap(\.self))
        #expect(image.encodedPNG().count < row.count + 20_000)
    }

    @Test("photos and drawings are no larger than zlib's level 6 makes them")
    func sizes() throws {
        // The sizes that Pillow 13.0.0 writes.
        for (name, bound) in [
            ("chelsea.png", 223_403), ("pet-faces-curves.png", 62_948), ("pet-face-errors.png", 56_408),
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
