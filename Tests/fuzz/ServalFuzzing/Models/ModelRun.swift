import ServalGraph
import ServalKernels
import ServalReference
import ServalRuntime
import ServalTensor

/// One network compiled for one backend, and compared with the reference.
struct ModelRun {
    private let graph: Graph
    private let inputs: [Tensor]
    private let expected: ExpectedValues
    private let plan: Plan
    private let choice: RunChoice

    /// - Returns: nil for a network that demands more than its limits.
    /// - Throws: `FuzzFailure` where a valid network is not compiled for another reason.
    init?(
        _ network: ShapedGraph, inputs: [Tensor], expected: ExpectedValues, options: PlanOptions, choice: RunChoice
    ) throws(FuzzFailure) {
        (graph, self.inputs, self.expected, self.choice) = (network.graph, inputs, expected, choice)
        do {
            plan = try PlanCompiler.compile(network, options: options)
        } catch {
            // Conversions between float32 and 8 bits count as operations too.
            switch error {
            case .plan, .graph(.tooManyOperations): return nil
            case .graph: throw FuzzFailure("A valid network is not compiled: \(error)")
            }
        }
    }

    func check() throws(FuzzFailure) {
        guard let executor = try? Executor(plan: plan, threads: 1) else { return }
        let outputs = run(executor)
        try compare(outputs)
        for threads in choice.threads {
            guard let executor = try? Executor(plan: plan, threads: threads) else { continue }
            if let difference = Self.firstDifference(outputs, run(executor)) {
                throw FuzzFailure(
                    "\(plan.backend) with \(threads) threads gives other bits than with one: \(difference).")
            }
        }
        if !expected.values.isEmpty {
            try QuantizedWalk(graph, plan: plan, executor: executor, inputs: inputs, expected: expected).check()
        }
    }

    /// Not compared is the sign of what is not a number: of two such operands a processor passes on the first, and kernels
    /// of different height order them differently.
    private static func firstDifference(_ one: [[Float]], _ other: [[Float]]) -> String? {
        for (output, values) in zip(one, other).enumerated() {
            guard values.0.count == values.1.count else { return "output \(output) has another size" }
            for (element, (a, b)) in zip(values.0, values.1).enumerated()
            where a.bitPattern != b.bitPattern && !(a.isNaN && b.isNaN) {
                let bits = [a, b].map { String($0.bitPattern, radix: 16) }
                return "output \(output), element \(element): \(a) (\(bits[0])) and \(b) (\(bits[1]))"
            }
        }
        return nil
    }

    /// The outputs' values.
    private func run(_ executor: Executor) -> [[Float]] {
        let addresses = inputs.map { $0.start.pointer.assumingMemoryBound(to: Float.self) }
        addresses.withUnsafeBufferPointer { executor.run(inputs: $0) }
        let outputs = plan.outputs.map { node in executor.value(of: node).map { Array($0) } ?? [] }
        withExtendedLifetime(inputs) {}
        return outputs
    }

    private func compare(_ outputs: [[Float]]) throws(FuzzFailure) {
        for (index, expected) in (expected.outputs ?? []).enumerated() {
            let limit = Magnitude.tolerance * (expected.scale.max() ?? 0)
            guard outputs[index].count == expected.value.values.count else {
                throw FuzzFailure("\(plan.backend): output \(index) has \(outputs[index].count) elements.")
            }
            for (element, (found, wanted)) in zip(outputs[index], expected.value.values).enumerated() {
                // A value that is not a number, where it should be one, is beyond any limit.
                guard abs(Double(found) - wanted) <= limit || isSame(found, wanted) else {
                    throw FuzzFailure(
                        "\(plan.backend): element \(element) of output \(index) is \(found), not \(wanted) "
                            + "(limit \(limit)); kernels \(plan.steps.map(\.kernel))")
                }
            }
        }
    }
}
