import ServalEvaluation

/// The outcome of an evaluation, to be written in several forms.
struct EvaluationReport {
    let labels: String
    let split: String?
    /// In the order of `Measure.allCases`.
    let measures: [Measure]
    let worstCount: Int
    let evaluation: Evaluation
    let figures: EvaluationFigures
    /// Nil when no photo with labelled faces was measured.
    let detection: DetectionFigures?
    let falseAlarms: FalseAlarmFigures

    /// Scores at which recall, precision and false alarms are told beside each other.
    static let scores = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]

    init(
        labels: String, split: String?, measures: [Measure], worstCount: Int, minimumScore: Double,
        evaluation: Evaluation
    ) {
        (self.labels, self.split, self.measures) = (labels, split, measures)
        (self.worstCount, self.evaluation) = (worstCount, evaluation)
        figures = EvaluationFigures(evaluation.results)
        detection =
            evaluation.faces.isEmpty ? nil : DetectionFigures(evaluation.faces, minimumScore: minimumScore)
        falseAlarms = FalseAlarmFigures(evaluation.negatives, minimumScore: minimumScore)
    }

    /// The number of photos that were measured.
    var photoCount: Int {
        max(evaluation.faces.count, Set(evaluation.results.map(\.label.file)).count) + evaluation.negatives.count
    }

    /// The photos of the largest errors under a measure, the worst first; equal errors by name.
    func worst(_ measure: Measure) -> [(file: String, error: Double)] {
        let errors = evaluation.results.compactMap { result in
            result.error(measure).map { (file: result.label.file, error: $0) }
        }
        return Array(errors.sorted { ($1.error, $0.file) < ($0.error, $1.file) }.prefix(worstCount))
    }

    /// The photos in which most went wrong: faces missed, false faces, and points far off.
    var worstFaces: [PhotoFault] {
        guard let minimumScore = detection?.minimumScore else { return [] }
        let faults =
            evaluation.faces.map { PhotoFault($0, minimumScore: minimumScore) }
            + evaluation.negatives.map { PhotoFault($0, minimumScore: minimumScore) }
        return Array(
            faults.filter { $0.weight > 0 }.sorted { ($1.weight, $0.file) < ($0.weight, $1.file) }.prefix(worstCount))
    }
}
