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

    /// - Parameters:
    ///   - rootBits: Width of the first table's index.
    ///   - maximumSymbols: Most symbols of a code.
    init(rootBits: Int, maximumSymbols: Int) {
        self.rootBits = rootBits
        // Every second table belongs to a distinct prefix, and at least half of its entries to codes of full length.
        entries = HeapBuffer(count: (1 << rootBits) + maximumSymbols * (1 << (15 - rootBits)), repeating: 0)
    }

    /// Fills the table.
    ///
    /// - Parameters:
    ///   - lengths: A code length (0…15, 0 for none) for each symbol.
    ///   - symbols: The entry of each symbol, without its code length.
    ///   - allowsIncomplete: Accept no code at all, or a single code of one bit.
    /// - Returns: Whether the lengths form a complete prefix code.
    func build(_ lengths: UnsafeBufferPointer<UInt8>, symbols: [UInt32], allowsIncomplete: Bool) -> Bool {
        var counts = [Int](repeating: 0, count: 16)
        for length in lengths { counts[Int(length)] += 1 }
        let used = lengths.count - counts[0]
        counts[0] = 0
        var available = 1
        for length in 1...15 {
            available = available * 2 - counts[length]
            if available < 0 { return false }
        }
        if available > 0 {
            guard allowsIncomplete, used == 0 || (used == 1 && counts[1] == 1) else { return false }
        }
        entries.pointer.update(repeating: 0, count: 1 << rootBits)

        var nextCode = [Int](repeating: 0, count: 17)
        for length in 1...15 { nextCode[length + 1] = (nextCode[length] + counts[length]) << 1 }
        // Width of the second table of each first-table index, from its longest code.
        var end = 1 << rootBits
        var codes = [Int](repeating: 0, count: lengths.count)
        var widths = [UInt8](repeating: 0, count: 1 << rootBits)
        for (symbol, length) in lengths.enumerated() where length > 0 {
            codes[symbol] = Self.reversed(nextCode[Int(length)], bits: Int(length))
            nextCode[Int(length)] += 1
            if length > rootBits {
                let root = codes[symbol] & ((1 << rootBits) - 1)
                widths[root] = max(widths[root], length - UInt8(rootBits))
            }
        }
        for (root, width) in widths.enumerated() where width > 0 {
            guard end + 1 << width <= entries.count else { return false }
            entries.pointer[root] = UInt32(end) << 16 | Kind.link << 12 | UInt32(width) << 8 | UInt32(rootBits)
            (entries.pointer + end).update(repeating: 0, count: 1 << width)
            end += 1 << width
        }
        for (symbol, length) in lengths.enumerated() where length > 0 {
            let code = codes[symbol]
            if length <= rootBits {
                let entry = symbols[symbol] | UInt32(length)
                for index in stride(from: code, to: 1 << rootBits, by: 1 << Int(length)) {
                    entries.pointer[index] = entry
                }
            } else {
                let root = code & ((1 << rootBits) - 1)
                let start = Int(entries.pointer[root] >> 16)
                let entry = symbols[symbol] | UInt32(Int(length) - rootBits)
                let step = 1 << (Int(length) - rootBits)
                for index in stride(from: code >> rootBits, to: 1 << Int(widths[root]), by: step) {
                    entries.pointer[start + index] = entry
                }
            }
        }
        return true
    }

    private static func reversed(_ code: Int, bits: Int) -> Int {
        var result = 0
        for bit in 0..<bits where code >> bit & 1 == 1 { result |= 1 << (bits - 1 - bit) }
        return result
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
