/// Decompresses deflate (RFC 1951) bit by bit, as far as the data makes sense: for mutations, which go on with what there is.
struct SimpleInflater {
    private let bytes: [UInt8]
    private let limit: Int
    private var position = 0
    private var output: [UInt8] = []

    private static let lengthBases = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthExtras = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBases = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145,
        8193, 12_289, 16_385, 24_577,
    ]
    private static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    /// What comes out before the stream ends, breaks off or exceeds the limit.
    static func inflate(_ bytes: [UInt8], limit: Int) -> [UInt8] {
        var inflater = SimpleInflater(bytes: bytes, limit: limit)
        while inflater.block() {}
        return inflater.output
    }

    private init(bytes: [UInt8], limit: Int) { (self.bytes, self.limit) = (bytes, limit) }

    private mutating func bits(_ count: Int) -> Int? {
        guard position + count <= bytes.count * 8 else { return nil }
        var value = 0
        for bit in 0..<count {
            value |= Int(bytes[(position + bit) >> 3] >> UInt8((position + bit) & 7) & 1) << bit
        }
        position += count
        return value
    }

    /// False after the last block, or where it does not make sense.
    private mutating func block() -> Bool {
        guard let isLast = bits(1), let kind = bits(2) else { return false }
        let isWhole: Bool
        switch kind {
        case 0: isWhole = stored()
        case 1:
            let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
            isWhole = codes(Code(lengths), Code([Int](repeating: 5, count: 30)))
        case 2: isWhole = dynamic()
        default: isWhole = false
        }
        return isWhole && isLast == 0 && output.count < limit
    }

    private mutating func stored() -> Bool {
        position = (position + 7) & ~7
        guard let count = bits(16), bits(16) != nil else { return false }
        let start = position >> 3
        let end = min(bytes.count, start + count)
        output += bytes[start..<end]
        position = end << 3
        return end == start + count
    }

    private mutating func dynamic() -> Bool {
        guard let literals = bits(5), let distances = bits(5), let count = bits(4) else { return false }
        var lengths = [Int](repeating: 0, count: 19)
        for index in 0..<count + 4 {
            guard let length = bits(3) else { return false }
            lengths[Self.lengthOrder[index]] = length
        }
        let code = Code(lengths)
        var all: [Int] = []
        while all.count < literals + 257 + distances + 1 {
            guard let symbol = symbol(code) else { return false }
            switch symbol {
            case 16:
                guard let more = bits(2), let last = all.last else { return false }
                all += [Int](repeating: last, count: more + 3)
            case 17, 18:
                guard let more = bits(symbol == 17 ? 3 : 7) else { return false }
                all += [Int](repeating: 0, count: more + (symbol == 17 ? 3 : 11))
            default: all.append(symbol)
            }
        }
        return codes(Code(Array(all[..<(literals + 257)])), Code(Array(all[(literals + 257)...])))
    }

    private mutating func codes(_ literals: Code, _ distances: Code) -> Bool {
        while output.count < limit {
            guard let symbol = symbol(literals) else { return false }
            if symbol < 256 {
                output.append(UInt8(symbol))
            } else if symbol == 256 {
                return true
            } else {
                guard symbol - 257 < Self.lengthBases.count, let extra = bits(Self.lengthExtras[symbol - 257]),
                    let code = self.symbol(distances), code < Self.distanceBases.count,
                    let more = bits(max(0, code / 2 - 1))
                else { return false }
                let distance = Self.distanceBases[code] + more
                guard distance <= output.count else { return false }
                for _ in 0..<Self.lengthBases[symbol - 257] + extra { output.append(output[output.count - distance]) }
            }
        }
        return false
    }

    private mutating func symbol(_ code: Code) -> Int? {
        var (value, first, index) = (0, 0, 0)
        for length in 1...15 {
            guard let bit = bits(1) else { return nil }
            value |= bit
            let count = code.counts[length]
            if value - count < first { return value >= first ? code.symbols[index + value - first] : nil }
            index += count
            first = (first + count) << 1
            value <<= 1
        }
        return nil
    }

    /// A canonical Huffman code: how many codes of each length, and the symbols in their order.
    private struct Code {
        private(set) var counts = [Int](repeating: 0, count: 16)
        private(set) var symbols: [Int] = []

        init(_ lengths: [Int]) {
            for length in 1...15 {
                for (symbol, found) in lengths.enumerated() where found == length { symbols.append(symbol) }
                counts[length] = lengths.count { $0 == length }
            }
        }
    }
}
