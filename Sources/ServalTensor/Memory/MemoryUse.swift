/// What memory is taken for when a model is loaded and run.
public enum MemoryUse: String, Sendable, CaseIterable {
    /// The file, mapped or read.
    case file = "the file itself"
    /// Texts of the file's header and what was read from them.
    case text = "the texts of the file's header"
    /// What is known of each layer, and scales and offsets that come from merging layers.
    case layers = "what is known of the layers"
    /// The steps of the compiled plan.
    case steps = "the steps of the plan"
    /// Weights in the order in which kernels read them, shared by all sessions.
    case packedWeights = "packed weights"
    /// Weights that are widened or scaled on the way to packed ones.
    case temporaries = "weights on the way to packed ones"
    /// A session's values between layers.
    case arena = "the values between layers"
    /// Memory that each thread of a session has for itself.
    case scratch = "the scratch memory of the threads"
    /// The network's inputs and outputs.
    case ports = "inputs and outputs"
    /// Values of the reference operators, and the dump that they are compared with.
    case reference = "the values of the reference operators"
    /// What is kept of each value and channel while a network is calibrated.
    case calibration = "the statistics of calibration"

    var index: Int { Self.indices[self] ?? 0 }

    private static let indices = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}
