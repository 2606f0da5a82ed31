import Serval
import ServalImage
import ServalPets
import Testing

/// The end-to-end networks on pictures in which a face is a red square with a blue spot for eyes and mouth and a green
/// one for ears.
@Suite struct FaceSearchTests {
    private static let red = RGBAColor(red: 255, green: 0, blue: 0)
    private static let red80 = RGBAColor(red: 204, green: 0, blue: 0)

    private func finder(
        _ faces: FaceNetworkFixture = FaceNetworkFixture(), _ points: PointNetworkFixture = PointNetworkFixture()
    ) throws -> PetFaceFinder {
        try PetFaceFinder(
            models: PetFaceModels(faces: faces.model(), points: points.model()), threads: .exactly(1))
    }

    private func picture(
        _ squares: [(Double, Double, RGBAColor)], width: Int = 64, height: Int = 64
    ) throws -> Image {
        var image = try Image(width: width, height: height, filledWith: .black)
        for (x, y, color) in squares {
            image.fillRectangle(Box(x0: x, y0: y, x1: x + 8, y1: y + 8), color: color)
        }
        return image
    }

    @Test func `A picture without a face gives an empty list`() throws {
        #expect(try finder().faces(in: picture([])).isEmpty)
        #expect(try finder().faces(in: picture([(8, 8, RGBAColor(red: 110, green: 0, blue: 0))])).isEmpty)
    }

    @Test func `Faces come best first, each with its species, box and points`() throws {
        var image = try picture([(8, 8, Self.red80), (40, 40, RGBAColor(red: 255, green: 60, blue: 0))])
        // The crop of the first face: its box is 24 x 24 round (12, 16), the side 28.8.
        image.fillRectangle(Box(x0: 8, y0: 18, x1: 10, y1: 20), color: RGBAColor(red: 0, green: 0, blue: 255))
        image.fillRectangle(Box(x0: 16, y0: 20, x1: 18, y1: 22), color: RGBAColor(red: 0, green: 255, blue: 0))
        let faces = try finder().faces(in: image)
        try #require(faces.count == 2)
        #expect(faces.map(\.species) == [.dog, .cat])
        #expect(faces[0].score > faces[1].score && faces[1].score > 0.9)
        let cat = faces[1]
        #expect(cat.detectedBox == Box(x0: 0, y0: 4, x1: 24, y1: 28))
        // A cell of the maps is 1.44 pixels wide.
        #expect(cat.landmarks[.mouth].distance(to: Point(x: 9, y: 19)) < 1.44)
        #expect(cat.landmarks[.leftEye] == cat.landmarks[.mouth])
        #expect(cat.landmarks[.leftEarTip].distance(to: Point(x: 17, y: 21)) < 1.44)
        let visibility = try #require(cat.visibility)
        #expect(Landmark.allCases.filter { !visibility.isVisible($0) } == [.leftEarTip])
        #expect(abs(visibility[.mouth] - 0.8808) < 1e-3)
        #expect(cat.box == cat.landmarks.bounds)
    }

    @Test func `Another size, stride, order of channels and of labels are read from the files`() throws {
        let image = try picture([(8, 8, Self.red), (72, 24, Self.red80)], width: 96, height: 48)
        var faces = FaceNetworkFixture()
        (faces.height, faces.width, faces.stride) = (48, 96, 4)
        faces.channels = [("visible", 2), ("points", 11), ("score", 40), ("species", 30), ("box", 35)]
        faces.channelCount = 43
        faces.labels = faces.labels.reversed()
        faces.box = [3, 2, 3, 4]
        var points = PointNetworkFixture()
        points.labels.swapAt(0, 8)
        points.facts = (presence: 11, species: 9, visible: 0)
        let found = try finder(faces, points).faces(in: image)
        #expect(found.count == 2)
        #expect(found[0].species == .cat)
        #expect(found[0].detectedBox == Box(x0: -2, y0: 2, x1: 22, y1: 26))
        let visibility = try #require(found[0].visibility)
        #expect(Landmark.allCases.filter { !visibility.isVisible($0) } == [.leftEarTip])
    }

    @Test func `The least score is the file's, and can be set`() throws {
        let image = try picture([(8, 8, RGBAColor(red: 120, green: 0, blue: 0)), (40, 40, Self.red)])
        let finder = try finder()
        #expect(finder.minimumScore == 0.5)
        #expect(try finder.faces(in: image).count == 1)
        finder.minimumScore = 0.1
        #expect(try finder.faces(in: image).count == 2)
        finder.minimumScore = 1
        #expect(try finder.faces(in: image).isEmpty)
        finder.minimumScore = 0.1
        finder.maximumFaceCount = 1
        let best = try finder.faces(in: image)
        #expect(best.count == 1 && best[0].detectedBox.center.x > 32)
        finder.maximumFaceCount = 0
        #expect(try finder.faces(in: image).isEmpty)
    }

    @Test func `The exact look turns down what is no face`() throws {
        var points = PointNetworkFixture()
        points.presence = (0, -4)
        let image = try picture([(8, 8, Self.red)])
        let finder = try finder(FaceNetworkFixture(), points)
        #expect(try finder.faces(in: image).isEmpty)
        finder.minimumScore = 0.01
        let face = try #require(try finder.faces(in: image).first)
        #expect(abs(face.score - 0.018) < 1e-3)
    }

