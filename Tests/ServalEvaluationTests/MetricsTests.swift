import ServalEvaluation
import ServalPets
import Testing

@Suite struct MetricsTests {
    /// Points on a line from (0, 0) to (80, 40): the longer side of the box is 80, the eyes are (10, 5) apart.
    private let label = Landmarks<ImageSpace> { Point(x: Double($0.index) * 10, y: Double($0.index) * 5) }

    private func errors(shiftedBy x: Double, _ y: Double, only landmark: Landmark? = nil) -> LandmarkErrors {
        LandmarkErrors(
            found: Landmarks { name in
                let isShifted = landmark == nil || landmark == name
                return Point(x: label[name].x + (isShifted ? x : 0), y: label[name].y + (isShifted ? y : 0))
            }, label: label)
    }

    @Test func `Errors are distances over the longer side of the labelled box`() {
        let all = errors(shiftedBy: 3, 4)
        #expect(all.normalized == Array(repeating: 5.0 / 80, count: 9))
        #expect(abs(all.mean - 0.0625) < 1e-12)
        #expect(abs(all.meanByEyeDistance - 5 / 125.0.squareRoot()) < 1e-12)
        #expect(abs(all.meanInCropPixels - 0.0625 * 224 / 1.2) < 1e-12)
        #expect(!all.isFailure)
        let one = errors(shiftedBy: 0, 36, only: .mouth)
        #expect(one.normalized[Landmark.mouth.index] == 0.45)
        #expect(abs(one.mean - 0.05) < 1e-12)
        #expect(errors(shiftedBy: 12.1, 0).isFailure && !errors(shiftedBy: 11.9, 0).isFailure)
    }

    @Test func `Landmark figures count photos, points and failures`() {
        let figures = LandmarkFigures([
            errors(shiftedBy: 0, 0), errors(shiftedBy: 8, 0), errors(shiftedBy: 0, 16), errors(shiftedBy: 4, 0),
        ])
        #expect(figures.photoCount == 4)
        #expect(abs(figures.mean.value - (0 + 0.1 + 0.2 + 0.05) / 4) < 1e-12)
        #expect(abs(figures.median.value - 0.075) < 1e-12)
        #expect(figures.failureRate.value == 0.25)
        #expect(figures.landmarks.count == 9)
        #expect(figures.landmarks.allSatisfy { abs($0.mean - 0.0875) < 1e-12 && abs($0.median - 0.075) < 1e-12 })
        let shares = Dictionary(
            uniqueKeysWithValues: figures.correct.map { (Int(($0.threshold * 100).rounded()), $0.share) })
        #expect(shares[4] == 0.25 && shares[5] == 0.5 && shares[10] == 0.75 && shares[19] == 0.75 && shares[20] == 1)
    }

    @Test func `Box figures are mean, median and shares above the bounds`() {
        let figures = BoxFigures([0.5, 0.6, 0.8, 0.9, 0])
        #expect(figures.photoCount == 5)
        #expect(abs(figures.mean.value - 0.56) < 1e-12)
        #expect(figures.median.value == 0.6)
        #expect(figures.above50.value == 0.6)
        #expect(figures.above75.value == 0.4)
    }

    @Test func `Intervals hold the value, repeat exactly, and narrow with the number of photos`() {
        let few = (0..<20).map { Double($0 % 10) / 10 }
        let many = (0..<2000).map { Double($0 % 10) / 10 }
        let wide = Bootstrap.estimate(.mean, of: few)
        let narrow = Bootstrap.estimate(.mean, of: many)
        #expect(wide.low < wide.value && wide.value < wide.high)
        #expect(narrow.high - narrow.low < (wide.high - wide.low) / 5)
        #expect(Bootstrap.estimate(.mean, of: few) == wide)
        // The mean of 20 numbers of variance 0.0825 has a standard error of 0.0642; 95 % are 1.96 of it to either side.
        #expect(abs((wide.high - wide.low) - 2 * 1.96 * 0.0642) < 0.03)
        let constant = Bootstrap.estimate(.median, of: [0.25, 0.25, 0.25])
        #expect([constant.value, constant.low, constant.high] == [0.25, 0.25, 0.25])
    }

    @Test func `The cumulative curve counts errors up to and with x`() {
        let curve = CumulativeCurve([0.3, 0.1, 0.1, 0.2])
        #expect(curve.share(at: 0.05) == 0)
        #expect(curve.share(at: 0.1) == 0.5)
        #expect(curve.share(at: 0.25) == 0.75)
        #expect(curve.share(at: 1) == 1)
        #expect(CumulativeCurve([]).share(at: 1) == 0)
    }

    @Test func `Figures come for all photos and for each species`() {
        func result(_ species: String, _ overlap: Double) -> PhotoResult {
            PhotoResult(
                label: FaceLabel(
                    file: "x", width: 1, height: 1, species: species, split: "", landmarks: label, isVisible: []),
                overlap: overlap)
        }
        let figures = EvaluationFigures([result("dog", 0.2), result("cat", 0.4), result("dog", 0.6), result("", 1)])
        #expect(figures.groups.map(\.name) == ["all", "cat", "dog"])
        #expect(figures.groups.map { $0.boxes?.photoCount } == [4, 1, 2])
        #expect(figures.groups.allSatisfy { $0.landmarks == nil && $0.pipeline == nil })
        #expect(EvaluationFigures([]).groups.isEmpty)
    }
}
