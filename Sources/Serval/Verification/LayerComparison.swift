/// One layer of the model compared with the reference dump.
public struct LayerComparison: Sendable {
    /// What was compared with the dump.
    public enum Source: Hashable, Sendable {
        /// The value that the plan's step `step` stores, computed by the kernel `kernel`.
        case plan(step: Int, kernel: String)
        /// The layer is merged into a step that does not store its value, so that the dump's values were compared
        /// with the reference operators in double precision.
        case reference
    }

    /// What the comparison says about a layer.
    public enum Verdict: String, Sendable {
        /// The largest absolute difference is within the layer's limit.
        case passed
        /// The plan's values differ from those of the reference operators in double precision, given the same inputs: a kernel is
        /// at fault.
        case failed
        /// The dump's values differ from those of the reference operators in double precision, and the plan's, where it stores
        /// them, do not: the dump is damaged or of other weights, or Keras and Serval understand the layer differently.
        case dumpDiffers = "dump_differs"
    }

    /// The name of the layer in the model file.
    public let name: String
    /// The Keras class of the layer, such as `Conv2D`.
    public let className: String
    /// The shape of the layer's value, the batch included.
    public let shape: [Int]
    /// What was compared with the dump: a step of the plan, or the reference operators.
    public let source: Source
    /// How far the values are from the dump's.
    public let metrics: ErrorMetrics
    /// How many of the layer's elements the dump holds: all, or those of its sample; 0 where a float32 network's dump lacks the
    /// layer of a network in 8 bits.
    public let dumpCount: Int
    /// The largest absolute difference that passes.
    public let limit: Double
    /// Whether the layer passed, and if not, what is at fault.
    public internal(set) var verdict: Verdict
    /// The first layer on the way from the network's input to this one whose difference it may only pass on; nil where it
    /// passed, or where no layer that it reads differs.
    public internal(set) var inheritsFrom: String?
    /// The signal to noise ratio against the float32 network's dump, in dB, of a network in 8 bits or half precision. It is
    /// nil where the dump is what is compared with, or lacks the layer.
    public let signalToFloat: Double?

    init(
        name: String, className: String, shape: [Int], source: Source, metrics: ErrorMetrics,
        dumpCount: Int, limit: Double, verdict: Verdict, signalToFloat: Double? = nil
    ) {
        (self.name, self.className, self.shape, self.source) = (name, className, shape, source)
        (self.metrics, self.dumpCount, self.limit) = (metrics, dumpCount, limit)
        (self.verdict, self.signalToFloat) = (verdict, signalToFloat)
    }

    /// Where the largest absolute difference is, an index for each dimension of `shape`.
    public var worstCoordinates: [Int] {
        var (rest, coordinates) = (metrics.worstIndex, [Int]())
        for dimension in shape.reversed() {
            coordinates.append(rest % max(dimension, 1))
            rest /= max(dimension, 1)
        }
        return coordinates.reversed()
    }
}
