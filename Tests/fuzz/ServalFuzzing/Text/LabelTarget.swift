import ServalEvaluation
import ServalPets

/// Tables of labels: what has been read is written, read again and the same.
package enum LabelTarget: FuzzTarget {
    package static let name = "csv"
    package static let lengthLimit = 2048

    package static func check(_ input: UnsafeRawBufferPointer) throws(FuzzFailure) {
        let labels: [FaceLabel]
        do {
            labels = try LabelTable.read(Array(input))
        } catch {
            guard !error.description.isEmpty else { throw FuzzFailure("The error says nothing.") }
            return
        }
        guard !labels.isEmpty else { throw FuzzFailure("A table without rows was accepted.") }
        let again: [FaceLabel]
        do { again = try LabelTable.read(Array(table(labels).utf8)) } catch {
            throw FuzzFailure("What was written cannot be read: \(error)")
        }
        guard again == labels else { throw FuzzFailure("What was written is another table.") }
        let split = labels[0].split
        let chosen: [FaceLabel]
        do { chosen = try LabelTable.read(Array(input), split: split) } catch {
            throw FuzzFailure("The split of the first row has no rows: \(error)")
        }
        guard chosen == labels.filter({ $0.split == split }) else {
            throw FuzzFailure("A split is not its rows of the whole table.")
        }
    }

    /// The labels as comma-separated values, every cell quoted.
    private static func table(_ labels: [FaceLabel]) -> String {
        let names = Landmark.allCases.map(\.rawValue)
        var rows = [
            ["file", "width", "height", "species", "split"] + names.flatMap { ["\($0)_x", "\($0)_y", "\($0)_visible"] }
        ]
        for label in labels {
            var row = [label.file, "\(label.width)", "\(label.height)", label.species, label.split]
            for landmark in Landmark.allCases {
                let point = label.landmarks[landmark]
                row += ["\(point.x)", "\(point.y)", label.isVisible[landmark.index] ? "1" : "0"]
            }
            rows.append(row)
        }
        return rows.map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func quoted(_ cell: String) -> String {
        var result = "\""
        for scalar in cell.unicodeScalars {
            if scalar == "\"" { result += "\"" }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }

    package static func mutate(_ input: [UInt8], _ mutator: inout Mutator) -> [UInt8] {
        if mutator.random.oneIn(3) { return mutator.bytes(input) }
        var table = CellTable(input)
        for _ in 0..<mutator.random.int(1...3) { table.mutate(&mutator) }
        return Array(table.serialized().prefix(mutator.lengthLimit))
    }
}
