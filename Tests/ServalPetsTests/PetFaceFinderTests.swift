import Serval
import ServalImage
import ServalPets
import Testing

@Suite struct PetFaceFinderTests {
    private func finder(
        box: [Float], landmarks: ConstantNetwork = .landmarks(uprightFace)
    ) throws -> PetFaceFinder {
        try PetFaceFinder(
            models: PetFaceModels(box: ConstantNetwork(answer: box).model(), landmarks: landmarks.model()),
            threads: .exactly(1))
    }

    @Test func `Box and points pass through every coordinate space to the photo`() throws {
        // 448 x 224 is letterboxed at half its size with bars of 56 rows.
        let image = try Image(width: 448, height: 224, filledWith: .white)
        let face = try finder(box: [28, 84, 78, 134]).faces(in: image)[0]
        #expect(face.detectedBox == Box(x0: 56, y0: 56, x1: 156, y1: 156))
        // The crop is the square of 120 round (106, 106).
        for (landmark, place) in zip(Landmark.allCases, uprightFace) {
            let expected = Point<ImageSpace>(x: 46 + place.0 * 120 / 224, y: 46 + place.1 * 120 / 224)
            #expect(face.landmarks[landmark].distance(to: expected) < 1e-4)
        }
        #expect(abs(face.rollDegrees) < 1e-6)
        let bounds = Box<ImageSpace>(
            x0: 46 + 40 * 120 / 224.0, y0: 46 + 30 * 120 / 224.0, x1: 46 + 184 * 120 / 224.0,
            y1: 46 + 160 * 120 / 224.0)
        #expect(face.box.overlap(with: bounds) > 1 - 1e-6)
        #expect(abs(face.agreement - face.detectedBox.overlap(with: bounds)) < 1e-6)
    }

    @Test func `A finder stops with its task`() async throws {
        let image = try Image(width: 448, height: 224, filledWith: .white)
        let task = Task {
            let finder = try finder(box: [28, 84, 78, 134])
            withUnsafeCurrentTask { $0?.cancel() }
            let error = #expect(throws: PetFaceError.self) { try finder.faces(in: image) }
            #expect(error?.isCancellation == true)
            let text = try #require(error?.description)
            #expect(text.hasPrefix("The search was cancelled") && text.contains("look at the picture again"))
        }
        try await task.value
        #expect(!PetFaceError.image(.emptyFile).isCancellation)
    }

    @Test func `The two networks may take inputs of different sizes`() throws {
        let image = try Image(width: 448, height: 224, filledWith: .white)
        let half = ConstantNetwork.landmarks(uprightFace.map { ($0.0 / 2, $0.1 / 2) }, side: 112)
        let expected = try finder(box: [28, 84, 78, 134]).faces(in: image)[0]
        let found = try finder(box: [28, 84, 78, 134], landmarks: half).faces(in: image)[0]
        for landmark in Landmark.allCases {
            #expect(found.landmarks[landmark].distance(to: expected.landmarks[landmark]) < 1e-4)
        }
    }

    @Test(
        arguments: [
            [0, 0, 0, 0], [200, 200, 20, 20], [-1e30, -1e30, 1e30, 1e30], [5e8, 5e8, 5e8, 5e8],
        ] as [[Float]])
    func `A box that no face can have still gives an answer`(box: [Float]) throws {
        for (width, height) in [(448, 224), (1, 1), (1, 900), (900, 1)] {
            let image = try Image(width: width, height: height, filledWith: .white)
            let face = try finder(box: box).faces(in: image)[0]
            #expect(face.landmarks.isFinite && face.box.width > 0 && face.box.height > 0)
        }
    }

    @Test func `The stages give what the whole gives`() throws {
        let image = try Image(width: 300, height: 200, filledWith: .white)
        let finder = try finder(box: [50, 60, 150, 140])
        let face = try finder.faces(in: image)[0]
        guard case .pair(let pair) = finder.engine else {
            Issue.record("other networks")
            return
        }
        try image.withView { view in
            try pair.detector.prepare(view)
            let box = pair.detector.inImage(try pair.detector.run(), PictureSize(view))
            try pair.locator.prepare(view, around: box)
            let landmarks = pair.locator.inImage(try pair.locator.run())
            #expect(PetFace(detectedBox: box, landmarks: landmarks) == face)
        }
        #expect(try finder.landmarks(in: image, around: face.detectedBox) == face.landmarks)
    }

    @Test func `The pair tells neither species nor visibility, and its score is the agreement`() throws {
        let image = try Image(width: 448, height: 224, filledWith: .white)
        let finder = try finder(box: [28, 84, 78, 134])
        let face = try finder.faces(in: image)[0]
        #expect(face.species == nil && face.visibility == nil && face.score == face.agreement)
        #expect(finder.minimumScore == 0)
        finder.minimumScore = face.score + 0.01
        #expect(try finder.faces(in: image).isEmpty)
    }

    @Test func `Finders on several threads share one pair of models`() async throws {
        let models = try PetFaceModels(
            box: ConstantNetwork(answer: [28, 84, 78, 134]).model(),
            landmarks: ConstantNetwork.landmarks(uprightFace).model())
        let image = try Image(width: 448, height: 224, filledWith: .white)
        let expected = try PetFaceFinder(models: models).faces(in: image)
        try await withThrowingTaskGroup(of: [PetFace].self) { group in
            for _ in 0..<4 { group.addTask { try PetFaceFinder(models: models).faces(in: image) } }
            for try await face in group { #expect(face == expected) }
        }
    }

    @Test func `Numbers that are not finite are an error, not a face`() throws {
        var broken = ConstantNetwork.landmarks(uprightFace)
        broken.kernel = 3e38
        let finder = try finder(box: [28, 84, 78, 134], landmarks: broken)
        let image = try Image(width: 448, height: 224, filledWith: .white)
        let error = #expect(throws: PetFaceError.self) { try finder.faces(in: image) }
        guard case .outputNotFinite(.landmarks)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
