/// An immutable n-dimensional array, contiguous and row-major (images: NHWC).
///
/// The storage is shared between copies and may be a slice of a mapped file.
public struct Tensor: Sendable {
    /// The dimensions, outermost first.
    public let shape: Shape
    /// The type of the elements; networks take and give `float32`.
    public let elementType: ElementType
    private let storage: Storage
    /// What `columnMagnitudes` returns, where that is known.
    private let knownMagnitudes: [Float]?

    private enum Storage {
        /// The first element, kept alive by the owner.
        case memory(TensorAddress, owner: AnyObject & Sendable)
        case derived(DerivedElements)
    }

    /// A view of memory that `owner` keeps alive and nobody changes.
    ///
    /// - Precondition: `start` is readable for `shape.count` elements and aligned to the element type.
    package init(shape: Shape, elementType: ElementType, start: UnsafeRawPointer, owner: AnyObject & Sendable) {
        self.init(shape, elementType, .memory(TensorAddress(pointer: start), owner: owner))
    }

    private init(_ shape: Shape, _ elementType: ElementType, _ storage: Storage, _ magnitudes: [Float]? = nil) {
        (self.shape, self.elementType, self.storage, knownMagnitudes) = (shape, elementType, storage, magnitudes)
    }

    package var byteCount: Int { shape.count * elementType.byteCount }

    /// The first element, at the same address as long as the tensor lives.
    package var start: TensorAddress {
        switch storage {
        case .memory(let start, _): start
        case .derived(let elements): TensorAddress(pointer: elements.storedStart)
        }
    }

    /// The first byte of what the elements are, or are derived from: the same for tensors of one source.
    package var sourceAddress: UnsafeRawPointer {
        switch storage {
        case .memory(let start, _): start.pointer
        case .derived(let elements): elements.source.sourceAddress
        }
    }

    /// Lends the tensor's bytes, row-major, in the machine's byte order.
    ///
    /// - Parameter body: gets the bytes; they are valid until it returns.
    /// - Returns: what `body` returns.
    public func withUnsafeBytes<R, E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> R) throws(E) -> R {
        switch storage {
        case .memory(let start, let owner):
            defer { withExtendedLifetime(owner) {} }
            return try body(UnsafeRawBufferPointer(start: start.pointer, count: byteCount))
        case .derived(let elements):
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

    /// A float32 tensor of the elements of a float16 tensor, widened whenever they are read.
    ///
    /// - Parameter scratch: where the elements lie while they are read.
    /// - Precondition: the tensor is float16 and in memory.
    package func widened(scratch: ScratchMemory) -> Tensor {
        precondition(elementType == .float16, "only float16 tensors are widened")
        return Tensor(
            shape, .float32, .derived(DerivedElements(source: self, scaling: .none, scratch: scratch)))
    }

    /// The tensor, seen as rows of one column for each factor, with the columns multiplied whenever it is read.
    ///
    /// - Parameters:
    ///   - magnitudes: what `columnMagnitudes` returns for the result.
    ///   - scratch: where the elements lie while they are read.
    /// - Returns: nil where factors become too large, or the tensor is scaled already as rows of other columns.
    /// - Precondition: the tensor is float32, and its count is a multiple of the number of factors.
    package func scaled(columns factors: [Double], magnitudes: [Float], scratch: ScratchMemory) -> Tensor? {
        let (source, scaling) = derivation
        return scaling.followed(byColumns: factors).map { scaling in
            Tensor(
                shape, .float32, .derived(DerivedElements(source: source, scaling: scaling, scratch: scratch)),
                magnitudes)
        }
    }

    /// A kernel, seen as rows of `columns` output channels in groups, with its input channels multiplied whenever it is read.
    ///
    /// - Parameters:
    ///   - factors: one for each input channel of all groups; row r of the kernel is that of channel r mod `perGroup` of each.
    ///   - perGroup: input channels of a group.
    ///   - scratch: where the elements lie while they are read.
    /// - Returns: nil where factors become too large, or the tensor is scaled already in another way.
    /// - Precondition: the tensor is float32, and its count is a multiple of `columns`, which is one of the number of groups.
    package func scaled(inputs factors: [Double], perGroup: Int, columns: Int, scratch: ScratchMemory) -> Tensor? {
        let (source, scaling) = derivation
        let inputs = ElementScaling.Inputs(
            factors: factors, perGroup: perGroup, columnsPerGroup: columns / (factors.count / perGroup))
        return scaling.followed(by: inputs, columnCount: columns).map { scaling in
            Tensor(shape, .float32, .derived(DerivedElements(source: source, scaling: scaling, scratch: scratch)))
        }
    }

    private var derivation: (source: Tensor, scaling: ElementScaling) {
        switch storage {
        case .memory: (self, .none)
        case .derived(let elements): (elements.source, elements.scaling)
        }
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
