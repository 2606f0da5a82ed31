/// A Huffman code of limited length for deflate: each symbol's code length, and its code word with the bits reversed
/// into the order in which they are written.
struct PrefixCode {
    private(set) var lengths: [UInt8]
    private(set) var codes: [UInt32]

    /// The optimal code for some frequencies, except that longer code words are cut to the limit.
    ///
    /// At least two symbols get a code, since a deflate code must be complete.
    init(frequencies: [Int], maximumLength: Int) {
        var frequencies = frequencies
        for symbol in 0..<2 where frequencies.count(where: { $0 > 0 }) < 2 {
            frequencies[symbol] = max(frequencies[symbol], 1)
        }
        let symbols = frequencies.indices.filter { frequencies[$0] > 0 }
            .sorted { (frequencies[$0], $0) < (frequencies[$1], $1) }
        var counts = Self.lengthCounts(symbols.map { frequencies[$0] })
        Self.limit(&counts, to: maximumLength)
        lengths = [UInt8](repeating: 0, count: frequencies.count)
        var rest = symbols[...]
        for length in stride(from: maximumLength, through: 1, by: -1) {
            for symbol in rest.prefix(counts[length]) { lengths[symbol] = UInt8(length) }
            rest = rest.dropFirst(counts[length])
        }
        codes = Self.codes(for: lengths)
    }

    /// The code with given lengths.
    init(lengths: [UInt8]) {
        self.lengths = lengths
        codes = Self.codes(for: lengths)
    }

    /// How many code words of each length an optimal code has, from ascending weights: the two lightest trees are
    /// joined until one is left. Joined trees come out in ascending order, so two queues do.
    private static func lengthCounts(_ weights: [Int]) -> [Int] {
        let leafCount = weights.count
        var nodes = weights
        var parents = [Int](repeating: 0, count: 2 * leafCount - 1)
        var (leaf, joined) = (0, leafCount)
        func lightest() -> Int {
            if leaf < leafCount, joined >= nodes.count || nodes[leaf] <= nodes[joined] {
                leaf += 1
                return leaf - 1
            }
            joined += 1
            return joined - 1
        }
        while nodes.count < 2 * leafCount - 1 {
            let (a, b) = (lightest(), lightest())
            parents[a] = nodes.count
            parents[b] = nodes.count
            nodes.append(nodes[a] + nodes[b])
        }
        var depths = [Int](repeating: 0, count: nodes.count)
        var counts = [Int](repeating: 0, count: max(leafCount, 16) + 1)
        for node in stride(from: nodes.count - 2, through: 0, by: -1) {
            depths[node] = depths[parents[node]] + 1
            if node < leafCount { counts[depths[node]] += 1 }
        }
        return counts
    }

    /// Cuts code words to a length and makes room for them: each step frees one word of the limit's length by
    /// lengthening the longest shorter word.
    private static func limit(_ counts: inout [Int], to maximum: Int) {
        for length in counts.indices where length > maximum {
            counts[maximum] += counts[length]
            counts[length] = 0
        }
        var total = (1...maximum).reduce(0) { $0 + counts[$1] << (maximum - $1) }
        while total > 1 << maximum {
            counts[maximum] -= 1
            if let length = (1..<maximum).last(where: { counts[$0] > 0 }) {
                counts[length] -= 1
                counts[length + 1] += 2
            }
            total -= 1
        }
    }

    private static func codes(for lengths: [UInt8]) -> [UInt32] {
        var counts = [UInt32](repeating: 0, count: 17)
        for length in lengths where length > 0 { counts[Int(length)] += 1 }
        var next = [UInt32](repeating: 0, count: 17)
        for length in 1..<16 { next[length + 1] = (next[length] + counts[length]) << 1 }
        return lengths.map { length in
            guard length > 0 else { return 0 }
            var code = next[Int(length)]
            next[Int(length)] += 1
            var reversed: UInt32 = 0
            for _ in 0..<length {
                reversed = reversed << 1 | code & 1
                code >>= 1
            }
            return reversed
        }
    }

    /// Bits that symbols of these frequencies take.
    func cost(_ frequencies: [Int]) -> Int {
        zip(frequencies, lengths).reduce(0) { $0 + $1.0 * Int($1.1) }
    }
}
