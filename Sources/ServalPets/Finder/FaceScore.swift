import Serval

extension HeatMapDecoding.Score {
    /// One score of the detector's probability and the presence that the exact look sees, 0 to 1.
    func combine(detector: Double, presence: Double) -> Double {
        switch self {
        case .product: detector * presence
        case .geometricMean: (detector * presence).squareRoot()
        case .detector: detector
        case .logistic(let weights):
            probability(
                weights.intercept + weights.detector * logit(detector) + weights.presence * logit(presence))
        }
    }

    /// The largest score that a detector's probability can lead to.
    func bound(detector: Double) -> Double {
        switch self {
        case .product, .geometricMean, .detector: combine(detector: detector, presence: 1)
        case .logistic: 1
        }
    }

    /// The score from which on a face is told of.
    ///
    /// - Parameter detectorThreshold: what the detector's file states.
    func threshold(detectorThreshold: Double) -> Double {
        switch self {
        case .product, .geometricMean, .detector: detectorThreshold
        case .logistic(let weights): weights.threshold
        }
    }

    /// The least probability of the detector of what is looked at exactly for a score.
    ///
    /// For a logistic score, whose other part may outweigh any probability, it is the detector's threshold; for a lower score
    /// than the file's own it falls in proportion.
    func leastProbability(for score: Double, detectorThreshold: Double) -> Double {
        switch self {
        case .product, .detector: score
        case .geometricMean: score * score
        case .logistic(let weights): detectorThreshold * min(score / weights.threshold, 1)
        }
    }

    /// The logit of a probability, which is finite for 0 and 1, too.
    private func logit(_ probability: Double) -> Double {
        let probability = min(max(probability, 1e-12), 1 - 1e-12)
        return logarithm(probability / (1 - probability))
    }
}
