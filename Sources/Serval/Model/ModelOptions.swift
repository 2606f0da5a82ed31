import ServalKernels

/// How a model is compiled when it is loaded.
public struct ModelOptions: Sendable {
    /// The instruction set; nil for the fastest that the processor has, or what `SERVAL_BACKEND` names.
    public var backend: Backend?
    /// The number of images in one run, at least 1: dimension 0 of every input and output.
    public var batch: Int

    /// Options for loading; without arguments one image a run on the fastest backend.
    ///
    /// - Parameters:
    ///   - backend: the instruction set; nil for the fastest, or what `SERVAL_BACKEND` names.
    ///   - batch: images in one run, at least 1.
    public init(backend: Backend? = nil, batch: Int = 1) { (self.backend, self.batch) = (backend, batch) }
}
