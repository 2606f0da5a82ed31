import Foundation
import ServalImage
import ServalPetWeightsAll
import ServalPets
import Testing

/// The bundled networks on the bundled sample photo: a cat's face close up, its ears cut off by the border.
@Suite struct SamplePhotoTests {
    /// Where a person sees what is inside of the photo, in its pixels.
    private static let seen: [(landmark: Landmark, place: Point<ImageSpace>)] = [
        (.leftEye, Point(x: 171, y: 115)), (.rightEye, Point(x: 316, y: 136)), (.mouth, Point(x: 257, y: 270)),
    ]

    private func sample() throws -> Image {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Weights/chelsea.png").standardizedFileURL
        return try Image.decode([UInt8](Data(contentsOf: path)))
    }

    @Test func `The sample photo's eyes and mouth are found to a tenth of the face`() throws {
        let face = try PetFaceFinder(weights: .pairFloat32).faces(in: sample())[0]
        for (landmark, place) in Self.seen {
            let distance = face.landmarks[landmark].distance(to: place)
            #expect(distance < 0.1 * face.box.longerSide, "\(landmark.rawValue) is \(distance) pixels off")
        }
        #expect(abs(face.rollDegrees - 8) < 15)
        #expect(face.agreement > 0.6)
    }

    @Test(arguments: BundledPrecision.allCases)
    func `The end-to-end networks find one cat, and its pupils to a fortieth of the face`(
        precision: BundledPrecision
    ) throws {
        let image = try sample()
        let faces = try PetFaceFinder(weights: .bundled(.endToEnd, precision)).faces(in: image)
        try #require(faces.count == 1)
        let face = faces[0]
        #expect(face.species == .cat && face.score > 0.4)
        for (landmark, place) in Self.seen where landmark != .mouth {
            let distance = face.landmarks[landmark].distance(to: place)
            #expect(distance < 0.025 * face.box.longerSide, "\(landmark.rawValue) is \(distance) pixels off")
        }
        #expect(face.visibility?.isVisible(.leftEye) == true && face.visibility?.isVisible(.leftEarTip) == false)
    }

    @Test func `A picture without an animal has no face`() throws {
        let image = try Image(width: 640, height: 480, filledWith: .white)
        #expect(try PetFaceFinder(weights: .float32).faces(in: image).isEmpty)
    }

    @Test func `Results do not depend on the number of threads`() throws {
        let image = try sample()
        let one = try PetFaceFinder(weights: .float32, threads: .exactly(1)).faces(in: image)
        #expect(try PetFaceFinder(weights: .float32, threads: .exactly(3)).faces(in: image) == one)
    }
}
