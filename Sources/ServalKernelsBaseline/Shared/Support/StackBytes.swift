/// Calls `body` with `count` bytes of the stack, on a cache line.
///
/// The standard library takes from the heap what asks for more than the stack's own alignment, or is larger than 1 KiB.
/// - Parameter count: a literal, at most 960.
@inline(always)
func withStackBytes<R>(_ count: Int, _ body: (UnsafeMutablePointer<UInt8>) -> R) -> R {
    withUnsafeTemporaryAllocation(byteCount: count &+ 64, alignment: 16) { buffer in
        let start = buffer.baseAddress.unsafelyUnwrapped
        let aligned = start + (64 &- Int(bitPattern: start) & 63)
        return body(aligned.assumingMemoryBound(to: UInt8.self))
    }
}
