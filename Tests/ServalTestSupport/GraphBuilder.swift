import ServalGraph
import ServalTensor

/// Builds a graph node by node; weights are random, and as large as keeps the values near 1.
///
/// A value is named by its node's index; where none is named, the last one is meant.
package struct GraphBuilder {
    package private(set) var nodes: [Node] = []
    package private(set) var shapes: [Shape] = []
    private var random: SplitMix64
    private let batch: Int

    package init(random: SplitMix64, batch: Int) { (self.random, self.batch) = (random, batch) }

    /// The index of the node added last.
    package var last: Int { nodes.count - 1 }

    /// The graph of the nodes so far; without a choice the last one is its output.
    package func graph(outputs: [Int]? = nil) -> Graph { Graph(nodes: nodes, outputs: outputs ?? [last]) }

    /// Adds a node and returns its index.
    ///
    /// - Throws: what shape inference finds wrong with it.
    @discardableResult
    package mutating func add(_ operation: Operation, _ inputs: [Int]? = nil) throws -> Int {
        let inputs = inputs ?? (operation.arity == 0...0 ? [] : [last])
        let name = "\(nodes.count) \(operation.name)"
        let inference = ShapeInference(
            node: name, inputs: inputs.map { shapes[$0] }, batch: batch, limits: .standard)
        shapes.append(try inference.shape(of: operation))
        nodes.append(Node(name: name, operation: operation, inputs: inputs))
        return last
    }

    /// The size of a value's last dimension.
    package func channels(of value: Int) -> Int { shapes[value].dimensions.last ?? 1 }

    /// Random values of a range.
    package mutating func tensor(_ dimensions: [Int], in range: ClosedRange<Float> = -1...1) -> Tensor {
        RandomTensor.make(from: &random, shape: dimensions, range: range)
    }

    /// Random weights of which `fanIn` make one output, with a variance of 1 / fanIn.
    package mutating func weights(_ dimensions: [Int], fanIn: Int) -> Tensor {
        let bound = (3 / Float(max(fanIn, 1))).squareRoot()
        return tensor(dimensions, in: -bound...bound)
    }
}

extension Extent {
    package static func square(_ size: Int) -> Extent { Extent(height: size, width: size) }
}
