/// An immutable n-dimensional array, contiguous and row-major (images: NHWC).
///
/// The storage is shared between copies and may be a slice of a mapped file.
public struct Tensor: Sendable {
    /// The dimensions, outermost first.
    public let shape: Shape
    /// The type of the elements; networks take and give `float32`.
    public let elementType: ElementType
    /// The first element, at the same address as long as the tensor lives.
    package let start: TensorAddress
    /// Keeps the memory alive.
    private let owner: AnyObject & Sendable

    /// A view of memory that `owner` keeps alive and nobody changes.
    ///
    /// - Precondition: `start` is readable for `shape.count` elements and aligned to the element type.
    package init(shape: Shape, elementType: ElementType, start: UnsafeRawPointer, owner: AnyObject & Sendable) {
        (self.shape, self.elementType, self.owner) = (shape, elementType, owner)
        self.start = TensorAddress(pointer: start)
    }

    package var byteCount: Int { shape.count * elementType.byteCount }

    /// Lends the tensor's bytes, row-major, in the machine's byte order.
    ///
    /// - Parameter body: gets the bytes; they are valid until it returns.
    /// - Returns: what `body` returns.
    public func withUnsafeBytes<R, E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> R) throws(E) -> R {
        defer { withExtendedLifetime(owner) {} }
        return try body(UnsafeRawBufferPointer(start: start.pointer, count: byteCount))
    }

    /// The same elements under another shape.
    ///
    /// - Throws: `TensorError.valueCountMismatch` when the element counts differ.
    public func reshaped(to dimensions: [Int]) throws(TensorError) -> Tensor {
        let shape = try Shape(dimensions)
        guard shape.count == self.shape.count else {
            throw .valueCountMismatch(dimensions: dimensions, found: self.shape.count)
        }
        return Tensor(shape: shape, elementType: elementType, start: start.pointer, owner: owner)
    }
}

/// A raw address that may cross threads, since what it points to is immutable.
package struct TensorAddress: @unchecked Sendable {
    package let pointer: UnsafeRawPointer
}
