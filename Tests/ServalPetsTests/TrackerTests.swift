import Foundation
import Serval
import ServalImage
import ServalPets
import Testing

/// Faces that move: red squares with blue and green spots, as `FaceNetworkFixture` sees them.
@Suite struct TrackerTests {
    private static let side = 128

    private func tracker(_ change: (inout TrackerOptions) -> Void = { _ in }) throws -> PetFaceTracker {
        var faces = FaceNetworkFixture()
        (faces.height, faces.width, faces.channelCount) = (Self.side, Self.side, 34)
        faces.box = [1.5, 1.5, 1.5, 1.5]
        var points = PointNetworkFixture()
        points.presence = (60, -3)
        var options = TrackerOptions()
        change(&options)
        return try PetFaceTracker(
            models: PetFaceModels(faces: faces.model(), points: points.model()), options: options,
            threads: .exactly(1))
    }

    /// A face of 24 x 24: its eyes and mouth lie at the blue spot, all points of its ears at the green one.
    private struct Animal {
        var x: Double
        var y: Double
        var red: UInt8 = 255
    }

    private func frame(_ animals: [Animal]) throws -> Image {
        var image = try Image(width: Self.side, height: Self.side, filledWith: .black)
        for animal in animals {
            func fill(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ color: RGBAColor) {
                image.fillRectangle(
                    Box(
                        x0: animal.x + x, y0: animal.y + y, x1: animal.x + x + width, y1: animal.y + y + height),
                    color: color)
            }
            // What is behind the animal's head is hidden.
            fill(-17, -17, 34, 34, .black)
            fill(-8, -8, 16, 16, RGBAColor(red: animal.red, green: 0, blue: 0))
            fill(-12, -12, 4, 4, RGBAColor(red: 0, green: 255, blue: 0))
            fill(8, 8, 4, 4, RGBAColor(red: 0, green: 0, blue: 255))
        }
        return image
    }

