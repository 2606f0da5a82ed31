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
    /// A scale of levels is not a number of a size that can be computed with.
    case scaleOutOfRange(found: Float)
    /// A zero point is no level: 0 ... 255.
    case zeroPointOutOfRange(found: Int)
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
        case .scaleOutOfRange(let found):
            "A scale of \(found) is impossible; it must lie between "
                + "\(QuantizationParameters.scaleRange.lowerBound) and \(QuantizationParameters.scaleRange.upperBound)."
        case .zeroPointOutOfRange(let found):
            "A zero point of \(found) is impossible; it must lie between 0 and 255."
        }
    }
}
