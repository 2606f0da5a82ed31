import ServalGraph
import ServalReference
import ServalTensor

/// A small graph and the shapes of its inputs, for comparing two ways of running it.
package struct OperatorCase: Sendable {
    package let name: String
    package let graph: Graph
    /// One for each of `graph.inputs`, with the batch.
    package let inputShapes: [Shape]
    /// The range of the inputs' values.
    package let range: ClosedRange<Float>

    /// A case whose weights and inputs its name determines.
    ///
    /// - Parameters:
    ///   - inputs: shapes with the batch. The graph's first nodes, whose indices are 0 ..< inputs.count.
    ///   - build: adds further nodes and returns the outputs, or nil for the last node.
    package init(
        _ name: String, inputs: [[Int]], range: ClosedRange<Float> = -2...2,
        building build: (inout GraphBuilder) throws -> [Int]?
    ) throws {
        self.name = name
        self.range = range
        inputShapes = inputs.map { Shape(validated: $0) }
        var builder = GraphBuilder(random: SplitMix64(name: name), batch: inputs[0][0])
        for shape in inputs { try builder.add(.input(dimensions: Array(shape.dropFirst()))) }
        let outputs = try build(&builder)
        graph = builder.graph(outputs: outputs)
    }

    /// A network's case, for one image.
    package init(_ name: String, graph: Graph, range: ClosedRange<Float> = -2...2) {
        (self.name, self.graph, self.range) = (name, graph, range)
        inputShapes = graph.inputs.map { index in
            guard case .input(let dimensions) = graph.nodes[index].operation else { return Shape(validated: []) }
            return Shape(validated: [1] + dimensions)
        }
    }

    /// A case of one operation that reads all inputs.
    package init(_ name: String, inputs: [[Int]], range: ClosedRange<Float> = -2...2, _ operation: Operation) throws {
        try self.init(name, inputs: inputs, range: range) { builder in
            try builder.add(operation, Array(inputs.indices))
            return nil
        }
    }

    /// The values of the inputs, the same at every call.
    package func inputs() -> [Tensor] {
        var random = SplitMix64(name: name + " inputs")
        return inputShapes.map { RandomTensor.make(from: &random, shape: $0.dimensions, range: range) }
    }

    /// The values of every node, computed by the reference operators.
    package func referenceValues() throws -> [ReferenceTensor] {
        try ReferenceInterpreter.evaluate(graph: graph, inputs: inputs().map { ReferenceTensor($0) })
    }

    /// The values of the graph's outputs, computed by the reference operators.
    package func referenceOutputs() throws -> [ReferenceTensor] {
        try ReferenceInterpreter.outputs(of: graph, inputs: inputs().map { ReferenceTensor($0) })
    }
}

extension OperatorCase {
    /// Every operation over shapes around the edges of vectors and tiles, and small networks.
    package static func all() throws -> [OperatorCase] {
        try pointwiseConvolutions() + spatialConvolutions() + winogradConvolutions() + depthwiseConvolutions()
            + separableConvolutions()
            + poolings() + activations() + normalizations() + combinations() + denseLayers() + layouts()
            + compositions()
    }

    /// Channel counts below, at and above the widths of vectors and tiles.
    package static let edgeChannels = [1, 3, 7, 8, 9, 15, 16, 17, 24, 31, 33]
    package static let windows = [1, 2, 3, 5, 7]

    /// An item for each index, starting over at the end: pairs lists without crossing them.
    package static func pick<Item>(_ items: [Item], _ index: Int) -> Item { items[index % items.count] }
}
