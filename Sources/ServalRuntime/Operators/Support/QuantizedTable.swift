import ServalKernelInterface

/// A table applied to quantized values that a kernel has just written, in place, while they are in the cache.
struct QuantizedTable: Sendable {
    /// Bytes after which the table follows: a share of any second-level cache, which is faster than tables are.
    private static let byteCount = 64 << 10

    /// 256 bytes.
    var place: Operand

    @inline(__always)
    func apply(_ values: UnsafeMutablePointer<UInt8>, count: Int, _ context: ThreadContext) {
        context.quantizedKernels.pointee.lookUp(
            ByteTableCall(
                table: UnsafePointer(context.bytes(place)), input: UnsafePointer(values), output: values,
                count: count))
    }

    /// Applies it to `columns` bytes of each of some pixels.
    func apply(
        _ values: UnsafeMutablePointer<UInt8>, stride: Int, pixels: Int, columns: Int, _ context: ThreadContext
    ) {
        if columns == stride { return apply(values, count: pixels * stride, context) }
        for pixel in 0..<pixels { apply(values + pixel * stride, count: columns, context) }
    }

    /// How many rows or pixels of `stride` bytes are computed before the table follows.
    ///
    /// - Parameter weightByteCount: what is read for each of these portions.
    static func count(stride: Int, multiple: Int = 1, weightByteCount: Int = 0) -> Int {
        max(max(byteCount, weightByteCount / 2) / max(stride * multiple, 1), 1) * multiple
    }
}
