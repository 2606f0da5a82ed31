import ServalGraph
import ServalReference
import ServalTensor
import Testing

@Suite("Reference interpreter")
struct InterpreterTests {
    /// a - relu(a + b), read twice, with an unused node.
    static let graph = Graph(
        nodes: [
            Node(name: "a", operation: .input(dimensions: [2]), inputs: []),
            Node(name: "b", operation: .input(dimensions: [2]), inputs: []),
            Node(name: "sum", operation: .combine(.add), inputs: [0, 1]),
            Node(name: "unused", operation: .flatten, inputs: [1]),
            Node(name: "relu", operation: .activation(.relu), inputs: [2]),
            Node(name: "difference", operation: .combine(.subtract), inputs: [0, 4]),
        ],
        outputs: [5, 2])

    static func vector(_ values: Double...) -> ReferenceTensor {
        ReferenceTensor(shape: Shape(validated: [1, values.count]), values: values)
    }

    @Test("Every node has a value, in the graph's order")
    func evaluatesEveryNode() throws {
        let values = try ReferenceInterpreter.evaluate(
            graph: Self.graph, inputs: [Self.vector(1, -3), Self.vector(2, 1)])
        #expect(values.map(\.values) == [[1, -3], [2, 1], [3, -2], [2, 1], [3, 0], [-2, -3]])
    }

    @Test("Inputs by name go to the nodes of those names")
    func takesInputsByName() throws {
        let values = try ReferenceInterpreter.evaluate(
            graph: Self.graph, inputs: ["b": Self.vector(2, 1), "a": Self.vector(1, -3)])
        #expect(values[5] == Self.vector(-2, -3))
    }

    @Test("Outputs come in the model's order while every value is observed")
    func returnsOutputs() throws {
        var observed: [Int] = []
        let outputs = try ReferenceInterpreter.outputs(
            of: Self.graph, inputs: [Self.vector(1, -3), Self.vector(2, 1)]
        ) { index, _ in observed.append(index) }
        #expect(outputs == [Self.vector(-2, -3), Self.vector(3, -2)])
        #expect(observed == [0, 1, 2, 3, 4, 5])
    }

    @Test("A single node is evaluated from its inputs' values")
    func evaluatesOneNode() {
        let value = ReferenceInterpreter.evaluate(node: Self.graph.nodes[2], inputs: [Self.vector(1), Self.vector(5)])
        #expect(value == Self.vector(6))
    }

    @Test("Inputs that do not fit the graph are refused by name")
    func refusesWrongInputs() {
        let (a, b) = (Self.vector(1, -3), Self.vector(2, 1))
        #expect(throws: ReferenceError.inputCountMismatch(expected: 2, found: 1)) {
            try ReferenceInterpreter.evaluate(graph: Self.graph, inputs: [a])
        }
        #expect(throws: ReferenceError.missingInput(name: "b")) {
            try ReferenceInterpreter.evaluate(graph: Self.graph, inputs: ["a": a])
        }
        #expect(throws: ReferenceError.unknownInput(name: "c")) {
            try ReferenceInterpreter.evaluate(graph: Self.graph, inputs: ["a": a, "b": b, "c": a])
        }
        let long = Self.vector(1, 2, 3)
        #expect(
            throws: ReferenceError.inputShapeMismatch(name: "b", expectedWithoutBatch: [2], found: long.shape)
        ) {
            try ReferenceInterpreter.evaluate(graph: Self.graph, inputs: [a, long])
        }
    }
}
