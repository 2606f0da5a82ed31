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
    /// By index of the optimised graph's node; nil for what is computed on the way and never stored.
    package let values: [Value?]
    /// Indices of the network's inputs and outputs.
    package let inputs: [Int]
    package let outputs: [Int]
    package let memory: MemoryPlan
    /// Bytes that each thread needs beside the arena.
    package let scratchByteCount: Int
    package let weights: AlignedBuffer
    let kernels: KernelTable

    init(
        options: PlanOptions, steps: [Step], values: [Value?], inputs: [Int], outputs: [Int], memory: MemoryPlan,
        scratchByteCount: Int, weights: AlignedBuffer
    ) {
        (backend, batch) = (options.backend, options.batch)
        (self.steps, self.values, self.inputs, self.outputs) = (steps, values, inputs, outputs)
        (self.memory, self.scratchByteCount, self.weights) = (memory, scratchByteCount, weights)
        kernels = options.backend.kernels
    }

    package var multiplyAdds: Int { steps.reduce(0) { $0 + $1.multiplyAdds } }
}
