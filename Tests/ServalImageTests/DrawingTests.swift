import ServalImage
import Testing

@Suite("Drawing")
struct DrawingTests {
    private let red = RGBAColor(red: 255, green: 0, blue: 0)

    private func canvas(_ width: Int = 40, _ height: Int = 30) throws -> Image {
        try Image(width: width, height: height, filledWith: .black)
    }

    /// The sum of a channel in units of full pixels.
    private func area(_ image: Image) -> Double {
        (0..<image.width * image.height).reduce(0) { $0 + Double(image.pixels[$1 * 3]) } / 255
    }

    @Test("a circle has its area and stays within its radius")
    func circle() throws {
        var image = try canvas()
        image.fillCircle(center: Point(x: 20, y: 15), radius: 8, color: red)
        #expect(abs(area(image) - 64 * Double.pi) < 2)
        #expect(image[20, 15] == red)
        #expect(image[20, 24] == .black)
        #expect(image[2, 2] == .black)
    }

    @Test("a line has its length times its thickness, whichever way it runs")
    func line() throws {
        for (x, y) in [(30.0, 15.0), (10.0, 25.0), (28.0, 22.0), (12.0, 5.0)] {
            var image = try canvas()
            let start = Point<ImageSpace>(x: 10, y: 15)
            image.drawLine(from: start, to: Point(x: x, y: y), color: red, thickness: 3)
            let length = ((x - 10) * (x - 10) + (y - 15) * (y - 15)).squareRoot()
            #expect(abs(area(image) - (length * 3 + 2.25 * Double.pi)) < 2)
        }
    }

