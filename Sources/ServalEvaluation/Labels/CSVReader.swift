/// Splits comma-separated values (RFC 4180) into rows of cells. Line ends are LF or CRLF; empty lines are left out.
struct CSVReader {
    struct Row {
        /// Where the row begins, counted from 1.
        let line: Int
        let cells: [String]
    }

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1

    init(_ bytes: [UInt8]) {
        // A byte order mark is no part of the first title.
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    /// The next row; nil at the end.
    ///
    /// - Throws: `LabelError.unterminatedQuote`, and `.notText` for bytes that are not UTF-8.
    mutating func next() throws(LabelError) -> Row? {
        while position < bytes.count {
            let first = line
            let cells = try readRow()
            if cells != [""] { return Row(line: first, cells: cells) }
        }
        return nil
    }

    private mutating func readRow() throws(LabelError) -> [String] {
        var cells: [String] = []
        while true {
            let cell = try readCell()
            guard let text = String(validating: cell, as: UTF8.self) else { throw .notText(line: line) }
            cells.append(text)
            guard position < bytes.count else { return cells }
            let separator = bytes[position]
            position += 1
            if separator == UInt8(ascii: "\n") {
                line += 1
                return cells
            }
        }
    }

    /// Stops at the comma or line feed behind the cell.
    private mutating func readCell() throws(LabelError) -> [UInt8] {
        var cell: [UInt8] = []
        var isQuoted = false
        let first = line
        while position < bytes.count {
            let byte = bytes[position]
            if isQuoted {
                if byte == UInt8(ascii: "\n") { line += 1 }
                if byte == UInt8(ascii: "\"") {
                    let isEscaped = position + 1 < bytes.count && bytes[position + 1] == byte
                    if isEscaped { cell.append(byte) } else { isQuoted = false }
                    position += isEscaped ? 2 : 1
                    continue
                }
            } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") {
                break
            } else if byte == UInt8(ascii: "\""), cell.isEmpty {
                isQuoted = true
                position += 1
                continue
            }
            cell.append(byte)
            position += 1
        }
        guard !isQuoted else { throw .unterminatedQuote(line: first) }
        if cell.last == UInt8(ascii: "\r"), position == bytes.count || bytes[position] == UInt8(ascii: "\n") {
            cell.removeLast()
        }
        return cell
    }
}
