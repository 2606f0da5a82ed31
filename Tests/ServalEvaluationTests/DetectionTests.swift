import ServalEvaluation
import ServalPets
import Testing

@Suite struct DetectionTests {
    /// Points on a line from a box's one corner to the other.
    private static func landmarks(_ box: Box<ImageSpace>) -> Landmarks<ImageSpace> {
        Landmarks { landmark in
            let share = Double(landmark.index) / 8
            return Point(x: box.x0 + share * box.width, y: box.y0 + share * box.height)
        }
    }

    private static func box(_ x: Double, _ side: Double = 40) -> Box<ImageSpace> {
        Box(x0: x, y0: 0, x1: x + side, y1: side)
    }

    private static func photo(_ file: String, _ faces: [(Double, String)]) -> PhotoLabels {
        PhotoLabels(
            file: file, width: 400, height: 100,
            faces: faces.map { x, species in
                FaceLabel(
                    file: file, width: 400, height: 100, species: species, split: "test",
                    landmarks: landmarks(box(x)), isVisible: Array(repeating: true, count: 9))
            })
    }

    private static func face(_ x: Double, _ score: Double, _ species: PetSpecies = .cat, hides: Landmark? = nil)
        -> PetFace
    {
        PetFace(
            species: species, score: score, detectedBox: box(x), landmarks: landmarks(box(x)),
            visibility: LandmarkVisibility { $0 == hides ? 0 : 1 })
    }

    @Test func `The best face chooses first, and a label is taken once`() {
        let found = [Self.box(12), Self.box(2), Self.box(200), Self.box(0)]
        let labels = [Self.box(0), Self.box(14)]
        let matching = FaceMatching(found: found, labels: labels, width: 400, height: 100)
        #expect(matching.labelOfFound == [1, 0, nil, nil])
    }

    @Test func `Boxes are compared by what of them lies inside the photo`() {
        // Both reach beyond the left border, one much further.
        let found = Box<ImageSpace>(x0: -300, y0: 0, x1: 40, y1: 40)
        let label = Box<ImageSpace>(x0: -10, y0: 0, x1: 40, y1: 40)
        #expect(found.overlap(with: label) < 0.2)
        let matching = FaceMatching(found: [found], labels: [label], width: 400, height: 100)
        #expect(matching.labelOfFound == [0])
        // An overlap of 30 of 50 columns is 0.6, one of 26 of 54 less than a half.
        for (shift, index) in [(10.0, 0), (14, nil)] as [(Double, Int?)] {
            let matching = FaceMatching(
                found: [Self.box(100 + shift)], labels: [Self.box(100)], width: 400, height: 100)
            #expect(matching.labelOfFound == [index])
        }
    }

    @Test func `Average precision is the area below the best precision at each recall or beyond`() {
        // Right, wrong, right, wrong, wrong, right of four labelled faces.
        let outcomes = [(0.9, true), (0.8, false), (0.7, true), (0.6, false), (0.5, false), (0.4, true)]
        let curve = PrecisionCurve(outcomes.map { (score: $0.0, isRight: $0.1) }, labelCount: 4)
        #expect(abs(curve.average - (0.25 + 0.25 * 2 / 3 + 0.25 * 0.5)) < 1e-12)
        #expect(curve.points.map(\.recall) == [0.25, 0.25, 0.5, 0.5, 0.5, 0.75])
        #expect(PrecisionCurve([], labelCount: 4).average == 0)
        // Equal scores are one step, whatever their order.
        let tied = PrecisionCurve([(score: 0.5, isRight: false), (score: 0.5, isRight: true)], labelCount: 1)
        #expect(tied.points == [PrecisionCurve.Point(score: 0.5, recall: 1, precision: 0.5)])
    }

    private var results: [FacesResult] {
        [
            FacesResult(
                labels: Self.photo("a", [(0, "cat"), (100, "dog")]),
                faces: [Self.face(4, 0.9), Self.face(100, 0.8, .cat, hides: .mouth), Self.face(200, 0.3)]),
            FacesResult(labels: Self.photo("b", [(0, "dog")]), faces: [Self.face(0, 0.4, .dog)]),
            FacesResult(labels: Self.photo("c", [(0, "dog")]), faces: [Self.face(300, 0.7, .dog)]),
        ]
    }

    @Test func `Figures count faces from the least score on, average precision all of them`() throws {
        let figures = DetectionFigures(results, minimumScore: 0.5)
        #expect(figures.groups.map(\.name) == ["all", "cat", "dog"])
        let all = figures.groups[0]
        #expect(all.faceCount == 4 && figures.photoCount == 3)
        #expect(all.recall?.value == 0.5)
        #expect(abs(try #require(all.precision).value - 2.0 / 3) < 1e-12)
        #expect(all.speciesRight?.value == 0.5)
        // 0.9 right, 0.8 right, 0.7 wrong, 0.4 right, 0.3 wrong.
        #expect(abs(try #require(all.averagePrecision).value - (0.5 + 0.25 * 0.75)) < 1e-12)
        #expect(abs(try #require(all.error).value - 0.05) < 1e-12)
        #expect(all.failureRate?.value == 0)
        #expect(abs(try #require(all.visibilityRight).value - 17.0 / 18) < 1e-12)
        #expect(all.landmarkErrors.allSatisfy { abs($0 - 0.05) < 1e-12 })
        let dogs = figures.groups[2]
        #expect(dogs.faceCount == 3 && dogs.precision == nil && dogs.speciesRight?.value == 0)
        #expect(abs(try #require(dogs.recall).value - 1.0 / 3) < 1e-12)
        let recall = try #require(all.recall)
        #expect(recall.low < 0.5 && recall.high > 0.5)
    }

