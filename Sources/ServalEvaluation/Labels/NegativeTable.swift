/// A photo without cats and dogs.
package struct NegativePhoto: Sendable, Equatable {
    /// The photo's file name, relative to the folder of photos.
    package let file: String
    /// What it shows, such as `raccoon`; empty when not stated.
    package let group: String

    package init(file: String, group: String) { (self.file, self.group) = (file, group) }
}

/// Reads a list of photos without cats and dogs: comma-separated values with one row a photo.
///
/// Columns are told by their titles: `file`; `group` and `split` may be missing, further columns are ignored.
package enum NegativeTable {
    /// The split of photos that are reported with every other one, since none may be trained on.
    private static let reportSplit = "report"

    /// The rows of one split and those that are reported with each, or all of them for nil.
    ///
    /// - Throws: `LabelError`.
    package static func read(_ bytes: [UInt8], split: String? = nil) throws(LabelError) -> [NegativePhoto] {
        var reader = CSVReader(bytes)
        guard let titles = try reader.next() else { throw .empty }
        for title in titles.cells where titles.cells.count(where: { $0 == title }) > 1 {
            throw .repeatedColumn(name: title)
        }
        guard let fileColumn = titles.cells.firstIndex(of: "file") else {
            throw .missingColumn(name: "file", found: titles.cells)
        }
        let groupColumn = titles.cells.firstIndex(of: "group")
        let splitColumn = titles.cells.firstIndex(of: "split")
        var photos: [NegativePhoto] = []
        var splits = Set<String>()
        while let row = try reader.next() {
            guard row.cells.count == titles.cells.count else {
                throw .cellCountMismatch(line: row.line, expected: titles.cells.count, found: row.cells.count)
            }
            let file = row.cells[fileColumn]
            guard !file.isEmpty else { throw .invalidCell(line: row.line, column: "file", value: file) }
            let rowSplit = splitColumn.map { row.cells[$0] } ?? ""
            splits.insert(rowSplit)
            guard split == nil || rowSplit == split || rowSplit == reportSplit else { continue }
            photos.append(NegativePhoto(file: file, group: groupColumn.map { row.cells[$0] } ?? ""))
        }
        guard !photos.isEmpty, split.map(splits.contains) ?? true else {
            throw .noRows(split: split, known: splits.subtracting([""]).sorted())
        }
        return photos
    }
}
