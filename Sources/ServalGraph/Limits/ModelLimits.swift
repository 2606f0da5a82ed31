import ServalTensor

/// What a model may demand of the machine: whoever loads a file decides it, not who wrote the file.
///
/// Demands are counted before anything is taken or computed. A model beyond them is refused with an error that says how
/// much it demands, and of what.
public struct ModelLimits: Hashable, Sendable {
    /// Bytes that a model and one session of it may take together; nil for 1 GiB beyond three times the file's size.
    ///
    /// All that follows from the file counts: the file itself, its parsed texts, weights that are widened, scaled or packed,
    /// the steps of the plan, the values between layers, scratch memory for each thread, inputs and outputs.
    public var memoryByteCount: Int?
    /// Operations of one run for each image of the batch: multiply-adds, comparisons, elements computed or moved.
    ///
    /// Of channels whole vectors of eight count, as kernels compute them.
    public var operationCount: Int

    /// About a trillion operations an image, ten times what the largest image classifiers in use take.
    public static let standardOperationCount = 1 << 40

    /// Limits for loading; without arguments those that fit all networks of common use.
    ///
    /// - Parameters:
    ///   - memoryByteCount: bytes, or nil for 1 GiB beyond three times the file's size.
    ///   - operationCount: operations of a run for each image of the batch.
    public init(memoryByteCount: Int? = nil, operationCount: Int = Self.standardOperationCount) {
        (self.memoryByteCount, self.operationCount) = (memoryByteCount, operationCount)
    }

    /// Nothing counted yet of what a file of so many bytes may demand.
    package func memoryBudget(fileByteCount: Int) -> MemoryBudget {
        let allowance = 1 << 30
        return MemoryBudget(
            limit: memoryByteCount ?? saturatingSum(saturatingProduct(3, fileByteCount), allowance))
    }
}