    @Test func `A face stays where frames are rarer than lost animals are remembered`() throws {
        let tracker = try tracker()
        let picture = try frame([Animal(x: 40, y: 50)])
        for time in [0.0, 3, 6, 60] {
            #expect(try tracker.track(picture, at: time).map(\.id) == [1], "\(time) s")
        }
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 0, -5])
    func `A time that cannot be costs no animal its number, and points are smoothed on`(time: Double) throws {
        let (tracker, regular) = (try tracker(), try tracker())
        for step in 0..<20 {
            let picture = try frame([Animal(x: 30 + 2 * Double(step), y: 40 + Double(step))])
            // Of a clock that was set back only the frame itself has no time.
            let isOdd = step % 6 == 5
            let found = try tracker.track(picture, at: isOdd ? time : nil)
            let expected = try regular.track(picture)
            #expect(found.map(\.id) == [1], "frame \(step)")
            #expect(found == expected, "frame \(step)")
        }
    }

    @Test func `A tracked face is drawn with its number, and printed in one line`() throws {
        let picture = try frame([Animal(x: 40, y: 50)])
        let tracked = try #require(try tracker().track(picture).first)
        var (drawn, labelled, unnumbered) = (picture, picture, picture)
        drawn.draw(tracked)
        labelled.draw(tracked.face, label: "#1 \(tracked.face.species?.rawValue ?? "face")")
        unnumbered.draw(tracked.face)
        #expect(drawn == labelled && drawn != unnumbered && drawn != picture)
        drawn = picture
        drawn.draw(tracked, .points)
        unnumbered = picture
        unnumbered.draw(tracked.face, .points)
        #expect(drawn == unnumbered)
        #expect("\(tracked)" == "#1: \(tracked.face)")
        #expect(!"\(tracked)".contains("\n") && "\(tracked)".count < 120)
    }

    @Test func `Options are the usual ones but for those that are given`() {
        var options = TrackerOptions()
        options.detectionInterval = 5
        options.memory = 4
        #expect(TrackerOptions(detectionInterval: 5, memory: 4) == options)
    }

    @Test func `A face keeps its number while it moves, and the detector rests`() throws {
        let tracker = try tracker()
        var ids = Set<Int>()
        for step in 0..<30 {
            let animal = Animal(x: 30 + 2 * Double(step), y: 40 + Double(step))
            let found = try tracker.track(frame([animal]))
            try #require(found.count == 1, "frame \(step)")
            ids.insert(found[0].id)
            let box = found[0].measuredLandmarks.bounds
            #expect(box.center.distance(to: Point(x: animal.x, y: animal.y)) < 3, "frame \(step)")
        }
        #expect(ids == [1])
        #expect(tracker.detectionCount == 3)
    }

    @Test func `An empty video has no faces, and a new face is found at the detector's next frame`() throws {
        let tracker = try tracker { $0.detectionInterval = 5 }
        for step in 0..<12 {
            let found = try tracker.track(frame(step < 7 ? [] : [Animal(x: 60, y: 60)]))
            #expect(found.count == (step < 10 ? 0 : 1), "frame \(step)")
        }
    }

    @Test func `A face that leaves is gone at once, and has its number again when it comes back in time`() throws {
        let tracker = try tracker()
        for step in 0..<60 {
            let isThere = step < 10 || step >= 20
            let found = try tracker.track(frame(isThere ? [Animal(x: 60, y: 60)] : []))
            if step < 10 || step >= 24 { #expect(found.map(\.id) == [1], "frame \(step)") }
            if (10..<20).contains(step) { #expect(found.isEmpty, "frame \(step)") }
        }
        for step in 60..<200 {
            let isThere = step >= 150
            let found = try tracker.track(frame(isThere ? [Animal(x: 60, y: 60)] : []))
            if step >= 165 { #expect(found.map(\.id) == [2], "frame \(step)") }
        }
    }

    @Test func `Two animals that pass each other keep their numbers`() throws {
        let tracker = try tracker()
        var first: [Int] = []
        for step in 0..<60 {
            let shift = 1.6 * Double(step)
            // The right one goes left behind the other.
            let left = Animal(x: 16 + shift, y: 60)
            let right = Animal(x: 112 - shift, y: 62, red: 200)
            let found = try tracker.track(frame([right, left]))
            let byPlace = found.sorted { $0.measuredLandmarks.bounds.x0 < $1.measuredLandmarks.bounds.x0 }
            if step == 0 { first = byPlace.map(\.id) }
            if step > 50 {
                #expect(byPlace.map(\.id) == first.reversed(), "frame \(step)")
            }
            #expect(found.allSatisfy { $0.id <= 2 }, "frame \(step)")
        }
        #expect(Set(first) == [1, 2])
    }

    @Test func `Faces are no more than asked for, and of the score asked for`() throws {
        let animals = [Animal(x: 30, y: 30), Animal(x: 90, y: 90, red: 180)]
        #expect(try tracker { $0.maximumFaceCount = 1 }.track(frame(animals)).count == 1)
        #expect(try tracker { $0.minimumScore = 1 }.track(frame(animals)).isEmpty)
        #expect(try tracker { $0.minimumScore = 0.05 }.track(frame(animals)).count == 2)
    }

    @Test func `A view gives what the picture gives`() throws {
        let (copied, viewed) = (try tracker(), try tracker())
        for step in 0..<12 {
            let image = try frame([Animal(x: 40 + Double(step), y: 50)])
            let expected = try copied.track(image)
            let found = try image.withView { view in try viewed.track(view) }
            #expect(found == expected && found.count == 1)
        }
    }

    @Test func `The pair cannot be followed`() throws {
        let models = try PetFaceModels(
            box: ConstantNetwork(answer: [0, 0, 1, 1]).model(),
            landmarks: ConstantNetwork.landmarks(uprightFace).model())
        let error = #expect(throws: PetFaceError.self) { try PetFaceTracker(models: models) }
        guard case .trackingNeedsEndToEnd? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
