import ServalTensor
import Synchronization

/// The elements of a weight in float32 that are those of a tensor, widened and scaled. They are computed anew whenever they are
/// read, and lie in memory only meanwhile.
///
/// For weights that are derived from others and read once more, when they are packed. Whoever needs an address that
/// stays valid makes them stay in memory. What is derived from derived elements reads the same source with the scales
/// multiplied, so that reading never goes deeper than one source and needs no more memory, however often it is scaled.
final class DerivedElements: Sendable {
    /// In memory, float32 or float16.
    let source: Tensor
    let scaling: ElementScaling
    let scratch: ScratchMemory
    private let stored = Mutex<AlignedBuffer?>(nil)

    init(source: Tensor, scaling: ElementScaling, scratch: ScratchMemory) {
        (self.source, self.scaling, self.scratch) = (source, scaling, scratch)
        scratch.reserve(byteCount: byteCount)
    }

    private var byteCount: Int { source.shape.count * MemoryLayout<Float>.stride }

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
        return try scratch.withMemory(byteCount: byteCount) { memory throws(E) in
            let elements = floats(at: memory)
            fill(elements)
            return try body(UnsafeBufferPointer(elements))
        }
    }

    private func floats(at start: UnsafeMutableRawPointer) -> UnsafeMutableBufferPointer<Float> {
        let count = source.shape.count
        return UnsafeMutableBufferPointer(start: start.bindMemory(to: Float.self, capacity: count), count: count)
    }

    private func fill(_ destination: UnsafeMutableBufferPointer<Float>) {
        source.withUnsafeBytes { bytes in
            if source.elementType == .float16 {
                let halves = bytes.bindMemory(to: UInt16.self)
                scaling.apply(to: halves, into: destination) { HalfPrecision.float(UInt16(littleEndian: $0)) }
            } else {
                scaling.apply(to: bytes.bindMemory(to: Float.self), into: destination) { $0 }
            }
        }
    }
}
