import ServalTensor

/// A network input of the given shape without its batch dimension.
struct Input: OperationDefinition {
    let dimensions: [Int]

    var name: String { "InputLayer" }
    var arity: ClosedRange<Int> { 0...0 }

    func shape(of node: ShapeInference) -> [Int] { [node.batch] + dimensions }

    func work(output: Shape, inputs: [Shape]) -> OperationWork { .none }
}
