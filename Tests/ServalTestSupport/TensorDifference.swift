import ServalReference
import ServalTensor

/// How far a float32 tensor is from the reference, and where it first leaves the tolerance.
package struct TensorDifference: CustomStringConvertible {
    /// Largest absolute difference; infinite when a value is not a number.
    package private(set) var largest = 0.0
    /// Largest absolute difference relative to the reference's largest magnitude.
    package private(set) var largestRelative = 0.0
    /// The number of elements beyond the tolerance.
    package private(set) var count = 0
    package private(set) var first: (index: Int, found: Float, expected: Double)?
    private let elementCount: Int
    private let shapes: (found: Shape, expected: Shape)

    /// - Parameter tolerance: relative to the largest magnitude of `expected`.
    package init(found: Tensor, expected: ReferenceTensor, tolerance: Double) throws {
        shapes = (found.shape, expected.shape)
        elementCount = expected.values.count
        guard found.shape == expected.shape else {
            (largest, largestRelative, count) = (.infinity, .infinity, elementCount)
            return
        }
        let magnitude = expected.values.reduce(0) { max($0, abs($1)) }
        for (index, (value, wanted)) in zip(try found.floats(), expected.values).enumerated() {
            let distance = abs(Double(value) - wanted)
            let difference = distance.isNaN ? .infinity : distance
            largest = max(largest, difference)
            guard difference > tolerance * magnitude else { continue }
            count += 1
            if first == nil { first = (index, value, wanted) }
        }
        largestRelative = magnitude > 0 ? largest / magnitude : largest
    }

    package var isWithinTolerance: Bool { count == 0 && shapes.found == shapes.expected }

    package var description: String {
        guard shapes.found == shapes.expected else {
            return "the shape is \(shapes.found), not \(shapes.expected)"
        }
        let place = first.map { "the first at \($0.index): \($0.found), not \($0.expected); " } ?? ""
        return "\(count) of \(elementCount) elements differ, \(place)largest difference \(largest), "
            + "relative \(largestRelative)"
    }
}
