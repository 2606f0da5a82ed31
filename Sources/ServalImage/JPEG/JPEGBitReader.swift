/// Reads bits, most significant first, from one restart interval whose stuffed bytes have been removed.
///
/// Past the end it supplies zeros and counts them, and bits that are no code word it takes for the symbol 0, as libjpeg
/// does, so that the hot path needs no error of its own; ``isOverrun`` and ``hasBadCode`` tell afterwards.
struct JPEGBitReader {
    /// The next bits, left-aligned. Bits below the first `count` are either zero or those that follow.
    private(set) var buffer: UInt64 = 0

    /// Bits known to be valid in `buffer`.
    private(set) var count = 0

    private(set) var next: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>
    private var suppliedZeros = 0

    /// Bits were no code word, or a code word meant nothing where it stood.
    var hasBadCode = false

    init(start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>) {
        next = start
        self.end = end
    }

    /// More bits were consumed than the interval has.
    var isOverrun: Bool { suppliedZeros > count }

    /// The byte that holds the next bit.
    var consumed: UnsafePointer<UInt8> { next - count / 8 }

    /// Makes at least 56 bits available.
    @inline(__always)
    mutating func refill() {
        if end - next >= 8 {
            let word = UInt64(bigEndian: UnsafeRawPointer(next).loadUnaligned(as: UInt64.self))
            buffer |= word &>> UInt64(truncatingIfNeeded: count)
            next += (63 &- count) &>> 3
            count |= 56
        } else {
            refillAtEnd()
        }
    }

    @inline(never)
    private mutating func refillAtEnd() {
        while count <= 56 {
            if next < end {
                buffer |= UInt64(next.pointee) &<< UInt64(56 &- count)
                next += 1
            } else {
                suppliedZeros &+= 8
            }
            count &+= 8
        }
    }

    /// The next `length` bits (1…63 of those available).
    @inline(__always)
    func peek(_ length: Int) -> Int {
        Int(truncatingIfNeeded: buffer &>> UInt64(truncatingIfNeeded: 64 &- length))
    }

    @inline(__always)
    mutating func skip(_ length: Int) {
        buffer = buffer &<< UInt64(truncatingIfNeeded: length)
        count &-= length
    }

    /// Takes `length` bits (0…16).
    @inline(__always)
    mutating func read(_ length: Int) -> Int {
        if length == 0 { return 0 }
        if count < length { refill() }
        let value = peek(length)
        skip(length)
        return value
    }

    /// Takes one bit.
    @inline(__always)
    mutating func readBit() -> Bool {
        if count < 1 { refill() }
        let bit = Int64(bitPattern: buffer) < 0
        skip(1)
        return bit
    }

    /// Takes one Huffman code word and the magnitude bits that follow it.
    ///
    /// - Returns: The symbol's run and size and the signed value of the magnitude (T.81 F.2.2.1, EXTEND).
    @inline(__always)
    mutating func decode(_ table: UnsafePointer<JPEGHuffmanTable.Codes>) -> (run: Int, size: Int, value: Int) {
        let entry = nextEntry(table)
        let size = entry.size
        let magnitude = buffer &<< UInt64(truncatingIfNeeded: entry.codeLength)
        skip(entry.totalLength)
        // A leading 0 marks a negative value: value − 2^size + 1. Shifting by one first keeps size 0 defined.
        let value = Int(truncatingIfNeeded: (magnitude &>> 1) &>> UInt64(truncatingIfNeeded: 63 &- size))
        let negative = ~(Int(truncatingIfNeeded: Int64(bitPattern: magnitude) &>> 63))
        return (entry.run, size, value &+ (negative & (1 &- (1 &<< size))))
    }

    /// Takes one Huffman code word alone.
    @inline(__always)
    mutating func decodeSymbol(_ table: UnsafePointer<JPEGHuffmanTable.Codes>) -> (run: Int, size: Int) {
        let entry = nextEntry(table)
        skip(entry.codeLength)
        return (entry.run, entry.size)
    }

    @inline(__always)
    private mutating func nextEntry(_ table: UnsafePointer<JPEGHuffmanTable.Codes>) -> JPEGHuffmanTable.Entry {
        if count < 32 { refill() }
        let entry = table.pointee.lookup[peek(JPEGHuffmanTable.lookupBits)]
        return entry.bits == 0 ? longEntry(table) : entry
    }

    @inline(never)
    private mutating func longEntry(_ table: UnsafePointer<JPEGHuffmanTable.Codes>) -> JPEGHuffmanTable.Entry {
        let entry = table.pointee.longCode(peek(16))
        if entry.bits != 0 { return entry }
        hasBadCode = true
        return .invalid
    }
}
