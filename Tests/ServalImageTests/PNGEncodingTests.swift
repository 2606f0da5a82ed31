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
}
