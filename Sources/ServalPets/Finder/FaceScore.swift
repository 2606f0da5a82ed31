import Serval

extension HeatMapDecoding.Score {
    /// One score of the detector's probability and the presence that the exact look sees, 0 to 1.
    func combine(detector: Double, presence: Double) -> Double {
        switch self {
        case .product: detector * presence
        case .geometricMean: (detector * presence).squareRoot()
        case .detector: detector
        }
    }

    /// The largest score that a detector's probability can lead to.
    func bound(detector: Double) -> Double { combine(detector: detector, presence: 1) }

    /// The least probability of the detector that can lead to a score.
    func leastProbability(for score: Double) -> Double { self == .geometricMean ? score * score : score }
}
