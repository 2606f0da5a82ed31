import ServalPets
import Testing

@Suite struct GeometryTests {
    @Test func `A mapping and its inverse give every position back`() {
        let mapping = Mapping<ImageSpace, InputSpace>(scaleX: 0.3, scaleY: 0.29, offsetX: -7, offsetY: 31.5)
        for (x, y) in [(0.0, 0.0), (1023.5, -12.25), (-400, 9000)] {
            let back = mapping.inverse(mapping(Point(x: x, y: y)))
            #expect(abs(back.x - x) < 1e-9 && abs(back.y - y) < 1e-9)
        }
        let box = Box<ImageSpace>(x0: 10, y0: 20, x1: 110, y1: 220)
        let back = mapping.inverse(mapping(box))
        #expect(abs(back.x1 - box.x1) < 1e-9 && abs(back.y0 - box.y0) < 1e-9)
        #expect(mapping(box) == Box(x0: 10 * 0.3 - 7, y0: 20 * 0.29 + 31.5, x1: 110 * 0.3 - 7, y1: 220 * 0.29 + 31.5))
    }

    @Test func `Overlap is the shared area over that of both boxes`() {
        let box = Box<ImageSpace>(x0: 0, y0: 0, x1: 4, y1: 2)
        #expect(box.overlap(with: box) == 1)
        #expect(box.overlap(with: Box(x0: 2, y0: 1, x1: 6, y1: 3)) == 2.0 / 14)
        #expect(box.overlap(with: Box(x0: 4, y0: 0, x1: 6, y1: 2)) == 0)
        #expect(box.overlap(with: Box(x0: 3, y0: 0, x1: 1, y1: 2)) == 0)
        #expect(box.overlap(with: Box(x0: 1, y0: 1, x1: 1, y1: 1)) == 0)
        #expect(box.overlap(with: Box(x0: .nan, y0: 0, x1: 4, y1: 2)) == 0)
    }

    @Test func `The bounds of points are their smallest box, and nothing has none`() {
        let points = [Point<CropSpace>(x: 3, y: 5), Point(x: -1, y: 9), Point(x: 2, y: 4)]
        #expect(Box(bounding: points) == Box(x0: -1, y0: 4, x1: 3, y1: 9))
        #expect(Box(bounding: [Point<CropSpace>]()) == nil)
    }

    @Test func `Landmarks keep the order of all files`() {
        #expect(
            Landmark.allCases.map(\.rawValue) == [
                "left_eye", "right_eye", "mouth", "left_ear_outer", "left_ear_tip", "left_ear_inner", "right_ear_inner",
                "right_ear_tip", "right_ear_outer",
            ])
        #expect(Landmark.allCases.map(\.index) == Array(0..<9))
    }
}
