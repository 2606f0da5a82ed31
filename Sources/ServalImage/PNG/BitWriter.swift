/// Collects bits, least significant first, into bytes (RFC 1951, clause 3.1.1).
///
/// Writing looks at no bounds: `reserve` makes room before.
final class BitWriter {
    private var memory = HeapBuffer<UInt8>(count: 1 << 12)
    private var position = 0
    private var buffer: UInt64 = 0
    private var bufferedCount = 0

    /// What was written; the last byte has to be full.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory.pointer, count: position) }

    /// Makes room for some bits beside those that are there.
    func reserve(bits: Int) {
        // Eight bytes are stored at once.
        let needed = position + (bits + bufferedCount + 7) / 8 + 16
        guard needed > memory.count else { return }
        let larger = HeapBuffer<UInt8>(count: max(needed, 2 * memory.count))
        larger.pointer.update(from: memory.pointer, count: position)
        memory = larger
    }

    /// Adds the low `length` (0…32) bits of a value that has no others set.
    @inline(__always)
    func write(_ value: UInt32, _ length: Int) {
        add(UInt64(value), length)
        store()
    }

    /// Adds bits that `store` has to follow before there are more than 56.
    @inline(__always)
    func add(_ value: UInt64, _ length: Int) {
        buffer |= value &<< UInt64(truncatingIfNeeded: bufferedCount)
        bufferedCount &+= length
    }

    /// Stores the whole bytes; up to seven bits stay.
    @inline(__always)
    func store() {
        UnsafeMutableRawPointer(memory.pointer + position).storeBytes(of: buffer.littleEndian, as: UInt64.self)
        position &+= bufferedCount &>> 3
        buffer = buffer &>> UInt64(truncatingIfNeeded: bufferedCount & 56)
        bufferedCount &= 7
    }

    /// Fills the last byte with zeros.
    func align() {
        bufferedCount = (bufferedCount + 7) & ~7
        store()
    }

    /// Adds whole bytes; the last one written has to be full.
    func append(_ content: UnsafeBufferPointer<UInt8>) {
        reserve(bits: content.count * 8)
        if let start = content.baseAddress { (memory.pointer + position).update(from: start, count: content.count) }
        position += content.count
    }
}
