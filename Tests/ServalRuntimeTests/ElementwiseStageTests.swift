import ServalGraph
import ServalKernels
import ServalRuntime
import ServalTestSupport
import Testing

@Suite("An element-wise step in front of a convolution")
struct ElementwiseStageTests {
    private static func cases() throws -> [OperatorCase] {
        func preActivation(
            _ name: String, _ input: [Int], filters: Int, activation: ActivationFunction = .relu
        ) throws -> OperatorCase {
            try OperatorCase(name, inputs: [input]) { builder in
                let shared = try builder.depthwise(activation: .relu)
                try builder.batchNormalization(shared)
                try builder.add(.activation(activation))
                let product = try builder.convolution(filters: filters, activation: .relu)
                return [shared, product]
            }
        }
        return [
            try preActivation("normalization, ReLU, product", [2, 14, 13, 48], filters: 40),
            try preActivation("normalization, ReLU, Strassen's product", [1, 14, 14, 64], filters: 64),
            try preActivation("normalization, swish, product", [1, 13, 12, 17], filters: 9, activation: .silu),
            try preActivation("normalization of few channels, ReLU, product", [1, 15, 16, 3], filters: 16),
            try OperatorCase("ReLU, separable convolutions, sum", inputs: [[2, 15, 14, 24]]) { builder in
                try builder.separableStack(0, filters: 24, window: 3)
                try builder.add(.combine(.add), [0, builder.last])
                return nil
            },
            try OperatorCase("normalization and depthwise convolution of stride 2", inputs: [[1, 17, 18, 20]]) {
                let shared = try $0.add(
                    .pooling(Pooling(kind: .maximum, window: .square(2), strides: .square(1), padding: .same)))
                try $0.batchNormalization(shared)
                try $0.depthwise(window: .square(5), strides: .square(2))
                return [shared, $0.last]
            },
        ]
    }

    /// The operations of a plan's steps.
    private func operations(_ name: String, level2: Int) throws -> [String] {
        let example = try #require(try Self.cases().first { $0.name == name })
        return try PlanRun.compile(example, backend: .baseline, level2: level2).steps.map { step in
            var words = step.kernel.split(separator: "_").dropFirst()
            if let end = words.firstIndex(where: { ["clamp", "winograd", "baseline"].contains($0) }) {
                words = words[..<end]
            }
            return words.joined(separator: "_")
        }
    }

    @Test("computes what the reference computes, to the same bits wherever its value lies, on any number of threads")
    func bitsAreThoseOfSteps() throws {
        for example in try Self.cases() {
            let expected = try example.referenceOutputs()
            for backend in Backend.available {
                let stored = try PlanRun(example, backend: backend, level2: .max)
                for (output, wanted) in zip(stored.outputs, expected) {
                    let difference = try TensorDifference(
                        found: output, expected: wanted, tolerance: PlanTests.tolerance)
                    #expect(difference.isWithinTolerance, "\(backend), \(example.name): \(difference)")
                }
                let bits = try stored.bits
                for level2 in [2 << 10, 16 << 10, 64 << 10, 1 << 20] {
                    for threads in 1...3 {
                        let found = try PlanRun(
                            example, backend: backend, threads: threads, level2: level2, runs: 2)
                        let isSame = try found.bits == bits
                        #expect(isSame, "\(backend), \(example.name), \(level2) bytes, \(threads) threads")
                    }
                    for members in [[1, 0], [2, 0, 1]] {
                        let found = try PlanRun(
                            example, backend: backend, threads: members.count, level2: level2, inTurn: members)
                        let isSame = try found.bits == bits
                        #expect(isSame, "\(backend), \(example.name), \(level2) bytes, thread ranges \(members)")
                    }
                }
            }
        }
    }

    @Test("is a stage of a fused operator where the second-level cache does not hold its value")
    func becomesAStage() throws {
        let plain = "normalization, ReLU, product"
        #expect(try operations(plain, level2: 2 << 10) == ["dwconv", "fused_affine_relu_gemm"])
        #expect(
            try operations("normalization, ReLU, Strassen's product", level2: 2 << 10) == [
                "dwconv", "fused_affine_relu_strassen",
            ])
        #expect(
            try operations("ReLU, separable convolutions, sum", level2: 2 << 10) == [
                "fused_vrelu_dwconv3x3s1_gemm_dwconv3x3s1_gemm"
            ])
        #expect(
            try operations("normalization and depthwise convolution of stride 2", level2: 2 << 10) == [
                "maxpool", "fused_affine_dwconv5x5s2",
            ])
    }

    @Test("is a step where its value fits the cache, a normalization and its activation as one")
    func becomesAStep() throws {
        let plain = "normalization, ReLU, product"
        #expect(try operations(plain, level2: 1 << 20) == ["dwconv", "affine_relu", "gemm"])
        // What calibration looks at: every value is stored.
        #expect(try operations(plain, level2: .max) == ["dwconv", "affine", "vrelu", "gemm"])
    }

    @Test("whose value several layers read is a step, whatever the cache")
    func severalReaders() throws {
        let example = try OperatorCase("ReLU in front of two convolutions", inputs: [[1, 14, 14, 24]]) { builder in
            try builder.depthwise()
            let activated = try builder.add(.activation(.silu), [0])
            let left = try builder.convolution(activated, filters: 16)
            let right = try builder.convolution(activated, filters: 8)
            return [1, left, right]
        }
        let plan = try PlanRun.compile(example, backend: .baseline, level2: 2 << 10)
        #expect(plan.steps.count == 4)
        #expect(plan.steps.contains { $0.kernel.hasPrefix("f32_vsilu") })
    }
}
