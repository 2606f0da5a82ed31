import Serval
import ServalImage
import ServalWeights
import Testing

/// How a photo becomes a network's input.
struct PreprocessingTests {
    /// Two by one pixels: (10, 20, 30) and (200, 100, 50).
    private func photo() throws -> Image { try Image(width: 2, height: 1, pixels: [10, 20, 30, 200, 100, 50]) }

    private func rule(
        _ color: Preprocessing.Color, _ resize: Preprocessing.Resize, width: Int = 2, height: Int = 1,
        padding: Float = 0, scale: [Float], offset: [Float]
    ) -> Preprocessing {
        Preprocessing(
            height: height, width: width, color: color, resize: resize, paddingValue: padding, scale: scale,
            offset: offset)
    }

    @Test func `red, green and blue are scaled and offset each by its own numbers`() throws {
        let input = try rule(.rgb, .stretch, scale: [1, 2, 0.5], offset: [0, -1, 1]).input(from: photo())
        #expect(input.shape.dimensions == [1, 1, 2, 3])
        #expect(try input.floats() == [10, 39, 16, 200, 199, 26])
    }

    @Test func `blue comes first where the model wants it, with its scale`() throws {
        let input = try rule(.bgr, .stretch, scale: [1, 2, 0.5], offset: [0, -1, 1]).input(from: photo())
        #expect(try input.floats() == [30, 39, 6, 50, 199, 101])
    }

    @Test func `grey is the luma of BT 601`() throws {
        let input = try rule(.gray, .stretch, scale: [1], offset: [0]).input(from: photo())
        // 0.299 r + 0.587 g + 0.114 b: 18.15 and 124.2
        #expect(input.shape.dimensions == [1, 1, 2, 1])
        #expect(try input.floats() == [18, 124])
    }

    @Test(arguments: [Float(0), 7, 114.5])
    func `a letterboxed photo is surrounded by the padding value, whole or not`(padding: Float) throws {
        let rule = rule(
            .rgb, .letterbox, width: 2, height: 3, padding: padding, scale: [2, 2, 2], offset: [-1, -1, -1])
        let values = try rule.input(from: photo()).floats()
        let border = [Float](repeating: padding * 2 - 1, count: 6)
        #expect(values == border + [19, 39, 59, 399, 199, 99] + border)
    }

    @Test(
        arguments: [
            (2, 2, [144, 145, 82, 125, 89, 163, 175, 112, 113, 101, 148, 121]),
            (3, 2, [85, 159, 114, 167, 85, 113, 93, 148, 149, 144, 172, 90, 143, 98, 144, 124, 179, 88]),
            (2, 3, [153, 133, 63, 177, 50, 133, 198, 101, 108, 115, 95, 178, 170, 69, 152, 87, 139, 115]),
        ] as [(Int, Int, [Float])])
    func `covering keeps the middle, as ImageOps.fit of Pillow does with its bilinear filter`(
        width: Int, height: Int, expected: [Float]
    ) throws {
        var pixels: [UInt8] = []
        for row in 0..<4 {
            for column in 0..<7 {
                for channel in 0..<3 { pixels.append(UInt8((37 * row + 59 * column + 83 * channel) % 256)) }
            }
        }
        let photo = try Image(width: 7, height: 4, pixels: pixels)
        let rule = rule(.rgb, .cover, width: width, height: height, scale: [1, 1, 1], offset: [0, 0, 0])
        let values = try rule.input(from: photo).floats()
        #expect(zip(values, expected).allSatisfy { abs($0 - $1) <= 1 } && values.count == expected.count)
    }

    @Test func `covering a high photo cuts above and below`() throws {
        let photo = try Image(width: 1, height: 4, pixels: [0, 0, 0, 10, 20, 30, 50, 40, 30, 255, 255, 255])
        let input = try rule(.rgb, .cover, width: 1, height: 2, scale: [1, 1, 1], offset: [0, 0, 0]).input(from: photo)
        #expect(try input.floats() == [10, 20, 30, 50, 40, 30])
    }

    @Test func `stretching fits both sides`() throws {
        let input = try rule(.rgb, .stretch, width: 1, height: 1, scale: [1, 1, 1], offset: [0, 0, 0])
            .input(from: photo())
        #expect(try input.floats() == [105, 60, 40])
    }
}