    @Test func `From another score on the same results give other figures`() throws {
        let figures = DetectionFigures(results, minimumScore: 0.35)
        #expect(figures.groups[0].recall?.value == 0.75)
        #expect(figures.groups[0].precision?.value == 0.75)
        #expect(DetectionFigures(results, minimumScore: 0.95).groups[0].precision == nil)
    }

    @Test func `A photo's faults are what was missed, what is false, and points far off`() {
        let faults = results.map { PhotoFault($0, minimumScore: 0.5) }
        #expect(faults.map(\.missedCount) == [0, 1, 1])
        #expect(faults.map(\.falseScores) == [[], [], [0.7]])
        #expect(faults.map(\.wrongSpeciesCount) == [1, 0, 0])
        #expect(faults.map { ($0.weight * 1000).rounded() } == [200, 1000, 1700])
        let negative = PhotoFault(
            NegativeResult(photo: NegativePhoto(file: "n", group: "other"), scores: [0.8, 0.6, 0.2]),
            minimumScore: 0.5)
        #expect(negative.falseScores == [0.8, 0.6] && abs(negative.weight - 1.4) < 1e-12)
    }

    @Test func `False alarms are told by group, wild relatives apart from all`() {
        func result(_ group: String, _ scores: [Double]) -> NegativeResult {
            NegativeResult(photo: NegativePhoto(file: "x", group: group), scores: scores)
        }
        let figures = FalseAlarmFigures(
            [
                result("other", []), result("other", [0.6, 0.55]), result("raccoon", [0.4]), result("raccoon", [0.9]),
                result("wild_relative", [0.9]), result("other", [0.1]),
            ], minimumScore: 0.5)
        #expect(figures.groups.map(\.name) == ["all", "other", "raccoon", "wild_relative"])
        #expect(figures.groups.map(\.photoCount) == [5, 3, 2, 1])
        #expect(figures.groups.map(\.rate.value).map { ($0 * 30).rounded() } == [12, 10, 15, 30])
        #expect(figures.groups.map(\.faceCount) == [3, 2, 1, 1])
        #expect(figures.groups[0].rate(from: 0.3) == 0.6 && figures.groups[0].rate(from: 0) == 0.8)
        #expect(FalseAlarmFigures([], minimumScore: 0.5).groups.isEmpty)
    }

    @Test func `Rows of one photo belong together, wherever they stand`() {
        func row(_ file: String, _ x: Double) -> FaceLabel {
            FaceLabel(
                file: file, width: 400, height: 100, species: "cat", split: "", landmarks: Self.landmarks(Self.box(x)),
                isVisible: [])
        }
        let grouped = PhotoLabels.grouped([row("b", 0), row("a", 1), row("b", 2)])
        #expect(grouped.map(\.file) == ["b", "a"])
        #expect(grouped.map { $0.faces.map(\.face.x0) } == [[0, 2], [1]])
    }
}

@Suite struct NegativeTableTests {
    private func read(_ text: String, split: String? = nil) -> Result<[NegativePhoto], LabelError> {
        Result { () throws(LabelError) in try NegativeTable.read(Array(text.utf8), split: split) }
    }

    private static let table =
        "file,width,height,group,source,split\na.jpg,1,1,other,x,train\n"
        + "b.jpg,1,1,raccoon,x,test\nc.jpg,1,1,wild_relative,x,report\n"

    @Test func `A split brings the photos that are reported with every one`() throws {
        let photos = try read(Self.table, split: "test").get()
        #expect(
            photos == [
                NegativePhoto(file: "b.jpg", group: "raccoon"), NegativePhoto(file: "c.jpg", group: "wild_relative"),
            ])
        #expect(try read(Self.table).get().count == 3)
        #expect(try read("file\na\n").get() == [NegativePhoto(file: "a", group: "")])
    }

    @Test func `What is wrong with a table is said`() {
        func error(_ text: String, split: String? = nil) -> LabelError? {
            if case .failure(let error) = read(text, split: split) { error } else { nil }
        }
        #expect(error("") == .empty)
        #expect(error("name\na\n") == .missingColumn(name: "file", found: ["name"]))
        #expect(error("file,file\na,b\n") == .repeatedColumn(name: "file"))
        #expect(error("file,group\na\n") == .cellCountMismatch(line: 2, expected: 2, found: 1))
        #expect(error("file,group\n,x\n") == .invalidCell(line: 2, column: "file", value: ""))
        #expect(error("file\n") == .noRows(split: nil, known: []))
        #expect(error(Self.table, split: "val") == .noRows(split: "val", known: ["report", "test", "train"]))
    }
}
