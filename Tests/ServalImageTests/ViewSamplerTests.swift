import ServalImage
import Testing

@Suite struct ViewSamplerTests {
    private static let parts: [Box<ImageSpace>?] = [
        nil, Box<ImageSpace>(x0: 3.25, y0: 4.5, x1: 20.75, y1: 17), Box<ImageSpace>(x0: -8, y0: -6.5, x1: 19, y1: 20.5),
        Box<ImageSpace>(x0: 30, y0: 20, x1: 60, y1: 55), Box<ImageSpace>(x0: -10, y0: -10, x1: 70, y1: 50),
        Box<ImageSpace>(x0: 50, y0: 40, x1: 60, y1: 50), Box<ImageSpace>(x0: 10.1, y0: 10.2, x1: 12.3, y1: 12.9),
    ]

    /// One sampler for all pictures of a test, so that what it keeps must not show.
    private let sampler = ViewSampler()

    private func pixels(_ result: ViewSampler.Result, _ count: Int) -> [UInt8] {
        Array(UnsafeBufferPointer(start: result.pixels, count: count * 3))
    }

    @Test func `One pass through the rows gives what the copied picture gives`() throws {
        let image = try ImageViewTests.photo(47, 33)
        for (width, height) in [(16, 16), (64, 48), (9, 40), (47, 33), (1, 1), (100, 7)] {
            for part in Self.parts {
                let source = part ?? Box<ImageSpace>(image)
                let expected = try image.letterboxed(width: width, height: height, from: source, fill: 77)
                try image.withView { view in
                    let result = try sampler.letterbox(view, part: part, width: width, height: height, fill: 77)
                    #expect(result.mapping == expected.mapping)
                    #expect(pixels(result, width * height) == expected.image.pixels, "\(width)x\(height) \(source)")
                }
            }
        }
    }

    @Test func `Stretching fits both sides`() throws {
        let image = try ImageViewTests.photo(47, 33)
        let part = Box<ImageSpace>(x0: -3, y0: 5.5, x1: 30.5, y1: 40)
        let expected = try image.croppedAndResized(part, width: 20, height: 12, fill: 9)
        try image.withView { view in
            let result = try sampler.stretch(view, part: part, width: 20, height: 12, fill: 9)
            #expect(pixels(result, 240) == expected.pixels)
            #expect(abs(result.mapping(Point<ImageSpace>(x: -3, y: 5.5)).x) < 1e-12)
        }
    }

    @Test(arguments: ImageOrientation.allCases)
    func `A turned view gives what the upright picture gives, to a level`(orientation: ImageOrientation) throws {
        let stored = try ImageViewTests.photo(47, 33)
        let upright = stored.oriented(orientation)
        let (bytes, stride) = ImageViewTests.packed(stored, .argb, padding: 5)
        for part in Self.parts {
            let expected = try upright.letterboxed(
                width: 24, height: 30, from: part ?? Box<ImageSpace>(upright), fill: 50)
            try bytes.withUnsafeBytes { bytes in
                let view = try ImageView(
                    bytes, format: .argb, width: 47, height: 33, bytesPerRow: stride, orientation: orientation)
                let result = try sampler.letterbox(view, part: part, width: 24, height: 30, fill: 50)
                #expect(result.mapping == expected.mapping)
                let found = try Image(width: 24, height: 30, pixels: pixels(result, 24 * 30))
                #expect(ImageViewTests.difference(found, expected.image).largest <= 1)
            }
        }
    }

    @Test func `A view in luma and chroma gives what its copy gives`() throws {
        let image = try ImageViewTests.photo(47, 33)
        let planes = ImageViewTests.Planes(image, .yuv420, .jpeg)
        let chroma = zip(planes.u, planes.v).flatMap { [$0, $1] }
        try planes.luma.withUnsafeBytes { luma in
            try chroma.withUnsafeBytes { chroma in
                let view = try ImageView(
                    luma: PixelPlane(luma, bytesPerRow: 47), chroma: PixelPlane(chroma, bytesPerRow: 48),
                    encoding: .jpeg, width: 47, height: 33)
                let copy = Image(view)
                for part in Self.parts {
                    let expected = try copy.letterboxed(
                        width: 24, height: 24, from: part ?? Box<ImageSpace>(copy), fill: 0)
                    let result = try sampler.letterbox(view, part: part, width: 24, height: 24, fill: 0)
                    // Vectors and single pixels round the same, wherever a row begins.
                    #expect(pixels(result, 576) == expected.image.pixels)
                }
            }
        }
    }

    @Test func `Parts that cannot be scaled are refused`() throws {
        let image = try ImageViewTests.photo(10, 10)
        let nothing = Box<ImageSpace>(x0: 5, y0: 5, x1: 5, y1: 9)
        let endless = Box<ImageSpace>(x0: -1e6, y0: 0, x1: 1e6, y1: 5)
        let broken = Box<ImageSpace>(x0: .nan, y0: 0, x1: 4, y1: 5)
        image.withView { view in
            for part in [nothing, endless, broken] {
                #expect(throws: ImageError.self) {
                    try sampler.letterbox(view, part: part, width: 8, height: 8, fill: 0)
                }
            }
            #expect(throws: ImageError.invalidDimensions(width: 0, height: 8)) {
                try sampler.letterbox(view, width: 0, height: 8, fill: 0)
            }
        }
    }
}
