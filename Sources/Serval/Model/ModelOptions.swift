import ServalKernels

/// How a model is compiled when it is loaded.
public struct ModelOptions: Sendable {
    /// The instruction set; nil for the fastest that the processor has, or what `SERVAL_BACKEND` names.
    public var backend: Backend?
    /// Images in one run.
    public var batch: Int
    /// Bytes that arena and packed weights may take together.
    public var memoryLimit: Int

    public init(backend: Backend? = nil, batch: Int = 1, memoryLimit: Int = 8 << 30) {
        (self.backend, self.batch, self.memoryLimit) = (backend, batch, memoryLimit)
    }
}
