import ServalGraph
import ServalKernels
import ServalRuntime
import ServalTensor
import ServalTestSupport
import Testing

@Suite("The size of the second-level cache")
struct CacheIndependenceTests {
    /// From one that fuses all that can be fused to one that fuses nothing.
    private static let sizes = [2048, 256 << 10, 1 << 20, 64 << 20]

    /// Products by Strassen's algorithm whose rows are no whole blocks, and products of whole maps, with a window between.
    private static func unevenProducts() throws -> [OperatorCase] {
        try [[14, 21, 64, 96], [28, 49, 64, 64], [10, 10, 256, 256], [14, 14, 128, 64]].map { dimensions in
            let (height, width, channels, filters) = (dimensions[0], dimensions[1], dimensions[2], dimensions[3])
            return try OperatorCase(
                "products of \(height) x \(width) maps, \(channels) to \(filters)",
                inputs: [[1, height, width, channels]]
            ) { builder in
                try builder.convolution(filters: channels, activation: .relu6)
                try builder.depthwise(activation: .relu6)
                try builder.convolution(filters: filters)
                try builder.depthwise(activation: .relu)
                return nil
            }
        }
    }

    private func bits(_ example: OperatorCase, numerics: NumericsVersion, level2: Int) throws -> [[UInt32]] {
        let network = try optimize(ShapedGraph(example.graph)).computed(by: numerics)
        let options = PlanOptions(
            backend: try Backend.select(), batch: example.inputShapes[0][0], caches: CacheSizes(level2: level2))
        return try PlanRun(example, plan: PlanCompiler.compile(network, options: options)).bits
    }

    @Test("changes no bit of what a network gives", arguments: PlanTests.cases)
    func changesNoBit(example: OperatorCase) throws {
        let expected = try bits(example, numerics: .latest, level2: Self.sizes[0])
        for level2 in Self.sizes.dropFirst() {
            #expect(
                try bits(example, numerics: .latest, level2: level2) == expected, "\(example.name), \(level2) bytes")
        }
    }

    @Test("changes none of products whose rows are no whole blocks; in the first version of the numerics it did")
    func changesNoBitOfUnevenProducts() throws {
        var differed = false
        for example in try Self.unevenProducts() {
            let expected = try bits(example, numerics: .latest, level2: Self.sizes[0])
            let first = try bits(example, numerics: .v1, level2: Self.sizes[0])
            for level2 in Self.sizes.dropFirst() {
                #expect(try bits(example, numerics: .latest, level2: level2) == expected, "\(example.name)")
                differed = try differed || bits(example, numerics: .v1, level2: level2) != first
            }
        }
        #expect(differed)
    }

    @Test("changes no bit of random networks", arguments: 0..<12 as Range<UInt64>)
    func changesNoBitOfNetworks(seed: UInt64) throws {
        let graph = try RandomNetwork.graph(seed: seed)
        let example = OperatorCase("network \(seed)", graph: graph)
        let expected = try bits(example, numerics: .latest, level2: Self.sizes[0])
        for level2 in Self.sizes.dropFirst() {
            #expect(try bits(example, numerics: .latest, level2: level2) == expected)
        }
    }
}
