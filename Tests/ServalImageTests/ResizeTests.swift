import ServalImage
import Testing

@Suite("Resizing")
struct ResizeTests {
    /// The antialiased triangle filter in floating point, both axes at once, without intermediate rounding.
    private func reference(_ image: Image, width: Int, height: Int, box: Box<ImageSpace>) -> [Double] {
        func weights(_ count: Int, _ from: Double, _ to: Double, _ targets: Int, _ target: Int) -> [(Int, Double)] {
            let scale = (to - from) / Double(targets)
            let support = max(scale, 1)
            let center = from + (Double(target) + 0.5) * scale
            let all = (0..<count).map { ($0, max(0, 1 - abs(Double($0) + 0.5 - center) / support)) }
            let sum = all.reduce(0) { $0 + $1.1 }
            return all.filter { $0.1 > 0 }.map { ($0.0, $0.1 / sum) }
        }
        var result: [Double] = []
        for y in 0..<height {
            let rows = weights(image.height, box.y0, box.y1, height, y)
            for x in 0..<width {
                let columns = weights(image.width, box.x0, box.x1, width, x)
                for channel in 0..<3 {
                    var sum = 0.0
                    for (row, rowWeight) in rows {
                        for (column, columnWeight) in columns {
                            sum +=
                                Double(image.pixels[(row * image.width + column) * 3 + channel]) * rowWeight
                                * columnWeight
                        }
                    }
                    result.append(sum)
                }
            }
        }
        return result
    }

    private func largestDifference(_ image: Image, _ expected: [Double]) -> Double {
        zip(image.pixels, expected).map { abs(Double($0) - $1) }.max() ?? 0
    }

    @Test(
        "resizing is the antialiased triangle filter within one level",
        arguments: [
            ((40, 30), (10, 7)), ((40, 30), (80, 61)), ((9, 50), (31, 20)), ((50, 9), (13, 9)), ((1, 1), (5, 3)),
            ((2, 3), (1, 1)), ((33, 17), (33, 17)), ((64, 3), (3, 64)), ((5, 40), (5, 13)),
        ])
    func wholePicture(_ source: (Int, Int), _ target: (Int, Int)) throws {
        let image = try testPicture(width: source.0, height: source.1)
        let result = try image.resized(width: target.0, height: target.1)
        let expected = reference(image, width: target.0, height: target.1, box: Box(image))
        #expect(result.width == target.0 && result.height == target.1)
        #expect(largestDifference(result, expected) <= 1)
    }

    @Test("a fractional part is filtered with weights relative to its borders")
    func fractionalBox() throws {
        let image = try testPicture(width: 37, height: 29)
        for (index, box) in [
            Box<ImageSpace>(x0: 3.25, y0: 1.5, x1: 30.75, y1: 28.9), Box<ImageSpace>(x0: 0, y0: 0, x1: 4.5, y1: 3.1),
            Box<ImageSpace>(x0: 36.1, y0: 27.2, x1: 37, y1: 29),
        ].enumerated() {
            let result = try image.resized(width: 11 + index, height: 9, from: box)
            let expected = reference(image, width: 11 + index, height: 9, box: box)
            #expect(largestDifference(result, expected) <= 1)
        }
    }

    @Test("the alpha plane is resized like a colour")
    func alphaPlane() throws {
        let image = try testPicture(width: 20, height: 14, hasAlpha: true)
        let alpha = try #require(image.alpha)
        let gray = try Image(width: 20, height: 14, pixels: alpha.flatMap { [$0, $0, $0] })
        let result = try image.resized(width: 7, height: 9)
        let expected = try gray.resized(width: 7, height: 9)
        #expect(result.alpha?.count == 63)
        for index in 0..<63 { #expect(result.alpha?[index] == expected.pixels[index * 3]) }
    }

    @Test("sizes and rectangles that cannot be are refused")
    func refusals() throws {
        let image = try testPicture(width: 8, height: 8)
        #expect(throws: ImageError.invalidDimensions(width: 0, height: 3)) { try image.resized(width: 0, height: 3) }
        #expect(throws: ImageError.invalidDimensions(width: .max, height: 2)) {
            try image.resized(width: .max, height: 2)
        }
        for box in [
            Box<ImageSpace>(x0: -1, y0: 0, x1: 4, y1: 4), Box<ImageSpace>(x0: 0, y0: 0, x1: 9, y1: 4),
            Box<ImageSpace>(x0: 3, y0: 0, x1: 3, y1: 4),
        ] {
            #expect(throws: ImageError.invalidRectangle(box)) { try image.resized(width: 4, height: 4, from: box) }
        }
        #expect(throws: ImageError.self) {
            try image.resized(width: 4, height: 4, from: Box(x0: .nan, y0: 0, x1: 3, y1: 3))
        }
    }
}
