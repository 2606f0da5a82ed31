import ServalKernels

/// How a model is compiled when it is loaded.
public struct ModelOptions: Sendable {
    /// The instruction set; nil for the fastest that the processor has, or what `SERVAL_BACKEND` names.
    public var backend: Backend?
    /// Images in one run.
    public var batch: Int

    public init(backend: Backend? = nil, batch: Int = 1) { (self.backend, self.batch) = (backend, batch) }
}
