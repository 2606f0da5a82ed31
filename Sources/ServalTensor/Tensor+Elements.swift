extension Tensor {
    /// A tensor holding a copy of `values`, row-major.
    ///
    /// - Precondition: there are `shape.count` values, of the stored size of the element type.
    package init<Element: BitwiseCopyable>(shape: Shape, elementType: ElementType, copying values: [Element]) {
        precondition(values.count == shape.count && MemoryLayout<Element>.size == elementType.byteCount)
        let buffer = AlignedBuffer(byteCount: values.count * elementType.byteCount)
        values.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { buffer.start.copyMemory(from: start, byteCount: bytes.count) }
        }
        self.init(shape: shape, elementType: elementType, start: UnsafeRawPointer(buffer.start), owner: buffer)
    }

    /// The elements of an int8 tensor, valid during `body`.
    ///
    /// - Precondition: the tensor is int8.
    package func withUnsafeInt8s<R>(_ body: (UnsafeBufferPointer<Int8>) -> R) -> R {
        precondition(elementType == .int8, "withUnsafeInt8s needs an int8 tensor")
        return withUnsafeBytes { body($0.assumingMemoryBound(to: Int8.self)) }
    }

    /// The elements of an int32 tensor, valid during `body`.
    ///
    /// - Precondition: the tensor is int32.
    package func withUnsafeInt32s<R>(_ body: (UnsafeBufferPointer<Int32>) -> R) -> R {
        precondition(elementType == .int32, "withUnsafeInt32s needs an int32 tensor")
        return withUnsafeBytes { body($0.assumingMemoryBound(to: Int32.self)) }
    }
}
