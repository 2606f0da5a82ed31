import ServalTensor

/// A kernel of a layer: the elements of a tensor, or what becomes of them when they are widened and scaled.
///
/// Passes fold scales into kernels, and model files may hold halves. The elements are then computed whenever they are read,
/// which is when they are packed (`DerivedElements`), so that no copy lies between the file and the packed ones.
package struct Weight: Sendable {
    package let shape: Shape
    /// Of the elements as they are read.
    package let elementType: ElementType
    private let elements: Elements
    /// What `columnMagnitudes` returns, where that is known.
    private let knownMagnitudes: [Float]?

    private enum Elements {
        case stored(Tensor)
        case derived(DerivedElements)
    }

    private init(_ shape: Shape, _ type: ElementType, _ elements: Elements, _ magnitudes: [Float]? = nil) {
        (self.shape, elementType, self.elements, knownMagnitudes) = (shape, type, elements, magnitudes)
    }

    /// The elements of a tensor as they are.
    package init(_ tensor: Tensor) { self.init(tensor.shape, tensor.elementType, .stored(tensor)) }

    /// The elements of a float16 tensor in float32, widened whenever they are read.
    ///
    /// - Parameter scratch: where the elements lie while they are read.
    /// - Precondition: the tensor is float16.
    package init(widening tensor: Tensor, scratch: ScratchMemory) {
        precondition(tensor.elementType == .float16, "only float16 tensors are widened")
        self.init(
            tensor.shape, .float32, .derived(DerivedElements(source: tensor, scaling: .none, scratch: scratch)))
    }

    /// The elements as a tensor, which from then on lie in memory as long as this weight or the tensor lives.
    package var tensor: Tensor {
        switch elements {
        case .stored(let tensor): tensor
        case .derived(let elements):
            Tensor(shape: shape, elementType: elementType, start: elements.storedStart, owner: elements)
        }
    }

    /// The first byte of what the elements are, or are derived from: the same for weights of one source.
    package var sourceAddress: UnsafeRawPointer {
        switch elements {
        case .stored(let tensor): tensor.start.pointer
        case .derived(let elements): elements.source.start.pointer
        }
    }

    /// Lends the elements' bytes, row-major; they are valid until `body` returns.
    package func withUnsafeBytes<R, E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> R) throws(E) -> R {
        switch elements {
        case .stored(let tensor): return try tensor.withUnsafeBytes(body)
        case .derived(let elements):
            return try elements.withElements { values throws(E) in try body(UnsafeRawBufferPointer(values)) }
        }
    }

    /// Lends the elements, valid during `body`.
    ///
    /// - Precondition: the weight is float32.
    package func withUnsafeFloats<R, E: Error>(_ body: (UnsafeBufferPointer<Float>) throws(E) -> R) throws(E) -> R {
        precondition(elementType == .float32, "withUnsafeFloats needs a float32 weight")
        return try withUnsafeBytes { bytes throws(E) in try body(bytes.assumingMemoryBound(to: Float.self)) }
    }

    /// Lends the elements, valid during `body`.
    ///
    /// - Precondition: the weight is int8.
    package func withUnsafeInt8s<R>(_ body: (UnsafeBufferPointer<Int8>) -> R) -> R {
        precondition(elementType == .int8, "withUnsafeInt8s needs an int8 weight")
        return withUnsafeBytes { body($0.assumingMemoryBound(to: Int8.self)) }
    }
}

extension Weight {
    /// The largest magnitude of each column, the weight being seen as rows of `columns` elements; a number that is not
    /// finite for a column that holds one.
    ///
    /// - Precondition: the weight is float32, and its count is a multiple of `columns`.
    package func columnMagnitudes(_ columns: Int) -> [Float] {
        if let knownMagnitudes, knownMagnitudes.count == columns { return knownMagnitudes }
        return withUnsafeFloats { largestMagnitudes(ofColumns: columns, in: $0) }
    }

    /// The weight with the magnitudes of so many columns at hand.
    ///
    /// - Precondition: as for `columnMagnitudes`.
    package func measured(columns: Int) -> Weight {
        Weight(shape, elementType, elements, columnMagnitudes(columns))
    }

    /// The weight, seen as rows of one column for each factor, with the columns multiplied whenever it is read.
    ///
    /// - Parameters:
    ///   - magnitudes: what `columnMagnitudes` returns for the result.
    ///   - scratch: where the elements lie while they are read.
    /// - Returns: nil where factors become too large, or the weight is scaled already as rows of other columns.
    /// - Precondition: the weight is float32, and its count is a multiple of the number of factors.
    package func scaled(columns factors: [Double], magnitudes: [Float], scratch: ScratchMemory) -> Weight? {
        let (source, scaling) = derivation
        return scaling.followed(byColumns: factors).map { scaling in
            Weight(
                shape, .float32, .derived(DerivedElements(source: source, scaling: scaling, scratch: scratch)),
                magnitudes)
        }
    }

    /// The weight, seen as rows of `columns` output channels in groups, with its input channels multiplied whenever it is
    /// read.
    ///
    /// - Parameters:
    ///   - factors: one for each input channel of all groups; row r of the kernel is that of channel r mod `perGroup` of each.
    ///   - perGroup: input channels of a group.
    ///   - scratch: where the elements lie while they are read.
    /// - Returns: nil where factors become too large, or the weight is scaled already in another way.
    /// - Precondition: the weight is float32, and its count is a multiple of `columns`, which is one of the number of groups.
    package func scaled(inputs factors: [Double], perGroup: Int, columns: Int, scratch: ScratchMemory) -> Weight? {
        let (source, scaling) = derivation
        let inputs = ElementScaling.Inputs(
            factors: factors, perGroup: perGroup, columnsPerGroup: columns / (factors.count / perGroup))
        return scaling.followed(by: inputs, columnCount: columns).map { scaling in
            Weight(shape, .float32, .derived(DerivedElements(source: source, scaling: scaling, scratch: scratch)))
        }
    }

    private var derivation: (source: Tensor, scaling: ElementScaling) {
        switch elements {
        case .stored(let tensor): (tensor, .none)
        case .derived(let elements): (elements.source, elements.scaling)
        }
    }
}
