import ServalTensor

/// A graph with the shape of every node's value and what the node costs.
///
/// Making one validates all that a kernel relies on: the graph's order, arity, ranks, channels, weights' shapes and types,
/// windows, axes, broadcasting and element counts. That is done once, when a network is read. Passes take a shaped graph and
/// return one; they infer what they add or change, and nothing else. (Whether weights are finite is
/// `GraphValidation.validateWeights`.)
package struct ShapedGraph: Sendable {
    package internal(set) var nodes: [Node] = []
    /// Indices of the nodes whose values the network returns, in the model's order.
    package internal(set) var outputs: [Int] = []
    /// The shape of each node's value, the batch included.
    package private(set) var shapes: [Shape] = []
    /// What each node costs in one run.
    package private(set) var costs: [NodeCost] = []
    package let batch: Int
    package let limits: ShapeLimits
    /// The form of arithmetic that the nodes are computed in.
    package private(set) var numerics: NumericsVersion = .latest

    /// The nodes without what is known of them.
    package var graph: Graph { Graph(nodes: nodes, outputs: outputs, numerics: numerics) }
    /// Indices of the input nodes, in the model's order.
    package var inputs: [Int] { graph.inputs }

    /// A graph without nodes, to which `append` adds some and `returning` the outputs.
    package init(batch: Int = 1, limits: ShapeLimits = .standard) { (self.batch, self.limits) = (batch, limits) }

    /// A graph without nodes for the rewritten ones of another, with the same batch, limits and arithmetic.
    package init(rewriting graph: ShapedGraph) {
        (batch, limits, numerics) = (graph.batch, graph.limits, graph.numerics)
    }

    /// Infers the shapes of a graph.
    ///
    /// - Throws: what is wrong with the graph, or with the first node at fault.
    package init(_ graph: Graph, batch: Int = 1, limits: ShapeLimits = .standard) throws(GraphError) {
        self.init(batch: batch, limits: limits)
        numerics = graph.numerics
        try GraphValidation.validate(graph)
        try GraphValidation.validateQuantization(of: graph)
        reserveCapacity(graph.nodes.count)
        for node in graph.nodes { try append(node) }
        outputs = graph.outputs
    }

    /// The same for the inputs that a caller gives, in the order of `graph.inputs`.
    ///
    /// The first dimension of every input is the batch and must be the same.
    package init(
        _ graph: Graph, inputShapes: [Shape], limits: ShapeLimits = .standard
    ) throws(GraphError) {
        let inputs = graph.inputs
        guard inputShapes.count == inputs.count else {
            throw .networkInputCountMismatch(expected: inputs.count, found: inputShapes.count)
        }
        let batch = inputShapes.first.flatMap { $0.dimensions.first } ?? 1
        for (index, shape) in zip(inputs, inputShapes) {
            guard case .input(let dimensions) = graph.nodes[index].operation else { continue }
            guard shape.dimensions == [batch] + dimensions else {
                let expected = [index == inputs[0] ? -1 : batch] + dimensions
                throw .inputShapeMismatch(node: graph.nodes[index].name, expected: expected, found: shape.dimensions)
            }
        }
        try self.init(graph, batch: batch, limits: limits)
    }

    /// Adds a node behind the others.
    ///
    /// - Returns: its index.
    /// - Throws: what is wrong with the node.
    /// - Precondition: the node reads nodes of this graph.
    @discardableResult
    package mutating func append(_ node: Node) throws(GraphError) -> Int {
        let (shape, cost) = try inferred(node)
        return append(node, shape: shape, cost: cost)
    }

    /// This graph with outputs; checks what concerns the graph as a whole.
    package func returning(_ outputs: [Int]) throws(GraphError) -> ShapedGraph {
        var result = self
        result.outputs = outputs
        try GraphValidation.validate(result.graph)
        try GraphValidation.validateQuantization(of: result.graph)
        return result
    }

    /// The same graph, computed in another form of arithmetic.
    package func computed(by numerics: NumericsVersion) -> ShapedGraph {
        var result = self
        result.numerics = numerics
        return result
    }

    /// The same graph for another number of images in one run, which is the first dimension of every value.
    ///
    /// - Throws: `GraphError.tooManyElements`, or `.emptyDimension` for a batch below 1.
    package func batched(_ batch: Int) throws(GraphError) -> ShapedGraph {
        guard batch != self.batch else { return self }
        var result = ShapedGraph(batch: batch, limits: limits)
        result.numerics = numerics
        result.reserveCapacity(nodes.count)
        for (node, shape) in zip(nodes, shapes) {
            let inference = result.inference(node)
            let shape = try inference.bounded([batch] + shape.dimensions.dropFirst())
            if case .separableConvolution(let it) = node.operation {
                try it.checkBetween(inference, output: shape.dimensions)
            }
            result.append(node, shape: shape, cost: NodeCost(node.operation, output: shape, inputs: inference.inputs))
        }
        result.outputs = outputs
        return result
    }
}

extension ShapedGraph {
    /// Adds a node whose shape and cost are known.
    @discardableResult
    mutating func append(_ node: Node, shape: Shape, cost: NodeCost) -> Int {
        nodes.append(node)
        shapes.append(shape)
        costs.append(cost)
        return nodes.count - 1
    }

    /// Makes a node compute its value in another way.
    ///
    /// - Throws: `GraphError.valueReshaped` for a value of another shape, and what is wrong with the operation.
    mutating func replace(_ index: Int, with operation: Operation, inputs: [Int]? = nil) throws(GraphError) {
        nodes[index].operation = operation
        if let inputs { nodes[index].inputs = inputs }
        let (shape, cost) = try inferred(nodes[index])
        guard shape == shapes[index] else {
            throw .valueReshaped(
                node: nodes[index].name, expected: shapes[index].dimensions, found: shape.dimensions)
        }
        costs[index] = cost
    }

    /// Room for so many nodes.
    mutating func reserveCapacity(_ count: Int) {
        nodes.reserveCapacity(count)
        shapes.reserveCapacity(count)
        costs.reserveCapacity(count)
    }

    private func inferred(_ node: Node) throws(GraphError) -> (Shape, NodeCost) {
        let arity = node.operation.arity
        guard arity.contains(node.inputs.count) else {
            throw .inputCountMismatch(
                node: node.name, operation: node.operation.name, expected: arity, found: node.inputs.count)
        }
        let inference = inference(node)
        let shape = try inference.shape(of: node.operation)
        return (shape, NodeCost(node.operation, output: shape, inputs: inference.inputs))
    }

    private func inference(_ node: Node) -> ShapeInference {
        ShapeInference(node: node.name, inputs: node.inputs.map { shapes[$0] }, batch: batch, limits: limits)
    }
}
