import Foundation
import ServalPets
import Testing

@Suite struct RollTests {
    /// A face whose eyes are 40 pixels apart round (100, 80), turned clockwise.
    private func face(turnedBy degrees: Double) -> Landmarks<ImageSpace> {
        let (cosine, sine) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
        return Landmarks { landmark in
            let (x, y) =
                switch landmark {
                case .leftEye: (-20.0, 0.0)
                case .rightEye: (20.0, 0.0)
                case .mouth: (0.0, 30.0)
                default: (Double(landmark.index) * 8 - 40, -30.0)
                }
            return Point(x: 100 + cosine * x - sine * y, y: 80 + sine * x + cosine * y)
        }
    }

    @Test func `The roll angle goes round the full circle, clockwise`() {
        for degrees in stride(from: -179.0, through: 180, by: 1) {
            let roll = face(turnedBy: degrees).rollDegrees
            #expect(abs(roll - degrees) < 1e-9, "turned by \(degrees)")
        }
    }

    @Test func `A half turn is 180 degrees and never minus 180, and no turn is 0`() {
        func roll(_ left: (Double, Double), _ right: (Double, Double)) -> Double {
            Landmarks<ImageSpace> { landmark in
                landmark == .leftEye ? Point(x: left.0, y: left.1) : Point(x: right.0, y: right.1)
            }.rollDegrees
        }
        #expect(roll((10, 5), (0, 5)) == 180)
        #expect(roll((10, 0), (0, -0.0)) == 180)
        #expect(roll((0, 0), (10, -0.0)).sign == .plus)
        #expect(roll((0, 0), (0, 10)) == 90)
        #expect(roll((0, 10), (0, 0)) == -90)
    }

    @Test(arguments: [0.0, 30, 90, 135, 180, -60, -90])
    func `The sticker's frame puts the eyes on the eyes and the chin below them`(degrees: Double) {
        let landmarks = face(turnedBy: degrees)
        let transform = PetFace(detectedBox: landmarks.bounds, landmarks: landmarks).stickerTransform
        for (place, expected) in [
            (transform(x: -0.5, y: 0), landmarks[.leftEye]), (transform(x: 0.5, y: 0), landmarks[.rightEye]),
            (transform(x: 0, y: 0.75), landmarks[.mouth]), (transform(x: 0, y: 0), Point(x: 100, y: 80)),
        ] {
            #expect(place.distance(to: expected) < 1e-9)
        }
        #expect(abs(transform.scale - 40) < 1e-9)
        #expect(
            transform.rows == [[transform.a, transform.b, transform.tx], [transform.c, transform.d, transform.ty]])
    }

    @Test func `Eyes at one place give a transform without numbers that are not finite`() {
        let landmarks = Landmarks<ImageSpace> { _ in Point(x: 7, y: 9) }
        let face = PetFace(detectedBox: landmarks.bounds, landmarks: landmarks)
        #expect(face.rollDegrees == 0)
        #expect(face.stickerTransform(x: 3, y: -2) == Point(x: 7, y: 9))
        #expect(face.agreement == 0)
    }
}
