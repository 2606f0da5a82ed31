import ServalReference
import ServalTensor

/// How far a float32 tensor is from the reference.
package struct TensorDifference: CustomStringConvertible {
    private let values: Difference
    private let shapes: (found: Shape, expected: Shape)

    /// - Parameter tolerance: relative to the largest magnitude of `expected`.
    package init(found: Tensor, expected: ReferenceTensor, tolerance: Double) throws {
        shapes = (found.shape, expected.shape)
        let limit = tolerance * expected.values.reduce(0) { max($0, abs($1)) }
        values = Difference(found: try found.floats(), expected: expected.values) { _ in limit }
    }

    package var isWithinTolerance: Bool { shapes.found == shapes.expected && values.isWithinLimit }

    package var description: String {
        shapes.found == shapes.expected
            ? values.description : "the shape is \(shapes.found), not \(shapes.expected)"
    }
}
