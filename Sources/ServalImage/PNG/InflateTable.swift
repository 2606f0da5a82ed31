/// A decoding table for one deflate prefix code (RFC 1951, clause 3.2.2).
///
/// The next `rootBits` bits, least significant first, select an entry; longer codes lead to a second table. An entry
/// is `value << 16 | kind << 12 | extraBits << 8 | codeLength`, where a link holds its table's start as value and that
/// table's index width as extra bits.
struct InflateTable {
    /// What an entry stands for.
    enum Kind {
        static let literal: UInt32 = 1
        /// A length or a distance: a base and the number of bits to add.
        static let base: UInt32 = 2
        static let endOfBlock: UInt32 = 3
        static let link: UInt32 = 4
        // 0 is no code word or no symbol.
    }

    let entries: HeapBuffer<UInt32>
    let rootBits: Int

    /// Codes of each length 0…15, and the symbols ordered by length: room for ``build(_:symbols:allowsIncomplete:)``.
    private let counts = HeapBuffer<Int32>(count: 16)
    private let sorted: HeapBuffer<UInt16>

    /// - Parameters:
    ///   - rootBits: Width of the first table's index.
    ///   - maximumSymbols: Most symbols of a code.
    init(rootBits: Int, maximumSymbols: Int) {
        self.rootBits = rootBits
        // Every second table belongs to a distinct prefix, and at least half of its entries to codes of full length.
        entries = HeapBuffer(count: (1 << rootBits) + maximumSymbols * (1 << (15 - rootBits)), repeating: 0)
        sorted = HeapBuffer(count: maximumSymbols)
    }

    /// Fills the table.
    ///
    /// - Parameters:
    ///   - lengths: A code length (0…15, 0 for none) for each symbol.
    ///   - symbols: The entry of each symbol, without its code length.
    ///   - allowsIncomplete: Accept no code at all, or a single code of one bit, as zlib does.
    /// - Returns: Whether the lengths form a complete prefix code.
    func build(_ lengths: UnsafeBufferPointer<UInt8>, symbols: [UInt32], allowsIncomplete: Bool) -> Bool {
        let counts = counts.pointer
        counts.update(repeating: 0, count: 16)
        for length in lengths { counts[Int(length)] &+= 1 }
        let used = lengths.count - Int(counts[0])
        counts[0] = 0
        var available: Int32 = 1
        for length in 1...15 {
            available = available &* 2 &- counts[length]
            if available < 0 { return false }
        }
        if available > 0 {
            guard allowsIncomplete, used == 0 || (used == 1 && counts[1] == 1) else { return false }
        }
        sortSymbols(lengths)
        return symbols.withUnsafeBufferPointer { fill($0, used: used) }
    }

    /// Orders the symbols by code length, then by number.
    private func sortSymbols(_ lengths: UnsafeBufferPointer<UInt8>) {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 17) { next in
            next.initialize(repeating: 0)
            for length in 1...15 { next[length &+ 1] = next[length] &+ Int(counts.pointer[length]) }
            for symbol in lengths.indices where lengths[symbol] > 0 {
                let length = Int(lengths[symbol])
                sorted.pointer[next[length]] = UInt16(truncatingIfNeeded: symbol)
                next[length] &+= 1
            }
        }
    }

    /// Writes the entries in the order of the code words, which are kept bit-reversed as the table is indexed.
    ///
    /// The first table grows with the length of the words: its first 2^n entries serve all words of up to n bits, and
    /// for the next length they are repeated once.
    private func fill(_ symbols: UnsafeBufferPointer<UInt32>, used: Int) -> Bool {
        let entries = entries.pointer
        let rootSize = 1 << rootBits
        var size = 1
        entries[0] = 0
        func grow() {
            (entries + size).update(from: entries, count: size)
            size &*= 2
        }
        var code = 0
        var index = 0
        var end = rootSize
        var subtable: (prefix: Int, start: Int, bits: Int) = (-1, 0, 0)
        for length in 1...15 where index < used {
            if length <= rootBits { grow() }
            var remaining = Int(counts.pointer[length])
            while remaining > 0 {
                let entry = symbols[Int(sorted.pointer[index])]
                if length <= rootBits {
                    entries[code] = entry | UInt32(length)
                } else {
                    let prefix = code & (rootSize &- 1)
                    if prefix != subtable.prefix {
                        let bits = subtableBits(length, remaining)
                        guard end + 1 << bits <= self.entries.count else { return false }
                        subtable = (prefix, end, bits)
                        entries[prefix] =
                            UInt32(end) << 16 | Kind.link << 12 | UInt32(bits) << 8 | UInt32(rootBits)
                        end += 1 << bits
                    }
                    let step = 1 << (length &- rootBits)
                    var place = code >> rootBits
                    while place < 1 << subtable.bits {
                        entries[subtable.start &+ place] = entry | UInt32(length &- rootBits)
                        place &+= step
                    }
                }
                // The next word of this length: the highest 0 becomes 1 and what was above it 0.
                let zeros = ~code & ((1 << length) &- 1)
                if zeros != 0 {
                    let bit = 1 << (Int.bitWidth &- 1 &- zeros.leadingZeroBitCount)
                    code = code & (bit &- 1) | bit
                }
                index &+= 1
                remaining &-= 1
            }
        }
        while size < rootSize { grow() }
        return true
    }

    /// Width of the second table that starts with the next word of this length: as many bits as its longest word needs.
    private func subtableBits(_ length: Int, _ remaining: Int) -> Int {
        var bits = length - rootBits
        var used = remaining
        while used < 1 << bits, rootBits + bits < 15 {
            bits += 1
            used = used * 2 + Int(counts.pointer[rootBits + bits])
        }
        return bits
    }

    /// Entries of the literal/length symbols (RFC 1951, clause 3.2.5).
    static let literalSymbols: [UInt32] = {
        var symbols = (0..<256).map { UInt32($0) << 16 | Kind.literal << 12 }
        symbols.append(Kind.endOfBlock << 12)
        for code in 0..<28 {
            let extra = code < 8 ? 0 : (code - 4) / 4
            let base = code < 8 ? code + 3 : (4 + code % 4) << extra + 3
            symbols.append(UInt32(base) << 16 | Kind.base << 12 | UInt32(extra) << 8)
        }
        symbols.append(258 << 16 | Kind.base << 12)
        return symbols + [0, 0]
    }()

    /// Entries of the distance symbols.
    static let distanceSymbols: [UInt32] = {
        let symbols = (0..<30).map { code in
            let extra = code < 4 ? 0 : (code - 2) / 2
            let base = code < 4 ? code + 1 : (2 + code % 2) << extra + 1
            return UInt32(base) << 16 | Kind.base << 12 | UInt32(extra) << 8
        }
        return symbols + [0, 0]
    }()

    /// Entries of the code-length symbols: plain values.
    static let codeLengthSymbols: [UInt32] = (0..<19).map { UInt32($0) << 16 | Kind.literal << 12 }
}
