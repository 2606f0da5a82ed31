import ServalGraph
import ServalTensor
import Testing

@Suite struct CostTests {
    @Test func costsCountProductsAndWeights() throws {
        var builder = GraphBuilder()
        let x = builder.add("x", .map(8, 6, 4))
        let convolution = builder.add("conv", builder.convolution(4, 6, strides: 2, groups: 2), x)
        let depthwise = builder.add("depthwise", builder.depthwise(6, multiplier: 2, hasBias: false), convolution)
        let separable = builder.add("separable", builder.separable(12, 5), depthwise)
        let bn = builder.add("bn", builder.batchNormalization(5), separable)
        let flat = builder.add("flat", .flatten, bn)
        let dense = builder.add("dense", builder.dense(60, 7), flat)
        let graph = builder.graph(outputs: dense)
        for batch in [1, 3] {
            let costs = try ShapedGraph(graph, batch: batch).costs
            #expect(
                costs.map(\.multiplyAccumulates)
                    == [
                        0, 4 * 3 * 6 * 9 * 2, 4 * 3 * 12 * 9, 4 * 3 * 24 * (9 + 5), 0, 0, 60 * 7,
                    ].map { $0 * batch })
            #expect(
                costs.map(\.parameters) == [
                    0, 9 * 2 * 6 + 6, 9 * 12, 9 * 24 + 24 * 5 + 5, 4 * 5, 0, 60 * 7 + 7,
                ])
        }
    }
}
