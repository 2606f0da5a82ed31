/// An immutable n-dimensional array, contiguous and row-major (images: NHWC).
///
/// The storage is shared between copies and may be a slice of a mapped file.
public struct Tensor: Sendable {
    public let shape: Shape
    public let elementType: ElementType
    private let storage: Storage
    /// What `columnMagnitudes` returns, where that is known.
    private let knownMagnitudes: [Float]?

    private enum Storage {
        /// The first element, kept alive by the owner.
        case memory(TensorAddress, owner: AnyObject & Sendable)
        case computed(ComputedElements)
    }

    /// A view of memory that `owner` keeps alive and nobody changes.
    ///
    /// - Precondition: `start` is readable for `shape.count` elements and aligned to the element type.
    package init(shape: Shape, elementType: ElementType, start: UnsafeRawPointer, owner: AnyObject & Sendable) {
        self.init(shape, elementType, .memory(TensorAddress(pointer: start), owner: owner))
    }

    /// A float32 tensor whose elements `fill` writes, all of them and always the same, whenever they are read.
    ///
    /// - Parameters:
    ///   - columnMagnitudes: what the method of this name returns for the tensor.
    ///   - scratch: where the elements lie while they are read.
    package init(
        shape: Shape, columnMagnitudes: [Float], scratch: ScratchMemory,
        computedBy fill: @escaping @Sendable (UnsafeMutableBufferPointer<Float>) -> Void
    ) {
        let elements = ComputedElements(
            count: shape.count, scratch: scratch, fill: fill)
        self.init(shape, .float32, .computed(elements), columnMagnitudes)
    }

    private init(_ shape: Shape, _ elementType: ElementType, _ storage: Storage, _ magnitudes: [Float]? = nil) {
        (self.shape, self.elementType, self.storage, knownMagnitudes) = (shape, elementType, storage, magnitudes)
    }

    package var byteCount: Int { shape.count * elementType.byteCount }

    /// The first element, at the same address as long as the tensor lives.
    package var start: TensorAddress {
        switch storage {
        case .memory(let start, _): start
        case .computed(let elements): TensorAddress(pointer: elements.storedStart)
        }
    }

    /// The tensor's bytes, valid during `body`.
    public func withUnsafeBytes<R, E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> R) throws(E) -> R {
        switch storage {
        case .memory(let start, let owner):
            defer { withExtendedLifetime(owner) {} }
            return try body(UnsafeRawBufferPointer(start: start.pointer, count: byteCount))
        case .computed(let elements):
            return try elements.withElements { values throws(E) in try body(UnsafeRawBufferPointer(values)) }
        }
    }

    /// The largest magnitude of each column, a tensor being seen as rows of `columns` elements; a number that is not finite
    /// for a column that holds one.
    ///
    /// - Precondition: the tensor is float32, and its count is a multiple of `columns`.
    package func columnMagnitudes(_ columns: Int) -> [Float] {
        if let knownMagnitudes, knownMagnitudes.count == columns { return knownMagnitudes }
        return withUnsafeFloats { largestMagnitudes(ofColumns: columns, in: $0) }
    }

    /// The tensor with the magnitudes of so many columns at hand.
    ///
    /// - Precondition: as for `columnMagnitudes`.
    package func measured(columns: Int) -> Tensor {
        Tensor(shape, elementType, storage, columnMagnitudes(columns))
    }

    /// The same elements under another shape.
    ///
    /// - Throws: `TensorError.valueCountMismatch` when the element counts differ.
    public func reshaped(to dimensions: [Int]) throws(TensorError) -> Tensor {
        let shape = try Shape(dimensions)
        guard shape.count == self.shape.count else {
            throw .valueCountMismatch(dimensions: dimensions, found: self.shape.count)
        }
        return Tensor(shape, elementType, storage, knownMagnitudes)
    }
}

/// A raw address that may cross threads, since what it points to is immutable.
package struct TensorAddress: @unchecked Sendable {
    package let pointer: UnsafeRawPointer
}
