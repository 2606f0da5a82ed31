import ServalPets

/// Reads labels: comma-separated values with one row a photo.
///
/// Columns are told by their titles: `file`, `width`, `height`, then `NAME_x` and `NAME_y` for each of the nine
/// landmarks, in pixels of the photo from the top left corner of its top left pixel. `species`, `split` and
/// `NAME_visible` (0 or 1) may be missing; further columns are ignored.
package enum LabelTable {
    /// Coordinates beyond this are no pixels.
    private static let coordinateLimit = 1e6

    /// The rows of one split, or all of them for nil.
    ///
    /// - Throws: `LabelError`.
    package static func read(_ bytes: [UInt8], split: String? = nil) throws(LabelError) -> [FaceLabel] {
        var reader = CSVReader(bytes)
        guard let titles = try reader.next() else { throw .empty }
        let columns = try Columns(titles.cells)
        var labels: [FaceLabel] = []
        while let row = try reader.next() {
            guard row.cells.count == titles.cells.count else {
                throw .cellCountMismatch(line: row.line, expected: titles.cells.count, found: row.cells.count)
            }
            labels.append(try label(row, columns))
        }
        guard let split else {
            guard !labels.isEmpty else { throw .noRows(split: nil, known: []) }
            return labels
        }
        let chosen = labels.filter { $0.split == split }
        guard !chosen.isEmpty else {
            throw .noRows(split: split, known: Set(labels.map(\.split)).subtracting([""]).sorted())
        }
        return chosen
    }

    private static func label(_ row: CSVReader.Row, _ columns: Columns) throws(LabelError) -> FaceLabel {
        var points: [Point<ImageSpace>] = []
        var isVisible: [Bool] = []
        for name in Landmark.allCases.map(\.rawValue) {
            points.append(
                Point(x: try coordinate(row, columns, "\(name)_x"), y: try coordinate(row, columns, "\(name)_y")))
            switch columns.cell("\(name)_visible", of: row) {
            case nil, "1"?: isVisible.append(true)
            case "0"?: isVisible.append(false)
            case let value?:
                throw .invalidCell(line: row.line, column: "\(name)_visible", value: value)
            }
        }
        let landmarks = Landmarks<ImageSpace> { points[$0.index] }
        guard landmarks.bounds.longerSide > 0, landmarks[.leftEye] != landmarks[.rightEye] else {
            throw .degenerateFace(line: row.line)
        }
        let file = columns.cell("file", of: row) ?? ""
        guard !file.isEmpty else { throw .invalidCell(line: row.line, column: "file", value: file) }
        return FaceLabel(
            file: file, width: try size(row, columns, "width"), height: try size(row, columns, "height"),
            species: columns.cell("species", of: row) ?? "", split: columns.cell("split", of: row) ?? "",
            landmarks: landmarks, isVisible: isVisible)
    }

    private static func coordinate(
        _ row: CSVReader.Row, _ columns: Columns, _ column: String
    ) throws(LabelError) -> Double {
        let text = columns.cell(column, of: row) ?? ""
        guard let value = Double(text), value.magnitude <= coordinateLimit else {
            throw .invalidCell(line: row.line, column: column, value: text)
        }
        return value
    }

    private static func size(_ row: CSVReader.Row, _ columns: Columns, _ column: String) throws(LabelError) -> Int {
        let text = columns.cell(column, of: row) ?? ""
        guard let value = Int(text), value > 0 else {
            throw .invalidCell(line: row.line, column: column, value: text)
        }
        return value
    }
}

/// Where in a row each column stands.
private struct Columns {
    private var positions: [String: Int] = [:]

    init(_ titles: [String]) throws(LabelError) {
        for (position, title) in titles.enumerated() {
            guard positions.updateValue(position, forKey: title) == nil else { throw .repeatedColumn(name: title) }
        }
        let points = Landmark.allCases.flatMap { ["\($0.rawValue)_x", "\($0.rawValue)_y"] }
        for name in ["file", "width", "height"] + points where positions[name] == nil {
            throw .missingColumn(name: name, found: titles)
        }
    }

    func cell(_ name: String, of row: CSVReader.Row) -> String? { positions[name].map { row.cells[$0] } }
}
