extension Tensor {
    /// A float32 tensor holding a copy of some values.
    ///
    /// ```swift
    /// let photo = try Tensor([1, 224, 224, 3], values: pixels)
    /// ```
    ///
    /// - Parameters:
    ///   - dimensions: the shape, outermost first; images are NHWC.
    ///   - values: the elements, row-major.
    /// - Throws: a `TensorError` when the shape is invalid or the number of values is not its product.
    public init(_ dimensions: [Int], values: [Float]) throws(TensorError) {
        let shape = try Shape(dimensions)
        guard shape.count == values.count else {
            throw .valueCountMismatch(dimensions: dimensions, found: values.count)
        }
        self.init(shape: shape) { destination in
            _ = destination.initialize(from: values)
        }
    }

    /// A float32 tensor whose elements a closure writes in place.
    ///
    /// - Parameters:
    ///   - shape: the shape, outermost dimension first; images are NHWC.
    ///   - fill: writes all elements, row-major; the memory is not initialized before.
    public init(shape: Shape, filledBy fill: (UnsafeMutableBufferPointer<Float>) -> Void) {
        let buffer = AlignedBuffer(byteCount: shape.count * MemoryLayout<Float>.stride)
        fill(UnsafeMutableBufferPointer(start: buffer.start.assumingMemoryBound(to: Float.self), count: shape.count))
        self.init(shape: shape, elementType: .float32, start: UnsafeRawPointer(buffer.start), owner: buffer)
    }

    /// A copy of the elements of a float32 tensor, row-major.
    ///
    /// - Throws: `TensorError.elementTypeMismatch` when the tensor is not float32.
    public func floats() throws(TensorError) -> [Float] {
        guard elementType == .float32 else {
            throw .elementTypeMismatch(expected: .float32, found: elementType)
        }
        return withUnsafeFloats { Array($0) }
    }

    /// The elements of a float32 tensor, valid during `body`.
    ///
    /// - Precondition: the tensor is float32.
    package func withUnsafeFloats<R, E: Error>(_ body: (UnsafeBufferPointer<Float>) throws(E) -> R) throws(E) -> R {
        precondition(elementType == .float32, "withUnsafeFloats needs a float32 tensor")
        return try withUnsafeBytes { bytes throws(E) in
            try body(
                UnsafeBufferPointer(
                    start: bytes.baseAddress?.assumingMemoryBound(to: Float.self), count: shape.count))
        }
    }
}
