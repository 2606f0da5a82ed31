/// How large a difference is still right: the one table of tolerances.
///
/// They are relative to the largest magnitude of the layer's reference, since what matters to the layers behind is a
/// difference against the values that they mix it with, not against the single element, which may be near zero.
public enum Tolerance: Sendable, CaseIterable {
    /// One step of the plan, fed with the reference's own values. Both sides round every product and sum of float32,
    /// in a different order and with batch normalization folded on one side only: a few units of 6e-8 times the root
    /// of the number of terms, up to a dozen layers in a fused operator.
    case isolated
    /// Everything from the network's input on, computed by both sides in float32: rounding errors of all layers before
    /// add up. It is also what outputs of whole networks are held to.
    case cumulative

    /// The largest difference that passes, as a share of the layer's largest magnitude.
    public var relative: Double {
        switch self {
        case .isolated: 2e-5
        case .cumulative: 1e-4
        }
    }

    /// The largest absolute difference that passes for a layer of this largest magnitude.
    func limit(magnitude: Double) -> Double {
        max(relative * magnitude, Double(Float.leastNormalMagnitude))
    }
}
