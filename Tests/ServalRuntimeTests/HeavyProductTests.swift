import ServalGraph
import ServalKernels
import ServalRuntime
import ServalTensor
import ServalTestSupport
import Testing

@Suite("A product of many weights")
struct HeavyProductTests {
    /// Separable convolutions of an odd number of channels, so that products are plain ones wherever they are computed.
    private static func separable(_ channels: Int, filters: Int) throws -> OperatorCase {
        try OperatorCase("\(channels) channels, separable twice", inputs: [[1, 14, 13, channels]]) { builder in
            try builder.add(.activation(.relu), [0])
            try builder.separable(filters: filters, activation: .relu)
            try builder.separable(filters: filters)
            return nil
        }
    }

    private func operations(_ example: OperatorCase, level2: Int) throws -> [String] {
        try PlanRun.compile(example, backend: .baseline, level2: level2).steps.map { step in
            step.kernel.split(separator: "_").dropFirst().prefix {
                $0 != "clamp" && $0 != "winograd" && $0 != "baseline"
            }
            .joined(separator: "_")
        }
    }

    @Test("is a step where its row tiles would read more weights than they save of maps")
    func weighsWeightsAgainstMaps() throws {
        let heavy = try Self.separable(201, filters: 203)
        // The map is too large for the cache, and so are the weights, of which each tile of one or two rows would read all.
        #expect(
            try operations(heavy, level2: 64 << 10) == ["fused_vrelu_dwconv3x3s1", "gemm", "dwconv", "gemm"])
        // As many rows, of fewer channels: the weights fit.
        let light = try Self.separable(101, filters: 103)
        #expect(
            try operations(light, level2: 64 << 10) == ["fused_vrelu_dwconv3x3s1_gemm_dwconv3x3s1_gemm"])
    }

    @Test("gives the same bits as in a fused operator")
    func bitsAreTheSame() throws {
        let heavy = try Self.separable(201, filters: 203)
        let expected = try heavy.referenceOutputs()
        for backend in Backend.available {
            let alone = try PlanRun(heavy, backend: backend, level2: .max)
            let difference = try TensorDifference(
                found: alone.outputs[0], expected: expected[0], tolerance: PlanTests.tolerance)
            #expect(difference.isWithinTolerance, "\(backend): \(difference)")
            for level2 in [64 << 10, 256 << 10] {
                for threads in 1...3 {
                    let found = try PlanRun(heavy, backend: backend, threads: threads, level2: level2)
                    let isSame = try found.bits == alone.bits
                    #expect(isSame, "\(backend), \(level2) bytes, \(threads) threads")
                }
            }
        }
    }
}
