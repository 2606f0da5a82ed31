import ServalGraph
import ServalKernels

/// How a model is compiled when it is loaded.
public struct ModelOptions: Sendable {
    /// The instruction set; nil for the fastest that the processor has, or what `SERVAL_BACKEND` names.
    public var backend: Backend?
    /// The number of images in one run, at least 1: dimension 0 of every input and output.
    public var batch: Int
    /// The form of arithmetic. An earlier version gives the bits that it has always given, perhaps more slowly.
    public var numerics: NumericsVersion

    /// Options for loading; without arguments one image a run on the fastest backend.
    ///
    /// - Parameters:
    ///   - backend: the instruction set; nil for the fastest, or what `SERVAL_BACKEND` names.
    ///   - batch: images in one run, at least 1.
    ///   - numerics: the form of arithmetic.
    public init(backend: Backend? = nil, batch: Int = 1, numerics: NumericsVersion = .latest) {
        (self.backend, self.batch, self.numerics) = (backend, batch, numerics)
    }
}
