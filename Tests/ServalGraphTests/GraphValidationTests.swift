import ServalGraph
import ServalTensor
import Testing

@Suite struct GraphValidationTests {
    private let input = Node(name: "x", operation: .map(4, 4, 1), inputs: [])

    private func expect(_ nodes: [Node], outputs: [Int], fails error: GraphError) {
        #expect(throws: error) { try GraphValidation.validate(Graph(nodes: nodes, outputs: outputs)) }
        #expect(!error.description.isEmpty)
    }

    @Test func aGraphMayNotReadItselfNorALaterNodeNorOneThatItDoesNotHave() {
        for index in [1, 2, -1, 77, Int.max] {
            let reader = Node(name: "y", operation: .identity, inputs: [index])
            let last = Node(name: "z", operation: .identity, inputs: [0])
            expect(
                [input, reader, last], outputs: [1], fails: .inputNotBefore(node: "y", index: 1, input: index))
        }
    }

    @Test func namesAreUniqueAndNotEmpty() {
        let twin = Node(name: "x", operation: .identity, inputs: [0])
        expect([input, twin], outputs: [1], fails: .duplicateName(node: "x"))
        let nameless = Node(name: "", operation: .identity, inputs: [0])
        expect([input, nameless], outputs: [1], fails: .emptyName(index: 1))
    }

    @Test func outputsAreNodesOfTheGraph() {
        expect([input], outputs: [], fails: .noOutputs)
        expect([input], outputs: [1], fails: .outputOutOfRange(index: 1, nodeCount: 1))
        expect([input], outputs: [-1], fails: .outputOutOfRange(index: -1, nodeCount: 1))
        expect([], outputs: [0], fails: .noInputs)
    }

    @Test func everyOperationTakesItsNumberOfInputs() {
        let cases: [(Operation, [Int], ClosedRange<Int>)] = [
            (.identity, [], 1...1), (.identity, [0, 0], 1...1), (.combine(.add), [0], 2...Int.max),
            (.combine(.subtract), [0, 0, 0], 2...2), (.concatenate(axis: 1), [], 1...Int.max),
            (.map(1, 1, 1), [0], 0...0),
        ]
        for (operation, inputs, expected) in cases {
            let node = Node(name: "y", operation: operation, inputs: inputs)
            expect(
                [input, node], outputs: [1],
                fails: .inputCountMismatch(
                    node: "y", operation: operation.name, expected: expected, found: inputs.count))
        }
    }

    @Test func weightsAreFiniteAndVariancesNotNegative() throws {
        for (position, value) in [(0, Float.nan), (4097, .infinity), (9000, -.infinity), (8191, .signalingNaN)] {
            var values = [Float](repeating: 1, count: 9001)
            values[position] = value
            let dense = Dense(kernel: try Tensor([1, 9001], values: values), bias: nil)
            let graph = Graph(
                nodes: [
                    Node(name: "x", operation: .input(dimensions: [1]), inputs: []),
                    Node(name: "y", operation: .dense(dense), inputs: [0]),
                ], outputs: [1])
            #expect(throws: GraphError.notFinite(node: "y", weight: "kernel", index: position)) {
                try GraphValidation.validateWeights(of: graph)
            }
        }
        var builder = GraphBuilder()
        let normalization = BatchNormalization(
            gamma: nil, beta: nil, mean: builder.tensor(2), variance: try Tensor([2], values: [0, -1e-30]),
            epsilon: 1e-3, axis: 3)
        let x = builder.add("x", .map(2, 2, 2))
        let y = builder.add("y", .batchNormalization(normalization), x)
        #expect(throws: GraphError.negativeVariance(node: "y", weight: "variance", index: 1)) {
            try GraphValidation.validateWeights(of: builder.graph(outputs: y))
        }
    }
}
