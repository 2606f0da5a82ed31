import ServalGraph
import ServalTensor
import ServalTestSupport
import Testing

/// What is known of a graph's nodes stays true whatever is done to the graph.
@Suite("A shaped graph")
struct ShapedGraphTests {
    private static let cases = Result { try OperatorCase.all() + OperatorCase.regions() }

    @Test("is for another batch what it would have been if it had been made for that")
    func batches() throws {
        for test in try Self.cases.get() {
            let one = try ShapedGraph(test.graph)
            let three = try ShapedGraph(test.graph, batch: 3)
            let batched = try one.batched(3)
            #expect(batched.batch == 3)
            #expect(batched.shapes == three.shapes && batched.costs == three.costs, "\(test.name)")
            #expect(try batched.batched(1).shapes == one.shapes, "\(test.name)")
        }
    }

    @Test("refuses batches for which it would be refused")
    func refusesBatches() throws {
        let graph = try ShapedGraph(
            Graph(nodes: [Node(name: "x", operation: .input(dimensions: [1 << 20]), inputs: [])], outputs: [0]))
        #expect(try graph.batched(512).shapes[0].dimensions == [512, 1 << 20])
        #expect(throws: GraphError.tooManyElements(node: "x", dimensions: [513, 1 << 20], limit: 1 << 29)) {
            try graph.batched(513)
        }
        #expect(throws: GraphError.emptyDimension(node: "x", dimensions: [0, 1 << 20])) { try graph.batched(0) }

        // What a separable convolution computes on the way may be larger than its value.
        var builder = GraphBuilder()
        let x = builder.add("x", .map(1 << 10, 1 << 10, 4))
        let y = builder.add("y", builder.separable(4, 1), x)
        let separable = try ShapedGraph(builder.graph(outputs: y))
        #expect(try separable.batched(64).shapes[1].dimensions == [64, 1 << 10, 1 << 10, 1])
        let error = GraphError.tooManyElements(
            node: "y", dimensions: [100, 1 << 10, 1 << 10, 8], limit: 1 << 29)
        #expect(throws: error) { try separable.batched(100) }
        #expect(throws: error) { try ShapedGraph(builder.graph(outputs: y), batch: 100) }
    }

    @Test("has after the passes what would be inferred anew")
    func passesKeepFacts() throws {
        for test in try Self.cases.get() {
            let batch = test.inputShapes[0][0]
            let optimized = try optimize(ShapedGraph(test.graph, batch: batch))
            let inferred = try ShapedGraph(optimized.graph, batch: batch)
            #expect(optimized.shapes == inferred.shapes && optimized.costs == inferred.costs, "\(test.name)")
        }
    }

    @Test("tells when a node is added that cannot be computed")
    func refusesNodes() throws {
        var graph = ShapedGraph()
        try graph.append(Node(name: "x", operation: .input(dimensions: [4]), inputs: []))
        #expect(throws: GraphError.inputCountMismatch(node: "y", operation: "Add", expected: 2...Int.max, found: 1)) {
            try graph.append(Node(name: "y", operation: .combine(.add), inputs: [0]))
        }
        #expect(throws: GraphError.reshapeCountMismatch(node: "y", from: [4], to: [5])) {
            try graph.append(Node(name: "y", operation: .reshape(dimensions: [5]), inputs: [0]))
        }
        #expect(graph.nodes.count == 1)
        #expect(throws: GraphError.outputOutOfRange(index: 1, nodeCount: 1)) { try graph.returning([1]) }
    }
}
