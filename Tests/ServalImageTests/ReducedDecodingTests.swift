import ServalImage
import Testing

@Suite("Reduced decoding")
struct ReducedDecodingTests {
    @Test("a JPEG decoded smaller has the pixels of libjpeg-turbo", arguments: ReducedFixtures.all)
    func matchesReference(_ fixture: ReducedFixture) throws {
        let full = try Fixture.named(fixture.name, in: JPEGFixtures.all)
        let image = try Image.decode(full.bytes, options: DecodeOptions(reduction: .by(fixture.factor)))
        #expect(image.width == fixture.width)
        #expect(image.height == fixture.height)
        #expect(pixelHash(image) == fixture.hash)
        #expect(image.fullWidth == full.width)
        #expect(image.fullHeight == full.height)
        #expect(image.reduction == fixture.factor)
    }

    @Test("points map back to full size, in every orientation", arguments: ImageOrientation.allCases)
    func mapping(_ orientation: ImageOrientation) throws {
        // 21 x 17 pixels: by 8 the last column and row stand for less than eight.
        let bytes = try Fixture.named("baseline 4:2:0", in: JPEGFixtures.all).bytes
        let stored = try Image.decode(bytes, options: DecodeOptions(reduction: .by(8)))
        #expect(stored.width == 3 && stored.height == 3)
        let image = stored.oriented(orientation)
        #expect(image.fullWidth == (orientation.swapsAxes ? 17 : 21))
        #expect(image.fullHeight == (orientation.swapsAxes ? 21 : 17))
        // The stored picture's top left corner is the one at which whole squares start.
        let isRight = [.mirrored, .rotated180, .rotated90, .transversed].contains(orientation)
        let isBottom = [.rotated180, .flipped, .transversed, .rotated270].contains(orientation)
        let corner = Point<ImageSpace>(x: isRight ? 3 : 0, y: isBottom ? 3 : 0)
        let full = image.fullSizePoint(corner)
        let (right, bottom) = (Double(image.fullWidth), Double(image.fullHeight))
        let (cornerX, cornerY): (Double, Double) = (isRight ? right : 0, isBottom ? bottom : 0)
        #expect(full.x == cornerX && full.y == cornerY)
        let inner = image.fullSizePoint(Point<ImageSpace>(x: isRight ? 2 : 1, y: isBottom ? 2 : 1))
        let (innerX, innerY): (Double, Double) = (isRight ? right - 8 : 8, isBottom ? bottom - 8 : 8)
        #expect(inner.x == innerX && inner.y == innerY)
    }

    @Test("the factor follows the size that is asked for")
    func factors() throws {
        let bytes = try Fixture.named("baseline 4:2:0", in: JPEGFixtures.all).bytes
        func width(_ reduction: ImageReduction) throws -> Int {
            try Image.decode(bytes, options: DecodeOptions(reduction: reduction)).width
        }
        #expect(try width(.none) == 21)
        #expect(try width(.by(1)) == 21)
        #expect(try width(.by(0)) == 21)
        #expect(try width(.by(3)) == 11)
        #expect(try width(.by(7)) == 6)
        #expect(try width(.by(1000)) == 3)
        // Of 21 x 17, a letterbox of 10 x 10 takes 10 columns, one of 40 x 8 takes 8 rows.
        #expect(try width(.fitting(width: 10, height: 10)) == 11)
        #expect(try width(.fitting(width: 11, height: 11)) == 21)
        #expect(try width(.fitting(width: 40, height: 8)) == 11)
        #expect(try width(.fitting(width: 5, height: 1000)) == 6)
        #expect(try width(.covering(width: 10, height: 8)) == 11)
        #expect(try width(.covering(width: 10, height: 9)) == 21)
        #expect(try width(.covering(width: 2, height: 2)) == 3)
        #expect(try width(.covering(width: .max, height: 1)) == 21)
    }

    @Test("sizes are those of the upright picture")
    func turnedSizes() throws {
        let bytes = try Fixture.named("EXIF orientation 6", in: JPEGFixtures.all).bytes
        // 19 x 13 stored, 13 x 19 upright.
        let image = try Image.decode(bytes, options: DecodeOptions(reduction: .covering(width: 6, height: 9)))
        #expect(image.width == 7 && image.height == 10)
        #expect(try Image.decode(bytes, options: DecodeOptions(reduction: .covering(width: 9, height: 6))).width == 13)
    }

    @Test("limits count the decoded picture, so that a photo too large at full size can be decoded smaller")
    func limits() throws {
        for name in ["baseline 4:2:0", "progressive 4:4:4"] {
            let bytes = try Fixture.named(name, in: JPEGFixtures.all).bytes
            let pixels = DecodeLimits(maximumPixelCount: 100)
            #expect(throws: ImageError.pixelCountExceedsLimit(width: 21, height: 17, limit: 100)) {
                try Image.decode(bytes, limits: pixels)
            }
            #expect(try Image.decode(bytes, options: DecodeOptions(limits: pixels, reduction: .by(4))).width == 6)
        }
        let bytes = try Fixture.named("progressive 4:4:4", in: JPEGFixtures.all).bytes
        let memory = DecodeLimits(maximumMemoryBytes: 4000)
        // Three components of 24 x 24 coefficients of two bytes are held beside 21 x 17 x 3 samples.
        let least: Int = 24 * 24 * 3 * 2 + 21 * 17 * 3
        let error = #expect(throws: ImageError.self) { try Image.decode(bytes, limits: memory) }
        guard case .memoryExceedsLimit(let required, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(required > least)
        #expect(try Image.decode(bytes, options: DecodeOptions(limits: memory, reduction: .by(8))).width == 3)
    }

    @Test("other formats are decoded at full size")
    func otherFormats() throws {
        let image = try testPicture(width: 32, height: 16)
        let options = DecodeOptions(reduction: .by(8))
        #expect(try Image.decode(image.encodedPNG(), options: options) == image)
        #expect(try Image.decode(image.encodedPPM(), options: options).reduction == 1)
    }

    @Test("a damaged JPEG can be decoded smaller", arguments: DamagedJPEGFixtures.all)
    func damaged(_ fixture: Fixture) throws {
        for factor in [2, 4, 8] {
            let image = try Image.decode(fixture.bytes, options: DecodeOptions(reduction: .by(factor)))
            let width: Int = (fixture.width + factor - 1) / factor
            #expect(image.width == width)
            #expect(image.fullWidth == fixture.width)
        }
    }
}
