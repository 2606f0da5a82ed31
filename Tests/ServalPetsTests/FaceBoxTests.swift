import ServalImage
import ServalPets
import Testing

@Suite struct FaceBoxTests {
    private let image: Image

    init() throws { image = try Image(width: 200, height: 100, filledWith: .white) }

    private func repaired(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> Box<ImageSpace> {
        Box(x0: x0, y0: y0, x1: x1, y1: y1).repaired(in: PictureSize(image), minimumSide: 4)
    }

    @Test func `A box that a face can have stays as it is, also where it reaches beyond the picture`() {
        #expect(repaired(10, 20, 60, 90) == Box(x0: 10, y0: 20, x1: 60, y1: 90))
        #expect(repaired(-30, -20, 60, 120) == Box(x0: -30, y0: -20, x1: 60, y1: 120))
    }

    @Test func `Swapped edges are exchanged`() {
        #expect(repaired(60, 90, 10, 20) == Box(x0: 10, y0: 20, x1: 60, y1: 90))
    }

    @Test func `A box without extent grows to the smallest side round its centre`() {
        #expect(repaired(50, 50, 50, 50) == Box(x0: 48, y0: 48, x1: 52, y1: 52))
        #expect(repaired(50, 40, 51, 60) == Box(x0: 48.5, y0: 40, x1: 52.5, y1: 60))
    }

    @Test func `Edges that are not finite become those of the picture`() {
        #expect(repaired(.nan, .nan, .nan, .nan) == Box(x0: 0, y0: 0, x1: 200, y1: 100))
        #expect(repaired(-.infinity, 10, .infinity, 60) == Box(x0: 0, y0: 10, x1: 200, y1: 60))
    }

    @Test func `Edges far outside come back to half the longer side around the picture`() {
        #expect(repaired(-1e9, -1e300, 1e9, 1e300) == Box(x0: -100, y0: -100, x1: 300, y1: 200))
    }

    @Test func `A box outside of the picture moves back until its centre is on the border`() {
        #expect(repaired(220, -60, 260, -20) == Box(x0: 180, y0: -20, x1: 220, y1: 20))
    }

    @Test func `The crop is a square of 1.2 times the longer side round the centre`() {
        let crop = Box<ImageSpace>(x0: 20, y0: 30, x1: 70, y1: 40).faceCrop(in: PictureSize(image))
        #expect(abs(crop.x0 - 15) < 1e-12 && abs(crop.x1 - 75) < 1e-12)
        #expect(abs(crop.y0 - 5) < 1e-12 && abs(crop.y1 - 65) < 1e-12)
    }

    @Test(arguments: [(1, 1), (1, 300), (300, 1), (2, 50), (40, 30)])
    func `Any four numbers give a crop that can be scaled`(width: Int, height: Int) throws {
        let image = try Image(width: width, height: height, filledWith: .white)
        let numbers = [0, -1, 23.5, 1e38, .nan, -.infinity, Double.leastNonzeroMagnitude]
        for first in numbers {
            for last in numbers {
                for box in [
                    Box<ImageSpace>(x0: first, y0: first, x1: last, y1: last),
                    Box(x0: first, y0: last, x1: 10, y1: 20), Box(x0: 1, y0: first, x1: last, y1: 2),
                ] {
                    let repaired = box.repaired(in: PictureSize(image), minimumSide: 1)
                    #expect(repaired.width >= 1 && repaired.height >= 1)
                    let crop = repaired.faceCrop(in: PictureSize(image))
                    #expect(abs(crop.width - crop.height) < 1e-6 * crop.width)
                    let scaled = try image.letterboxed(width: 8, height: 8, from: crop)
                    #expect(scaled.image.width == 8)
                }
            }
        }
    }
}
