import ServalGraph
import ServalKernelInterface
import ServalKernels
import ServalTensor

/// A network compiled for one batch size and one backend: what to run, in which order, and where everything lies.
///
/// Immutable; any number of sessions run it at the same time, each with an arena of its own.
package final class Plan: Sendable {
    /// A value that the plan stores, or reads as a network input.
    package struct Value: Sendable {
        package let name: String
        package let shape: Shape
        package let operand: Operand
        /// From one run of the last dimension to the next, in floats: its size, or more for a slice of a concatenation. Of a quantized
        /// value `QuantizedLayout` says it.
        let runStride: Int
        /// Whether a float32 value's elements lie side by side.
        let isDense: Bool
        /// Whether it lies in the arena, and not where a caller keeps a network input.
        package let isInArena: Bool
        /// How the value is quantized, in a `QuantizedLayout`; nil for float32.
        package let quantization: QuantizationParameters?

        /// Elements of the last dimension.
        var runLength: Int { shape.dimensions.last ?? 1 }
    }

    package let backend: Backend
    package let batch: Int
    package let steps: [Step]
    /// The steps in order, as two threads run through them, and as more of them do.
    private let regions: [Region]
    private let widerRegions: [Region]
    /// By index of the optimised graph's node; nil for what is computed on the way and never stored.
    package let values: [Value?]
    /// Indices of the network's inputs and outputs.
    package let inputs: [Int]
    package let outputs: [Int]
    package let memory: MemoryPlan
    /// For each base of `Operand` its place in the arena, in floats; 0 for what lies elsewhere or nowhere.
    let arenaPlaces: [Int]
    /// Bytes that each thread needs beside the arena.
    package let scratchByteCount: Int
    package let weights: AlignedBuffer
    /// What the model demands of memory without the sessions: a session adds its own demand to it.
    package let budget: MemoryBudget
    let kernels: KernelTable
    let quantizedKernels: QuantizedKernelTable

    init(
        options: PlanOptions, steps: [Step], regions: [Region], widerRegions: [Region], values: [Value?],
        inputs: [Int], outputs: [Int], storage: StoragePlan, weights: AlignedBuffer, budget: MemoryBudget
    ) {
        (backend, batch) = (options.backend, options.batch)
        (self.steps, self.values) = (steps, values)
        (self.regions, self.widerRegions) = (regions, widerRegions)
        (self.inputs, self.outputs, self.weights) = (inputs, outputs, weights)
        (memory, arenaPlaces) = (storage.memory, storage.places.map { $0 ?? 0 })
        self.budget = budget
        scratchByteCount = Self.scratchByteCount(regions + widerRegions)
        kernels = options.backend.kernels
        quantizedKernels = options.backend.quantizedKernels
    }

    /// Bytes of scratch memory with which a thread can run any of some regions.
    static func scratchByteCount(_ regions: [Region]) -> Int { regions.map(\.scratchByteCount).max() ?? 0 }

    /// The steps in order, as so many threads run through them.
    package func regions(threads: Int) -> [Region] { threads <= 2 ? regions : widerRegions }

    package var multiplyAdds: Int { steps.reduce(0) { $0 + $1.multiplyAdds } }
}
