import ServalGraph
import ServalKernels
import ServalTensor

/// What a plan is compiled for.
package struct PlanOptions: Sendable {
    package var backend: Backend
    package var batch: Int
    package var caches: CacheSizes
    /// What the model has demanded of memory so far.
    package var budget: MemoryBudget
    /// Operations of one run for each image of the batch.
    package var operationLimit: Int

    package init(
        backend: Backend, batch: Int = 1, caches: CacheSizes = .current,
        budget: MemoryBudget = MemoryBudget(limit: 8 << 30),
        operationLimit: Int = ModelLimits.standardOperationCount
    ) {
        (self.backend, self.batch, self.caches) = (backend, batch, caches)
        (self.budget, self.operationLimit) = (budget, operationLimit)
    }
}