    @Test(arguments: [("product", 0.018), ("geometric_mean", 0.134), ("detector", 1.0)])
    func `The score is what the file says of detector and presence`(score: String, expected: Double) throws {
        var points = PointNetworkFixture()
        points.presence = (0, -4)
        points.score = .string(score)
        let finder = try finder(FaceNetworkFixture(), points)
        finder.minimumScore = 0.01
        let face = try #require(try finder.faces(in: picture([(8, 8, Self.red)])).first)
        #expect(abs(face.score - expected) < 1e-3)
    }

    @Test func `A logistic score weighs both logits and has a threshold of its own`() throws {
        var points = PointNetworkFixture()
        // The face's presence has the logit -4, its detector the logit 10.
        points.presence = (0, -4)
        points.score = [
            "kind": "logistic", "intercept": -1.5, "detector": 0.25, "presence": 0.5, "threshold": 0.2,
        ]
        let image = try picture([(8, 8, Self.red)])
        let finder = try finder(FaceNetworkFixture(), points)
        #expect(finder.minimumScore == 0.2)
        // sigmoid(-1.5 + 0.25 * 10 - 0.5 * 4)
        let face = try #require(try finder.faces(in: image).first)
        #expect(abs(face.score - 0.2689) < 1e-3)
        finder.minimumScore = 0.28
        #expect(try finder.faces(in: image).isEmpty)
    }

    @Test func `Of a logistic score the detector's threshold says what is looked at, less for a lower score`() throws {
        var points = PointNetworkFixture()
        points.score = [
            "kind": "logistic", "intercept": 5, "detector": 0, "presence": 0, "threshold": 0.5,
        ]
        // Two places of the logits 6 and 10, the probabilities 0.9975 and 0.99995.
        let image = try picture([(8, 8, Self.red80), (40, 40, Self.red)])
        var faces = FaceNetworkFixture()
        faces.threshold = 0.999
        let finder = try finder(faces, points)
        #expect(try finder.faces(in: image).count == 1)
        finder.minimumScore = 0.9
        #expect(try finder.faces(in: image).count == 1)
        finder.minimumScore = 0.25
        #expect(try finder.faces(in: image).count == 2)
    }

    @Test func `Of faces that overlap the best one stays`() throws {
        // Two cells apart, so that both are maxima; the boxes are 24 wide and share a third.
        let image = try picture([(16, 16, Self.red80), (32, 16, Self.red)])
        var faces = FaceNetworkFixture()
        faces.overlap = 0.19
        // The exact look would make both one point; the crops are apart enough for that not to happen here.
        let candidates = try finder(faces).candidates(in: image)
        #expect(candidates.count == 1 && candidates[0].box.center.x == 36)
        faces.overlap = 0.3
        #expect(try finder(faces).candidates(in: image).count == 2)
    }

    @Test func `Rough points and their visibility come from the cell`() throws {
        let candidate = try #require(try finder().candidates(in: picture([(24, 16, Self.red)])).first)
        for landmark in Landmark.allCases {
            let (x, y) = FaceNetworkFixture.offset(landmark)
            #expect(candidate.landmarks[landmark] == Point(x: 28 + 8 * Double(x), y: 20 + 8 * Double(y)))
            #expect(candidate.visibility.isVisible(landmark) == (landmark != .mouth))
        }
    }

    @Test func `A face at the border is looked at beyond it`() throws {
        let faces = try finder().faces(in: picture([(0, 0, Self.red), (56, 56, Self.red)]))
        #expect(faces.count == 2)
        #expect(faces.allSatisfy { $0.landmarks.isFinite })
    }

    @Test func `Models without decoding, or that do not fit each other, are refused`() throws {
        var faces = FaceNetworkFixture()
        faces.labels[2] = "nose"
        expect(faces, PointNetworkFixture()) { if case .labelMissing(.faces, "mouth") = $0 { true } else { false } }
        var points = PointNetworkFixture()
        points.facts = (presence: 0, species: 2, visible: 3)
        expect(FaceNetworkFixture(), points) {
            if case .factsMismatch(speciesCount: 2, found: 12) = $0 { true } else { false }
        }
        let swapped = #expect(throws: PetFaceError.self) {
            try PetFaceModels(faces: PointNetworkFixture().model(), points: FaceNetworkFixture().model())
        }
        guard case .wrongTask(.faces, found: "pet-face-points")? = swapped else {
            Issue.record("\(String(describing: swapped))")
            return
        }
    }

    private func expect(
        _ faces: FaceNetworkFixture, _ points: PointNetworkFixture, _ isExpected: (PetFaceError) -> Bool
    ) {
        let error = #expect(throws: PetFaceError.self) {
            try PetFaceModels(faces: faces.model(), points: points.model())
        }
        if let error { #expect(isExpected(error), "\(error)") }
    }
}

extension PetFaceFinder {
    /// What the detector alone suggests.
    fileprivate func candidates(in image: Image) throws -> [FaceCandidate] {
        guard case .endToEnd(let search) = engine else { return [] }
        return try image.withView { view in try search.candidates(in: view, minimumScore: minimumScore) }
    }
}
