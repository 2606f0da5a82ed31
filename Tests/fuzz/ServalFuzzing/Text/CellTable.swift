/// A table split at every comma and line feed, whatever quotes say: what a mutation of one is made on.
struct CellTable {
    private var rows: [[[UInt8]]]

    init(_ bytes: [UInt8]) {
        rows = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { row in
            row.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { Array($0) }
        }
    }

    func serialized() -> [UInt8] {
        Array(rows.map { Array($0.joined(separator: [UInt8(ascii: ",")])) }.joined(separator: [UInt8(ascii: "\n")]))
    }

    /// One change of a cell, a row or a column.
    mutating func mutate(_ mutator: inout Mutator) {
        let row = mutator.random.below(rows.count)
        let column = mutator.random.below(rows[row].count)
        switch mutator.random.below(9) {
        case 0: rows.insert(rows[row], at: mutator.random.below(rows.count + 1))
        case 1 where rows.count > 1: rows.remove(at: row)
        case 2: rows[row].remove(at: column)
        case 3: rows[row].insert(rows[row][column], at: column)
        case 4:
            // The same exchange in every row keeps the table valid.
            let other = mutator.random.below(rows[row].count)
            for index in rows.indices where max(column, other) < rows[index].count {
                rows[index].swapAt(column, other)
            }
        case 5: rows[row][column] = [UInt8(ascii: "\"")] + rows[row][column] + [UInt8(ascii: "\"")]
        case 6: rows[row][column] = mutator.bytes(rows[row][column], limit: rows[row][column].count + 8)
        default: rows[row][column] = Self.number(&mutator)
        }
        for index in rows.indices where rows[index].isEmpty { rows[index] = [[]] }
    }

    private static func number(_ mutator: inout Mutator) -> [UInt8] {
        let words = ["", "0", "1", "-0", "nan", "inf", "1e6", "1e7", "0x1p3", "+1", " 1", "1.", ".5", "1e-400", "1\r"]
        switch mutator.random.below(3) {
        case 0: return Array(mutator.random.pick(words).utf8)
        case 1: return Array(String(mutator.int(near: 640)).utf8)
        default: return Array(String(mutator.double(near: 100)).utf8)
        }
    }
}
