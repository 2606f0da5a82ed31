/// Compresses bytes into deflate blocks (RFC 1951): hash chains over a window of 32 KiB, with a match put off by one
/// byte where the next position has a longer one.
///
/// Matches have at least six bytes: filtered rows of photos have many shorter ones by chance, whose distances cost more
/// than their bytes.
final class Deflater {
    static let windowSize = 32_768
    /// Bytes behind the input that are read, whatever they are.
    static let padding = 8

    private static let hashBits = 15
    private static let maximumLength = 258
    private static let minimumLength = 6
    /// Chain links followed for one match.
    private static let maximumChain = 24
    /// A match as long as this is taken without looking at the next position.
    private static let lazyLength = 128

    /// The last position of each hash and, for each position in the window, the one before with the same hash.
    private let heads = HeapBuffer<Int32>(count: 1 << hashBits)
    private let previous = HeapBuffer<Int32>(count: windowSize)
    private let block = DeflateBlock()

    /// Writes the blocks of a part of some bytes; matches may lie in the bytes before it.
    ///
    /// - Parameters:
    ///   - bytes: `count` of them, and `padding` more that may be read.
    ///   - start: where the part begins, which reaches up to the end.
    ///   - isLast: whether the stream ends here. Otherwise the part ends at a whole byte.
    func compress(
        _ bytes: UnsafePointer<UInt8>, count: Int, from start: Int, isLast: Bool, to writer: BitWriter
    ) {
        heads.pointer.update(repeating: -1, count: heads.count)
        /// Positions from here on have too few bytes behind them.
        let limit = count - Self.minimumLength + 1
        for position in max(0, start - Self.windowSize)..<max(0, min(start, limit)) { insert(position, bytes) }
        block.clear()
        var blockStart = start
        var literalStart = start
        var position = start
        while position < limit {
            var match = find(position, bytes, count, betterThan: Self.minimumLength - 1)
            guard match.length > 0 else {
                position &+= 1
                if !block.hasRoom(literals: position &- literalStart) {
                    writeBlock(bytes, from: blockStart, to: position, isLast: false, writer)
                    (blockStart, literalStart) = (position, position)
                }
                continue
            }
            var inserted = position &+ 1
            while match.length < Self.lazyLength, position &+ 1 < limit {
                let next = find(position &+ 1, bytes, count, betterThan: match.length)
                inserted &+= 1
                guard next.length > match.length else { break }
                match = next
                position &+= 1
            }
            block.append(literals: position &- literalStart, length: match.length, distance: match.distance)
            position &+= match.length
            literalStart = position
            let end = min(position, limit)
            while inserted < end {
                insert(inserted, bytes)
                inserted &+= 1
            }
            if !block.hasRoom(literals: 0) {
                writeBlock(bytes, from: blockStart, to: position, isLast: false, writer)
                blockStart = position
            }
        }
        writeBlock(bytes, from: blockStart, to: count, isLast: isLast, writer)
        if isLast {
            writer.align()
        } else {
            DeflateBlock.writeBoundary(to: writer)
        }
    }

    private func writeBlock(
        _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, isLast: Bool, _ writer: BitWriter
    ) {
        block.write(to: writer, input: UnsafeBufferPointer(start: bytes + start, count: end - start), isLast: isLast)
        block.clear()
    }

    @inline(__always)
    private func word(_ bytes: UnsafePointer<UInt8>, _ position: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(bytes + position).loadUnaligned(as: UInt64.self))
    }

    /// Of the six bytes at a position.
    @inline(__always)
    private func hash(_ word: UInt64) -> Int {
        Int(truncatingIfNeeded: ((word &<< 16) &* 0x9E37_79B1_85EB_CA87) &>> UInt64(64 - Self.hashBits))
    }

    @inline(__always)
    private func insert(_ position: Int, _ bytes: UnsafePointer<UInt8>) {
        let head = heads.pointer + hash(word(bytes, position))
        previous.pointer[position & (Self.windowSize &- 1)] = head.pointee
        head.pointee = Int32(truncatingIfNeeded: position)
    }

    /// Makes a position known and looks for a match that is longer than one already found; its length is 0 for none.
    @inline(__always)
    private func find(
        _ position: Int, _ bytes: UnsafePointer<UInt8>, _ count: Int, betterThan bound: Int
    ) -> (length: Int, distance: Int) {
        let head = heads.pointer + hash(word(bytes, position))
        var candidate = Int(head.pointee)
        previous.pointer[position & (Self.windowSize &- 1)] = head.pointee
        head.pointee = Int32(truncatingIfNeeded: position)
        let limit = min(Self.maximumLength, count &- position)
        let current = bytes + position
        var best = bound
        var distance = 0
        var chain = Self.maximumChain
        while candidate >= 0, position &- candidate < Self.windowSize, chain > 0, best < limit {
            let other = bytes + candidate
            if other[best] == current[best] {
                let length = commonLength(other, current, limit)
                if length > best {
                    best = length
                    distance = position &- candidate
                }
            }
            let next = Int(previous.pointer[candidate & (Self.windowSize &- 1)])
            if next >= candidate { break }
            candidate = next
            chain &-= 1
        }
        return distance > 0 ? (best, distance) : (0, 0)
    }

    /// How many of `limit` bytes are equal.
    @inline(__always)
    private func commonLength(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ limit: Int) -> Int {
        var length = 0
        while length < limit {
            let difference = word(a, length) ^ word(b, length)
            if difference != 0 { return min(limit, length &+ difference.trailingZeroBitCount &>> 3) }
            length &+= 8
        }
        return limit
    }
}
