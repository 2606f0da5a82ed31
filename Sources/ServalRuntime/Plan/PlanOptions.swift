import ServalKernels

/// What a plan is compiled for.
package struct PlanOptions: Sendable {
    package var backend: Backend
    package var batch: Int
    package var caches: CacheSizes
    /// Bytes that arena and packed weights may take.
    package var memoryLimit: Int

    package init(
        backend: Backend, batch: Int = 1, caches: CacheSizes = .current, memoryLimit: Int = 8 << 30
    ) {
        (self.backend, self.batch, self.caches, self.memoryLimit) = (backend, batch, caches, memoryLimit)
    }
}
