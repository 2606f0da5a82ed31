/// What can be wrong with a tensor's shape or contents.
public enum TensorError: Error, Equatable, Sendable {
    /// A dimension is below zero.
    case negativeDimension(dimensions: [Int])
    /// The product of the dimensions does not fit the machine's integers.
    case elementCountOverflow(dimensions: [Int])
    /// The number of values is not the product of the dimensions.
    case valueCountMismatch(dimensions: [Int], found: Int)
    /// The tensor holds another element type than the one asked for.
    case elementTypeMismatch(expected: ElementType, found: ElementType)
}

extension TensorError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .negativeDimension(let dimensions):
            "The shape \(dimensions) has a negative dimension; every dimension must be 0 or more."
        case .elementCountOverflow(let dimensions):
            "The shape \(dimensions) has more elements than the machine can count; use smaller dimensions."
        case .valueCountMismatch(let dimensions, let found):
            "The shape \(dimensions) needs as many values as the product of its dimensions, but \(found) were given."
        case .elementTypeMismatch(let expected, let found):
            "The tensor holds \(found.rawValue) elements, not \(expected.rawValue); convert it first."
        }
    }
}
