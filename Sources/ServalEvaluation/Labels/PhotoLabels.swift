import ServalPets

/// What a person saw in one photo that may show several faces.
package struct PhotoLabels: Sendable, Equatable {
    package let file: String
    package let width: Int
    package let height: Int
    package let faces: [FaceLabel]

    package init(file: String, width: Int, height: Int, faces: [FaceLabel]) {
        (self.file, self.width, self.height, self.faces) = (file, width, height, faces)
    }

    /// The rows of each photo together, photos in the order of their first rows.
    package static func grouped(_ rows: [FaceLabel]) -> [PhotoLabels] {
        var order: [String] = []
        var faces: [String: [FaceLabel]] = [:]
        for row in rows {
            if faces[row.file] == nil { order.append(row.file) }
            faces[row.file, default: []].append(row)
        }
        return order.compactMap { file in
            guard let rows = faces[file], let first = rows.first else { return nil }
            return PhotoLabels(file: file, width: first.width, height: first.height, faces: rows)
        }
    }
}
