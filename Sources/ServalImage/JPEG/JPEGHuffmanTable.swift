/// A Huffman table (T.81 annex C), arranged for decoding.
final class JPEGHuffmanTable {
    /// Code words up to this length are found with one look-up.
    static let lookupBits = 10

    /// A symbol with the lengths that its code word and magnitude take: `total | code << 8 | size << 16 | run << 24`.
    struct Entry: BitwiseCopyable {
        var bits: UInt32

        /// No code word.
        static let none = Entry(bits: 0)

        /// What bits that are no code word are taken for: the symbol 0 after one bit more than the longest code word.
        static let invalid = Entry(symbol: 0, codeLength: 17)

        init(bits: UInt32) {
            self.bits = bits
        }

        init(symbol: UInt8, codeLength: Int) {
            let size = UInt32(symbol & 15)
            bits = (UInt32(codeLength) &+ size) | UInt32(codeLength) &<< 8 | size &<< 16 | UInt32(symbol &>> 4) &<< 24
        }

        @inline(__always) var totalLength: Int { Int(truncatingIfNeeded: bits & 0xFF) }
        @inline(__always) var codeLength: Int { Int(truncatingIfNeeded: (bits &>> 8) & 0xFF) }
        @inline(__always) var size: Int { Int(truncatingIfNeeded: (bits &>> 16) & 0xFF) }
        @inline(__always) var run: Int { Int(truncatingIfNeeded: bits &>> 24) }
    }

    /// What the bit reader sees of a table.
    struct Codes: BitwiseCopyable {
        let lookup: UnsafeMutablePointer<Entry>
        /// For each length 0…16, the first 16-bit left-aligned code word that is longer.
        let limits: UnsafeMutablePointer<Int32>
        /// For each length, what turns a code word into its symbol's index.
        let offsets: UnsafeMutablePointer<Int32>
        let symbols: UnsafeMutablePointer<UInt8>

        /// The entry of a code word longer than ``JPEGHuffmanTable/lookupBits``, from the next 16 bits.
        func longCode(_ bits: Int) -> Entry {
            var length = JPEGHuffmanTable.lookupBits &+ 1
            while length <= 16 {
                if Int32(truncatingIfNeeded: bits) < limits[length] {
                    let index = Int(Int32(truncatingIfNeeded: bits &>> (16 &- length)) &+ offsets[length])
                    guard index >= 0, index < 256 else { return .none }
                    return Entry(symbol: symbols[index], codeLength: length)
                }
                length &+= 1
            }
            return .none
        }
    }

    /// Valid while the table is.
    var codes: UnsafePointer<Codes> { UnsafePointer(codeStorage.pointer) }

    /// The largest symbol; above 15 the table cannot serve DC coefficients.
    let maximumSymbol: UInt8

    private let codeStorage = HeapBuffer<Codes>(count: 1)
    private let lookup = HeapBuffer<Entry>(count: 1 << lookupBits, repeating: .none)
    private let limits = HeapBuffer<Int32>(count: 17, repeating: 0)
    private let offsets = HeapBuffer<Int32>(count: 17, repeating: 0)
    private let symbolStorage = HeapBuffer<UInt8>(count: 256, repeating: 0)

    /// Builds a table from its 16 code counts and its symbols in code order, or nil if they form no prefix code.
    init?(counts: [Int], symbols: [UInt8]) {
        guard counts.count == 16, symbols.count <= 256, counts.reduce(0, +) == symbols.count else { return nil }
        maximumSymbol = symbols.max() ?? 0
        codeStorage.pointer.initialize(
            to: Codes(
                lookup: lookup.pointer, limits: limits.pointer, offsets: offsets.pointer,
                symbols: symbolStorage.pointer))
        var code = 0
        var index = 0
        for length in 1...16 {
            offsets.pointer[length] = Int32(index - code)
            for _ in 0..<counts[length - 1] {
                guard code < 1 << length else { return nil }
                symbolStorage.pointer[index] = symbols[index]
                if length <= Self.lookupBits {
                    let shift = Self.lookupBits - length
                    (lookup.pointer + code << shift)
                        .update(repeating: Entry(symbol: symbols[index], codeLength: length), count: 1 << shift)
                }
                code += 1
                index += 1
            }
            limits.pointer[length] = Int32(code << (16 - length))
            code <<= 1
        }
    }
}
