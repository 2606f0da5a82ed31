/// Why a table of labels cannot be used. Lines count from 1.
package enum LabelError: Error, Equatable, Sendable {
    /// The table has no row of titles.
    case empty
    /// A line is not UTF-8.
    case notText(line: Int)
    /// A quoted cell does not end.
    case unterminatedQuote(line: Int)
    /// A column that labels need is missing.
    case missingColumn(name: String, found: [String])
    /// A title stands twice.
    case repeatedColumn(name: String)
    /// A row has more or fewer cells than there are titles.
    case cellCountMismatch(line: Int, expected: Int, found: Int)
    /// A cell is empty or not a finite number of the range that its column has.
    case invalidCell(line: Int, column: String, value: String)
    /// The nine points of a row lie at one place, or its eyes do, so that no error can be measured against them.
    case degenerateFace(line: Int)
    /// There is no row, or none of the split.
    case noRows(split: String?, known: [String])
}

extension LabelError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .empty:
            "The table of labels is empty; it begins with a row of titles such as file, width, height, left_eye_x."
        case .notText(let line):
            "Line \(line) of the labels is not UTF-8 text; save the table as UTF-8."
        case .unterminatedQuote(let line):
            "The quoted cell that begins in line \(line) of the labels does not end; add the missing quote."
        case .missingColumn(let name, let found):
            "The labels have no column '\(name)', only \(found.joined(separator: ", ")); add it to the row of titles."
        case .repeatedColumn(let name):
            "The labels have two columns '\(name)'; remove one."
        case .cellCountMismatch(let line, let expected, let found):
            "Line \(line) of the labels has \("cell".counted(found)) where the titles have \(expected); check its commas."
        case .invalidCell(let line, let column, let value):
            "Line \(line) of the labels has '\(value)' for \(column), which must be \(Self.expectation(of: column))."
        case .degenerateFace(let line):
            "The points in line \(line) of the labels lie at one place; mark the face again or leave the line out."
        case .noRows(nil, _):
            "The labels have titles but no rows; add one row a photo."
        case .noRows(let split?, let known):
            "The labels have no row of the split '\(split)'; there is "
                + (known.isEmpty ? "none stated." : "\(known.joined(separator: ", ")).")
        }
    }

    private static func expectation(of column: String) -> String {
        switch column {
        case "file": "the name of a photo"
        case "width", "height": "a whole number of 1 or more"
        case _ where column.hasSuffix("_visible"): "0 or 1"
        default: "a number of pixels"
        }
    }
}
