import ServalImage
import Testing

@Suite("Letterbox and crop")
struct LetterboxTests {
    @Test(
        "the content has the rounded size, sits in the middle, and the fill surrounds it",
        arguments: [((1280, 720), (224, 224)), ((100, 300), (64, 64)), ((3, 2), (224, 224)), ((1000, 1), (30, 20))])
    func geometry(_ source: (Int, Int), _ target: (Int, Int)) throws {
        let image = try Image(width: source.0, height: source.1, filledWith: .white)
        let (result, mapping) = try image.letterboxed(width: target.0, height: target.1, fill: 7)
        let scale = min(Double(target.0) / Double(source.0), Double(target.1) / Double(source.1))
        let width = max(1, Int((Double(source.0) * scale).rounded()))
        let height = max(1, Int((Double(source.1) * scale).rounded()))
        let (left, top) = ((target.0 - width) / 2, (target.1 - height) / 2)
        #expect(result.width == target.0 && result.height == target.1)
        for y in 0..<target.1 {
            for x in 0..<target.0 {
                let isContent = x >= left && x < left + width && y >= top && y < top + height
                #expect(result[x, y] == RGBAColor(gray: isContent ? 255 : 7))
            }
        }
        #expect(mapping.offsetX == Double(left) && mapping.offsetY == Double(top))
        #expect(mapping.scaleX == Double(width) / Double(source.0))
        #expect(mapping.scaleY == Double(height) / Double(source.1))
    }

    @Test("the mapping goes both ways, for a part of the picture too")
    func mapping() throws {
        let image = try testPicture(width: 90, height: 60)
        let part = Box<ImageSpace>(x0: -10.5, y0: 20, x1: 70, y1: 77.25)
        let (_, mapping) = try image.letterboxed(width: 48, height: 48, from: part)
        let corner = mapping(Point<ImageSpace>(x: part.x0, y: part.y0))
        #expect(abs(corner.x - 0) < 1e-9 && corner.y >= 0 && corner.y < 24)
        for point in [Point<ImageSpace>(x: 0, y: 0), Point<ImageSpace>(x: 33.3, y: 51.7)] {
            let back = mapping.inverse(mapping(point))
            #expect(abs(back.x - point.x) < 1e-9 && abs(back.y - point.y) < 1e-9)
        }
        let box = mapping.inverse(mapping(part))
        #expect(abs(box.x1 - part.x1) < 1e-9 && abs(box.y1 - part.y1) < 1e-9)
    }

    @Test("a crop beyond the border is filled and keeps every pixel inside")
    func cropBeyondBorder() throws {
        let image = try testPicture(width: 9, height: 6, hasAlpha: true)
        for (x, y, width, height) in [
            (-3, -2, 20, 15), (2, 1, 4, 3), (7, 5, 10, 10), (-50, -50, 10, 10), (-1, 0, 9, 6),
        ] {
            let crop = try image.cropped(x: x, y: y, width: width, height: height, fill: 99)
            for row in 0..<height {
                for column in 0..<width {
                    let (sourceX, sourceY) = (column + x, row + y)
                    let isInside = sourceX >= 0 && sourceY >= 0 && sourceX < 9 && sourceY < 6
                    #expect(crop[column, row] == (isInside ? image[sourceX, sourceY] : RGBAColor(gray: 99)))
                }
            }
        }
    }

    @Test("cropping and resizing beyond the border equals padding first")
    func cropAndResize() throws {
        let image = try testPicture(width: 30, height: 20)
        let box = Box<ImageSpace>(x0: -4.5, y0: -2.25, x1: 21.75, y1: 26)
        let padded = try image.cropped(x: -10, y: -10, width: 50, height: 40, fill: 3)
        let moved = Box<ImageSpace>(x0: box.x0 + 10, y0: box.y0 + 10, x1: box.x1 + 10, y1: box.y1 + 10)
        for (width, height) in [(12, 13), (70, 50)] {
            let result = try image.croppedAndResized(box, width: width, height: height, fill: 3)
            #expect(try result == padded.resized(width: width, height: height, from: moved))
        }
        #expect(throws: ImageError.self) {
            try image.croppedAndResized(Box<ImageSpace>(x0: -1e6, y0: 0, x1: 1e6, y1: 5), width: 4, height: 4)
        }
    }
}
