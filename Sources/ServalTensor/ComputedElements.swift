import Synchronization

/// The elements of a float32 tensor that are computed anew whenever they are read, and lie in memory only meanwhile.
///
/// For weights that are derived from others and read once more, when they are packed. Whoever needs an address that
/// stays valid makes them stay in memory.
final class ComputedElements: Sendable {
    typealias Fill = @Sendable (UnsafeMutableBufferPointer<Float>) -> Void

    private let count: Int
    private let scratch: ScratchMemory
    private let fill: Fill
    private let stored = Mutex<AlignedBuffer?>(nil)

    init(count: Int, scratch: ScratchMemory, fill: @escaping Fill) {
        (self.count, self.scratch, self.fill) = (count, scratch, fill)
        scratch.reserve(byteCount: byteCount)
    }

    private var byteCount: Int { count * MemoryLayout<Float>.stride }

    /// Where the elements lie from now on, as long as this object lives.
    var storedStart: UnsafeRawPointer {
        stored.withLock { stored in
            let buffer = stored ?? AlignedBuffer(byteCount: byteCount)
            if stored == nil { fill(floats(at: buffer.start)) }
            stored = buffer
            return UnsafeRawPointer(buffer.start)
        }
    }

    /// The elements, valid during `body`.
    func withElements<R, E: Error>(_ body: (UnsafeBufferPointer<Float>) throws(E) -> R) throws(E) -> R {
        if let buffer = stored.withLock({ $0 }) {
            return try body(UnsafeBufferPointer(floats(at: buffer.start)))
        }
        return try scratch.withMemory { memory throws(E) in
            let elements = floats(at: memory)
            fill(elements)
            return try body(UnsafeBufferPointer(elements))
        }
    }

    private func floats(at start: UnsafeMutableRawPointer) -> UnsafeMutableBufferPointer<Float> {
        UnsafeMutableBufferPointer(start: start.bindMemory(to: Float.self, capacity: count), count: count)
    }
}
