/// The dimensions of a tensor, outermost first; images are NHWC (batch, height, width, channels).
///
/// Every dimension is at least 0, and the product of those that are not 0 is at most `largestCount`: whatever is counted
/// of a tensor, elements, bytes or strides, fits `Int`, also where a dimension of 0 stands beside huge ones.
public struct Shape: Hashable, Sendable {
    /// The size of each dimension, outermost first.
    public let dimensions: [Int]
    /// The product of all dimensions; 1 for a scalar.
    public let count: Int

    /// The most elements: 2^59 on a machine of 64 bits, so that sixteen times as many bytes can be counted.
    public static let largestCount = Int.max / 16

    /// A shape of these dimensions, outermost first; none for a scalar.
    ///
    /// - Throws: `TensorError.negativeDimension` or `TensorError.elementCountOverflow`.
    public init(_ dimensions: [Int]) throws(TensorError) {
        var product = 1
        for dimension in dimensions {
            guard dimension >= 0 else { throw .negativeDimension(dimensions: dimensions) }
            product = saturatingProduct(product, max(dimension, 1))
        }
        guard product <= Self.largestCount else { throw .elementCountOverflow(dimensions: dimensions) }
        self.dimensions = dimensions
        count = dimensions.contains(0) ? 0 : product
    }

    /// A shape whose dimensions the caller knows to be valid.
    ///
    /// - Precondition: no dimension is negative and the product fits `Int`.
    package init(validated dimensions: [Int]) {
        self.dimensions = dimensions
        self.count = dimensions.reduce(1, *)
    }

    /// The number of dimensions.
    public var rank: Int { dimensions.count }

    /// The size of one dimension; 0 is the outermost.
    ///
    /// - Precondition: `axis` is one of `0 ..< rank`.
    public subscript(axis: Int) -> Int { dimensions[axis] }

    /// Row-major strides in elements.
    package var strides: [Int] {
        var strides = [Int](repeating: 1, count: rank)
        for axis in stride(from: rank - 2, through: 0, by: -1) {
            strides[axis] = strides[axis + 1] * dimensions[axis + 1]
        }
        return strides
    }
}

extension Shape: CustomStringConvertible {
    /// The dimensions, such as `[1, 224, 224, 3]`.
    public var description: String { "\(dimensions)" }
}
