/// A score of two logits: sigmoid(intercept + detector · d + presence · p), d the logit of the detector's probability and
/// p that of the presence.
public struct LogisticScore: Hashable, Sendable {
    /// Added to the weighed logits.
    public let intercept: Double
    /// 0 or more.
    public let detector: Double
    /// 0 or more.
    public let presence: Double
    /// A face is told of from this score on; above 0. Where the score is a logistic one, the detector's own threshold is for
    /// what is looked at more exactly.
    public let threshold: Double

    init(_ reader: inout ObjectReader) throws(WeightsError) {
        intercept = try reader.number("intercept", in: -1e3...1e3)
        detector = try reader.number("detector", in: 0...1e3)
        presence = try reader.number("presence", in: 0...1e3)
        threshold = try reader.number("threshold", in: 1e-6...1)
    }
}
