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

    init(labels: String, split: String?, measures: [Measure], worstCount: Int, evaluation: Evaluation) {
        (self.labels, self.split, self.measures) = (labels, split, measures)
        (self.worstCount, self.evaluation) = (worstCount, evaluation)
        figures = EvaluationFigures(evaluation.results)
    }

    /// The photos of the largest errors under a measure, the worst first; equal errors by name.
    func worst(_ measure: Measure) -> [(file: String, error: Double)] {
        let errors = evaluation.results.compactMap { result in
            result.error(measure).map { (file: result.label.file, error: $0) }
        }
        return Array(errors.sorted { ($1.error, $0.file) < ($0.error, $1.file) }.prefix(worstCount))
    }
}
