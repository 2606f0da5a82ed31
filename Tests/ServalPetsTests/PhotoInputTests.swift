import Serval
import ServalImage
import ServalPets
import Testing

@Suite struct PhotoInputTests {
    private func input(
        _ width: Int, _ height: Int, _ color: Preprocessing.Color = .rgb, _ resize: Preprocessing.Resize = .letterbox,
        padding: Float = 0, scale: [Float] = [1, 1, 1], offset: [Float] = [0, 0, 0]
    ) -> PhotoInput {
        PhotoInput(
            Preprocessing(
                height: height, width: width, color: color, resize: resize, paddingValue: padding, scale: scale,
                offset: offset))
    }

    private func values(_ input: PhotoInput) -> [Float] { input.withValues { Array($0) } }

    @Test func `A wide photo lies between bars of the padding value, scaled and offset as the file states`() throws {
        let image = try Image(width: 8, height: 4, filledWith: RGBAColor(red: 10, green: 20, blue: 30))
        let input = input(4, 4, padding: 100, scale: [2, 3, 4], offset: [1, 2, 3])
        let mapping: Mapping<ImageSpace, InputSpace> = try input.fill(from: image)
        #expect(mapping == Mapping(scaleX: 0.5, scaleY: 0.5, offsetX: 0, offsetY: 1))
        let bar = [Float](repeating: 0, count: 4).flatMap { _ in [201, 302, 403] as [Float] }
        let content = [Float](repeating: 0, count: 8).flatMap { _ in [21, 62, 123] as [Float] }
        #expect(values(input) == bar + content + bar)
    }

    @Test func `A padding value between two levels is kept exactly`() throws {
        let image = try Image(width: 1, height: 4, filledWith: .black)
        let input = input(4, 4, padding: 127.5)
        let _: Mapping<ImageSpace, InputSpace> = try input.fill(from: image)
        let row: [Float] = [127.5, 127.5, 127.5, 0, 0, 0, 127.5, 127.5, 127.5, 127.5, 127.5, 127.5]
        #expect(values(input) == row + row + row + row)
    }

    @Test func `A part beyond the border is filled up with the padding value`() throws {
        let image = try Image(width: 4, height: 4, filledWith: .white)
        let input = input(4, 4)
        let part = Box<ImageSpace>(x0: -2, y0: 2, x1: 2, y1: 6)
        let mapping: Mapping<ImageSpace, CropSpace> = try input.fill(from: image, part: part)
        #expect(mapping == Mapping(scaleX: 1, scaleY: 1, offsetX: 2, offsetY: -2))
        let found = values(input)
        for y in 0..<4 {
            for x in 0..<4 { #expect(found[(y * 4 + x) * 3] == (x >= 2 && y < 2 ? 255 : 0)) }
        }
    }

    @Test func `Channels come in the order of the file, and grey is the luma`() throws {
        let image = try Image(width: 2, height: 2, filledWith: RGBAColor(red: 200, green: 100, blue: 50))
        let reversed = input(2, 2, .bgr, scale: [1, 2, 3], offset: [0, 1, 2])
        let _: Mapping<ImageSpace, InputSpace> = try reversed.fill(from: image)
        #expect(values(reversed).prefix(3) == [50, 201, 602])
        let gray = input(2, 2, .gray, scale: [1], offset: [0.5])
        let _: Mapping<ImageSpace, InputSpace> = try gray.fill(from: image)
        #expect(values(gray) == [Float](repeating: 124.5, count: 4))
    }

    @Test func `Stretching fits both sides`() throws {
        let image = try Image(width: 8, height: 2, filledWith: .white)
        let input = input(4, 4, .rgb, .stretch)
        let mapping: Mapping<ImageSpace, InputSpace> = try input.fill(from: image)
        #expect(mapping == Mapping(scaleX: 0.5, scaleY: 2, offsetX: 0, offsetY: 0))
        #expect(values(input).allSatisfy { $0 == 255 })
    }
}