    @Test("an outline leaves its inside alone and translucency is even")
    func rectangle() throws {
        var image = try canvas()
        let box = Box<ImageSpace>(x0: 5, y0: 6, x1: 25, y1: 20)
        image.drawRectangle(box, color: RGBAColor(red: 255, green: 0, blue: 0, alpha: 128), thickness: 2)
        #expect(image[15, 13] == .black)
        for (x, y) in [(4, 5), (5, 6), (25, 20), (15, 6), (4, 12)] { #expect(image[x, y].red == 128) }
        #expect(image[2, 3] == .black)
    }

    @Test("drawing far outside or with strange numbers changes nothing and does not fail")
    func outside() throws {
        var image = try canvas()
        let original = image
        let strange = [1e300, -1e300, .nan, .infinity]
        for value in strange {
            let point = Point<ImageSpace>(x: value, y: value)
            image.fillCircle(center: point, radius: 3, color: red)
            image.drawLine(from: point, to: point, color: red)
            image.drawText("A", at: point, color: red)
            image.drawRectangle(Box(x0: value, y0: value, x1: value, y1: value), color: red)
            image.composite(original, transform: AffineMap(a: value, b: 0, tx: value, c: 0, d: value, ty: value))
        }
        image.fillCircle(center: Point(x: -100, y: -100), radius: 20, color: red)
        #expect(image == original)
    }

    @Test("text takes the stated size, is readable as dots, and scales by whole dots")
    func text() throws {
        var image = try canvas(60, 20)
        image.drawText("H1", at: Point(x: 2, y: 3), color: .white)
        // The letter H: two full columns and a bar.
        for row in 0..<7 {
            #expect(image[2, 3 + row] == .white && image[6, 3 + row] == .white)
            #expect(image[4, 3 + row] == (row == 3 ? .white : .black))
        }
        let size = Image.textSize("H1", scale: 1)
        #expect(size == (12, 9))
        #expect(Image.textSize("H1", scale: 2) == (24, 18))
        var large = try canvas(60, 20)
        large.drawText("H1", at: Point(x: 2, y: 1), scale: 2, color: .white)
        #expect(abs(area(large) - 4 * area(image)) < 1e-9)
    }

    @Test("every printable character has a glyph of its own")
    func glyphs() throws {
        var seen: Set<[UInt8]> = []
        for code in UInt8(0x20)...0x7E {
            var image = try canvas(6, 9)
            image.drawText(String(UnicodeScalar(code)), at: Point(x: 0, y: 0), color: .white)
            seen.insert(image.pixels)
        }
        #expect(seen.count == 95)
    }

    @Test("a sticker moved by whole pixels arrives unchanged, and its transparency lets the picture through")
    func compositing() throws {
        var image = try canvas()
        var sticker = try Image(width: 4, height: 3, filledWith: .clear)
        sticker[1, 1] = red
        sticker[2, 1] = RGBAColor(red: 255, green: 255, blue: 255, alpha: 51)
        image.composite(sticker, transform: AffineMap(a: 1, b: 0, tx: 10, c: 0, d: 1, ty: 5))
        #expect(image[11, 6] == red)
        #expect(image[12, 6] == RGBAColor(gray: 51))
        #expect(image[10, 5] == .black)
    }

    @Test("a map from two points takes them there and back, and knows its angle")
    func affineMap() throws {
        let source = (Point<ImageSpace>(x: 10, y: 20), Point<ImageSpace>(x: 30, y: 20))
        let target = (Point<ImageSpace>(x: 100, y: 50), Point<ImageSpace>(x: 100, y: 90))
        let map = try #require(AffineMap<ImageSpace, ImageSpace>(from: source, to: target))
        #expect(map(source.0) == target.0 && map(source.1) == target.1)
        #expect(abs(map.rotationDegrees - 90) < 1e-9)
        #expect(abs(map.determinant - 4) < 1e-9)
        let inverse = try #require(map.inverse)
        let back = inverse(map(Point<ImageSpace>(x: 3, y: 4)))
        #expect(abs(back.x - 3) < 1e-9 && abs(back.y - 4) < 1e-9)
        #expect(AffineMap<ImageSpace, ImageSpace>(from: (source.0, source.0), to: target) == nil)
        #expect(AffineMap<ImageSpace, ImageSpace>(a: 1, b: 2, tx: 0, c: 2, d: 4, ty: 0).inverse == nil)
    }

    @Test("glasses cover both eyes at any roll angle", arguments: [0.0, 30, 90, 180, -120])
    func glasses(_ degrees: Double) throws {
        var image = try Image(width: 200, height: 200, filledWith: .white)
        // Cosine and sine by the half-angle-free route of an affine map.
        let turn = try #require(
            AffineMap<ImageSpace, ImageSpace>(
                from: (Point<ImageSpace>(x: 0, y: 0), Point<ImageSpace>(x: 1, y: 0)),
                to: (Point<ImageSpace>(x: 0, y: 0), unitVector(degrees))))
        let arm = turn(Point<ImageSpace>(x: 30, y: 0))
        let left = Point<ImageSpace>(x: 100 - arm.x, y: 100 - arm.y)
        let right = Point<ImageSpace>(x: 100 + arm.x, y: 100 + arm.y)
        image.draw(.glasses, leftEye: left, rightEye: right)
        for eye in [left, right] { #expect(image[Int(eye.x), Int(eye.y)].red < 120) }
        #expect(image[2, 2] == .white && image[197, 197] == .white)
        let transform = try #require(Sticker.glasses.transform(leftEye: left, rightEye: right))
        let difference = (transform.rotationDegrees - degrees).truncatingRemainder(dividingBy: 360)
        #expect(abs(difference) < 1e-6 || abs(abs(difference) - 360) < 1e-6)
    }

    private func unitVector(_ degrees: Double) -> Point<ImageSpace> {
        switch degrees {
        case 0: Point<ImageSpace>(x: 1, y: 0)
        case 30: Point<ImageSpace>(x: 3.0.squareRoot() / 2, y: 0.5)
        case 90: Point<ImageSpace>(x: 0, y: 1)
        case 180: Point<ImageSpace>(x: -1, y: 0)
        default: Point(x: -0.5, y: -3.0.squareRoot() / 2)
        }
    }
}
