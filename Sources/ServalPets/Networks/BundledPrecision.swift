/// In which form a bundled network is wanted.
public enum BundledPrecision: String, CaseIterable, Sendable {
    /// The network as it was trained.
    case float32
    /// A quarter of the size and about three times as fast; what it costs in accuracy is told in the model cards.
    case int8
}
