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
        /// How the value is kept in 8 bits, in a `ByteLayout`; nil for float32.
        package let quantization: QuantizationParameters?
    }

    package let backend: Backend
    package let batch: Int
    package let steps: [Step]
    /// The steps in order, as two threads run through them, and as more of them do.
    private let supersteps: [Superstep]
    private let widerSupersteps: [Superstep]
    /// By index of the optimised graph's node; nil for what is computed on the way and never stored.
    package let values: [Value?]
    /// Indices of the network's inputs and outputs.
    package let inputs: [Int]
    package let outputs: [Int]
    package let memory: MemoryPlan
    /// Bytes that each thread needs beside the arena.
    package let scratchByteCount: Int
    package let weights: AlignedBuffer
    /// What the model demands of memory without the sessions: a session adds its own demand to it.
    package let budget: MemoryBudget
    let kernels: KernelTable

    init(
        options: PlanOptions, steps: [Step], supersteps: [Superstep], widerSupersteps: [Superstep], values: [Value?],
        inputs: [Int], outputs: [Int], memory: MemoryPlan, weights: AlignedBuffer,
        budget: MemoryBudget
    ) {
        (backend, batch) = (options.backend, options.batch)
        (self.steps, self.values) = (steps, values)
        (self.supersteps, self.widerSupersteps) = (supersteps, widerSupersteps)
        (self.inputs, self.outputs, self.memory, self.weights) = (inputs, outputs, memory, weights)
        self.budget = budget
        scratchByteCount = Self.scratchByteCount(supersteps + widerSupersteps)
        kernels = options.backend.kernels
    }

    /// Bytes of scratch memory with which a thread can run any of some supersteps.
    static func scratchByteCount(_ supersteps: [Superstep]) -> Int {
        supersteps.map(\.scratchByteCount).max() ?? 0
    }

    /// The steps in order, as so many threads run through them.
    package func supersteps(threads: Int) -> [Superstep] { threads <= 2 ? supersteps : widerSupersteps }

    package var multiplyAdds: Int { steps.reduce(0) { $0 + $1.multiplyAdds } }
}
