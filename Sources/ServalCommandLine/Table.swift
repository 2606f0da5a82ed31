/// Rows of text in aligned columns.
package struct Table {
    package enum Alignment: Sendable {
        case left
        case right
    }

    package struct Column: Sendable {
        let title: String
        let alignment: Alignment

        package static func left(_ title: String) -> Column { Column(title: title, alignment: .left) }
        package static func right(_ title: String) -> Column { Column(title: title, alignment: .right) }
    }

    /// Characters of a cell that are shown.
    private static let widthLimit = 160

    private let columns: [Column]
    private var rows: [[String]] = []

    package init(_ columns: [Column]) {
        self.columns = columns.map { Column(title: $0.title.printable, alignment: $0.alignment) }
    }

    /// - Parameter cells: shown as `printable`.
    /// - Precondition: there is one cell for each column.
    package mutating func add(_ cells: String...) { add(cells) }

    /// - Precondition: there is one cell for each column.
    package mutating func add(_ cells: [String]) {
        precondition(cells.count == columns.count, "one cell for each column")
        rows.append(cells.map(\.printable))
    }

    /// Titles, a line and the rows, each ended by a newline; long cells are shortened.
    package var text: String {
        let cells = rows.map { $0.map { $0.shortened(to: Self.widthLimit) } }
        let widths = columns.indices.map { column in
            max(columns[column].title.count, cells.map { $0[column].count }.max() ?? 0)
        }
        var text = line(columns.map(\.title), widths)
        text += widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ") + "\n"
        for row in cells { text += line(row, widths) }
        return text
    }

    /// The rows as comma-separated values (RFC 4180), titles first.
    package var csv: String {
        ([columns.map(\.title)] + rows).map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = cells.indices.map { column in
            cells[column].padded(to: widths[column], alignment: columns[column].alignment)
        }
        var line = padded.joined(separator: "  ")
        while line.last == " " { line.removeLast() }
        return line + "\n"
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.contains(where: { ",\"\n\r".contains($0) }) else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

extension String {
    /// The text with spaces up to a width; longer text stays as it is.
    package func padded(to width: Int, alignment: Table.Alignment = .left) -> String {
        let space = String(repeating: " ", count: max(0, width - count))
        return alignment == .left ? self + space : space + self
    }
}
