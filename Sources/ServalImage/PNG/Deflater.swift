/// Compresses bytes into a zlib stream (RFC 1950 and 1951): hash chains over a window of 32 KiB, with a match put off
/// by one byte where the next position has a longer one.
struct Deflater {
    private static let windowSize = 32_768
    private static let hashBits = 15
    private static let maximumLength = 258
    private static let minimumLength = 3
    /// Chain links followed for one match.
    private static let maximumChain = 32
    /// A match as long as this is taken without looking further.
    private static let goodLength = 64

    private let input: UnsafeBufferPointer<UInt8>
    /// The last position of each hash and, for each position in the window, the one before with the same hash.
    private let heads = HeapBuffer<Int32>(count: 1 << hashBits, repeating: -1)
    private let previous = HeapBuffer<Int32>(count: windowSize, repeating: -1)

    static func compress(_ input: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var writer = BitWriter()
        // Deflate with the largest window, default effort, and the check bits that make it a multiple of 31.
        writer.write(0x9C78, 16)
        Deflater(input: input).writeBlocks(to: &writer)
        writer.align()
        let checksum = input.baseAddress.map { Adler32.checksum($0, count: input.count) } ?? 1
        writer.write(checksum.byteSwapped, 32)
        return writer.bytes
    }

    private init(input: UnsafeBufferPointer<UInt8>) {
        self.input = input
    }

    private func writeBlocks(to writer: inout BitWriter) {
        var block = DeflateBlock()
        var blockStart = 0
        var position = 0
        var pending: (length: Int, distance: Int)?
        while position < input.count {
            let match = insert(position, betterThan: pending?.length ?? 0)
            if let earlier = pending {
                if let match, match.length > earlier.length {
                    block.appendLiteral(input[position - 1])
                    pending = match
                    position += 1
                } else {
                    block.appendMatch(length: earlier.length, distance: earlier.distance)
                    let end = position - 1 + earlier.length
                    position += 1
                    while position < end {
                        insertOnly(position)
                        position += 1
                    }
                    pending = nil
                }
            } else if let match {
                pending = match
                position += 1
            } else {
                block.appendLiteral(input[position])
                position += 1
            }
            if block.isFull, pending == nil {
                writeBlock(block, from: blockStart, to: &writer, isLast: false)
                blockStart += block.inputCount
                block = DeflateBlock()
            }
        }
        if let earlier = pending { block.appendMatch(length: earlier.length, distance: earlier.distance) }
        writeBlock(block, from: blockStart, to: &writer, isLast: true)
    }

    private func writeBlock(_ block: DeflateBlock, from start: Int, to writer: inout BitWriter, isLast: Bool) {
        let part = UnsafeBufferPointer(rebasing: input[start..<start + block.inputCount])
        block.write(to: &writer, input: part, isLast: isLast)
    }

    @inline(__always)
    private func hash(_ position: Int) -> Int {
        let word = UInt32(input[position]) | UInt32(input[position + 1]) << 8 | UInt32(input[position + 2]) << 16
        return Int(truncatingIfNeeded: (word &* 0x9E37_79B1) &>> UInt32(32 - Self.hashBits))
    }

    @inline(__always)
    private func insertOnly(_ position: Int) {
        guard position + Self.minimumLength <= input.count else { return }
        let head = heads.pointer + hash(position)
        previous.pointer[position & (Self.windowSize - 1)] = head.pointee
        head.pointee = Int32(truncatingIfNeeded: position)
    }

    /// Makes a position known and looks for a match of at least three bytes that is longer than one already found.
    private func insert(_ position: Int, betterThan bound: Int) -> (length: Int, distance: Int)? {
        guard position + Self.minimumLength <= input.count else { return nil }
        let limit = min(Self.maximumLength, input.count - position)
        var candidate = Int(heads.pointer[hash(position)])
        insertOnly(position)
        guard let base = input.baseAddress, bound < Self.goodLength else { return nil }
        let current = base + position
        var best = max(bound, Self.minimumLength - 1)
        var distance = 0
        var chain = Self.maximumChain
        while candidate >= 0, position &- candidate <= Self.windowSize &- 1, chain > 0, best < limit {
            let other = base + candidate
            if other[best] == current[best] {
                var length = 0
                while length < limit, other[length] == current[length] { length &+= 1 }
                if length > best {
                    best = length
                    distance = position &- candidate
                    if length >= Self.goodLength { break }
                }
            }
            let next = Int(previous.pointer[candidate & (Self.windowSize - 1)])
            if next >= candidate { break }
            candidate = next
            chain &-= 1
        }
        return distance > 0 ? (best, distance) : nil
    }
}
