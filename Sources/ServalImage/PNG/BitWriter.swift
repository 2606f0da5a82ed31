/// Collects bits, least significant first, into bytes (RFC 1951, clause 3.1.1).
struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var buffer: UInt64 = 0
    private var count = 0

    /// Appends the low `length` (0…32) bits of a value that has no others set.
    @inline(__always)
    mutating func write(_ value: UInt32, _ length: Int) {
        buffer |= UInt64(value) &<< UInt64(truncatingIfNeeded: count)
        count &+= length
        if count >= 32 {
            withUnsafeBytes(of: UInt32(truncatingIfNeeded: buffer).littleEndian) { bytes.append(contentsOf: $0) }
            buffer = buffer &>> 32
            count &-= 32
        }
    }

    /// Fills the last byte with zeros.
    mutating func align() {
        while count > 0 {
            bytes.append(UInt8(truncatingIfNeeded: buffer))
            buffer >>= 8
            count -= 8
        }
        buffer = 0
        count = 0
    }

    /// Appends whole bytes; the last one written has to be full.
    mutating func append(_ content: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: content)
    }
}
