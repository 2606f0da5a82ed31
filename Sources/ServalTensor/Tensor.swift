/// An immutable n-dimensional array, contiguous and row-major (images: NHWC).
///
/// The storage is shared between copies and may be a slice of a mapped file.
public struct Tensor: Sendable {
    public let shape: Shape
    public let elementType: ElementType
    /// The first element, kept alive by `owner`.
    package let start: TensorAddress
    package let owner: AnyObject & Sendable

    /// A view of memory that `owner` keeps alive and nobody changes.
    ///
    /// - Precondition: `start` is readable for `shape.count` elements and aligned to the element type.
    package init(shape: Shape, elementType: ElementType, start: UnsafeRawPointer, owner: AnyObject & Sendable) {
        self.shape = shape
        self.elementType = elementType
        self.start = TensorAddress(pointer: start)
        self.owner = owner
    }

    package var byteCount: Int { shape.count * elementType.byteCount }

    /// The tensor's bytes, valid during `body`.
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
