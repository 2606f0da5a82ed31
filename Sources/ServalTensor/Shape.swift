/// The dimensions of a tensor, outermost first; images are NHWC (batch, height, width, channels).
///
/// Every dimension is at least 0 and the element count is known not to overflow `Int`.
public struct Shape: Hashable, Sendable {
    public let dimensions: [Int]
    /// The product of all dimensions; 1 for a scalar.
    public let count: Int

    /// - Throws: `TensorError.negativeDimension` or `TensorError.elementCountOverflow`.
    public init(_ dimensions: [Int]) throws(TensorError) {
        var count = 1
        var overflows = false
        var hasZero = false
        for dimension in dimensions {
            guard dimension >= 0 else { throw .negativeDimension(dimensions: dimensions) }
            if dimension == 0 {
                hasZero = true
                continue
            }
            let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
            overflows = overflows || overflow
            count = product
        }
        if hasZero {
            count = 0
        } else if overflows {
            throw .elementCountOverflow(dimensions: dimensions)
        }
        self.dimensions = dimensions
        self.count = count
    }

    /// A shape whose dimensions the caller knows to be valid.
    ///
    /// - Precondition: no dimension is negative and the product fits `Int`.
    package init(validated dimensions: [Int]) {
        self.dimensions = dimensions
        self.count = dimensions.reduce(1, *)
    }

    public var rank: Int { dimensions.count }

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
    /// `[1, 224, 224, 3]`
    public var description: String { "\(dimensions)" }
}
