/// The head of a dynamic deflate block: both codes' lengths, run-length coded and Huffman coded themselves
/// (RFC 1951, clause 3.2.7).
struct CodeLengthHeader {
    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    private let literalCount: Int
    private let distanceCount: Int
    private var symbols: [(symbol: Int, extra: UInt32, extraBits: Int)] = []
    private let code: PrefixCode
    private let orderCount: Int

    /// Bits that the header takes.
    let cost: Int

    init(_ literals: [UInt8], _ distances: [UInt8]) {
        literalCount = max(257, (literals.lastIndex { $0 > 0 } ?? 0) + 1)
        distanceCount = (distances.lastIndex { $0 > 0 } ?? 0) + 1
        let lengths = literals.prefix(literalCount) + distances.prefix(distanceCount)
        var frequencies = [Int](repeating: 0, count: 19)
        var index = lengths.startIndex
        while index < lengths.endIndex {
            let value = lengths[index]
            var run = lengths[index...].prefix { $0 == value }.count
            index += run
            if value > 0 {
                symbols.append((Int(value), 0, 0))
                run -= 1
            }
            while run >= 3 {
                let part: Int
                if value > 0 {
                    part = min(run, 6)
                    symbols.append((16, UInt32(part - 3), 2))
                } else if run <= 10 {
                    part = run
                    symbols.append((17, UInt32(part - 3), 3))
                } else {
                    part = min(run, 138)
                    symbols.append((18, UInt32(part - 11), 7))
                }
                run -= part
            }
            for _ in 0..<run { symbols.append((Int(value), 0, 0)) }
        }
        for item in symbols { frequencies[item.symbol] += 1 }
        let code = PrefixCode(frequencies: frequencies, maximumLength: 7)
        self.code = code
        orderCount = max(4, (Self.order.lastIndex { code.lengths[$0] > 0 } ?? 0) + 1)
        cost = 14 + orderCount * 3 + code.cost(frequencies) + symbols.reduce(0) { $0 + $1.extraBits }
    }

    func write(to writer: BitWriter) {
        writer.write(UInt32(literalCount - 257), 5)
        writer.write(UInt32(distanceCount - 1), 5)
        writer.write(UInt32(orderCount - 4), 4)
        for symbol in Self.order.prefix(orderCount) { writer.write(UInt32(code.lengths[symbol]), 3) }
        for item in symbols {
            writer.write(code.codes[item.symbol], Int(code.lengths[item.symbol]))
            writer.write(item.extra, item.extraBits)
        }
    }
}
