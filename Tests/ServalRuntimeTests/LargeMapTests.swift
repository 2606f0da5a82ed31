import ServalGraph
import ServalKernels
import ServalRuntime
import ServalTestSupport
import Testing

@Suite("A map between operators that compute row by row")
struct LargeMapTests {
    /// An expansion of `channels` to `expanded`, a depthwise convolution and a projection, of a square map.
    private static func block(_ side: Int, _ channels: Int, _ expanded: Int) throws -> OperatorCase {
        try OperatorCase("\(side) x \(side) x \(expanded)", inputs: [[1, side, side, channels]]) { builder in
            try builder.convolution(filters: expanded, activation: .relu6)
            try builder.depthwise(activation: .relu6)
            try builder.convolution(filters: channels)
            return nil
        }
    }

    private func kernels(_ example: OperatorCase, level2: Int, numerics: NumericsVersion = .latest) throws -> [String] {
        let network = try optimize(ShapedGraph(example.graph)).computed(by: numerics)
        let options = PlanOptions(backend: .baseline, caches: CacheSizes(level2: level2))
        return try PlanCompiler.compile(network, options: options).steps.map { step in
            step.kernel.split(separator: "_").dropFirst().prefix { $0 != "clamp" }.joined(separator: "_")
        }
    }

    @Test("is never stored whole where it is large, whatever form would be fastest for a whole one")
    func largeMap() throws {
        let example = try Self.block(16, 96, 576)
        #expect(try kernels(example, level2: 512 << 10) == ["fused_gemm_dwconv3x3s1_gemm_baseline"])
        // With a cache that holds it the forms are the same, and so are the bits.
        #expect(try kernels(example, level2: 64 << 20) == ["gemm", "dwconv", "gemm"])
        // By itself, in the first version, it has the form for whole maps.
        #expect(try kernels(example, level2: 64 << 20, numerics: .v1).first == "strassen")
    }

    @Test("is stored whole where it is small, and has the form for whole maps")
    func smallMap() throws {
        let example = try Self.block(12, 96, 576)
        for level2 in [256 << 10, 512 << 10, 64 << 20] {
            #expect(try kernels(example, level2: level2).first == "strassen", "\(level2) bytes")
        }
    }
}
