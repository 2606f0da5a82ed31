import ServalEvaluation
import ServalPets
import Testing

@Suite struct LabelTableTests {
    private static let coordinates = Landmark.allCases.flatMap { ["\($0.rawValue)_x", "\($0.rawValue)_y"] }
    private static let titles = ["file", "width", "height", "species", "source", "split"] + coordinates
    private static let cells = ["a.jpg", "640", "480", "cat", "here", "test"] + (0..<18).map { "\($0 * 10).5" }

    private func read(_ rows: [[String]], split: String? = nil) throws(LabelError) -> [FaceLabel] {
        try LabelTable.read(
            Array(rows.map { $0.joined(separator: ",") }.joined(separator: "\n").utf8), split: split)
    }

    private func row(_ column: String, _ value: String) -> [String] {
        var cells = Self.cells
        cells[Self.titles.firstIndex(of: column)!] = value
        return cells
    }

    @Test func `A row becomes a label, whatever the order of the columns`() throws {
        for (titles, cells) in [
            (Self.titles, Self.cells), (Array(Self.titles.reversed()), Array(Self.cells.reversed())),
        ] {
            let label = try #require(try read([titles, cells]).first)
            #expect(label.file == "a.jpg" && label.width == 640 && label.height == 480)
            #expect(label.species == "cat" && label.split == "test")
            #expect(label.landmarks[.leftEye] == Point(x: 0.5, y: 10.5))
            #expect(label.landmarks[.rightEarOuter] == Point(x: 160.5, y: 170.5))
            #expect(label.face == Box(x0: 0.5, y0: 10.5, x1: 160.5, y1: 170.5))
            #expect(label.isVisible == Array(repeating: true, count: 9))
        }
    }

    @Test func `Visibility is read where it is stated`() throws {
        let visible = Landmark.allCases.map { "\($0.rawValue)_visible" }
        let flags = ["1", "0", "1", "1", "0", "1", "1", "1", "0"]
        let label = try #require(try read([Self.titles + visible, Self.cells + flags]).first)
        #expect(label.isVisible == flags.map { $0 == "1" })
    }

    @Test func `Quoted cells, a byte order mark, CRLF and empty lines are understood`() throws {
        let titles = Self.titles.joined(separator: ",")
        let cells = (["\"b, \"\"c\"\".jpg\""] + Self.cells.dropFirst()).joined(separator: ",")
        let text = "\u{FEFF}\(titles)\r\n\r\n\(cells)\r\n\n"
        #expect(try LabelTable.read(Array(text.utf8)).map(\.file) == ["b, \"c\".jpg"])
    }

    @Test func `A split leaves the other rows out, and an unknown one names those there are`() throws {
        let rows = [Self.titles, Self.cells, row("split", "train"), row("split", "test")]
        #expect(try read(rows, split: "test").count == 2)
        #expect(try read(rows).count == 3)
        #expect(throws: LabelError.noRows(split: "val", known: ["test", "train"])) { try read(rows, split: "val") }
    }

    @Test func `Every defect is named with its line and column`() {
        let titles = Self.titles
        let cases: [(rows: [[String]], error: LabelError)] = [
            ([], .empty),
            ([titles], .noRows(split: nil, known: [])),
            ([Array(titles.dropLast())], .missingColumn(name: "right_ear_outer_y", found: titles.dropLast())),
            ([titles + ["file"]], .repeatedColumn(name: "file")),
            ([titles, ["a.jpg", "1"]], .cellCountMismatch(line: 2, expected: 24, found: 2)),
            ([titles, Self.cells, row("mouth_x", "")], .invalidCell(line: 3, column: "mouth_x", value: "")),
            ([titles, row("mouth_y", "nan")], .invalidCell(line: 2, column: "mouth_y", value: "nan")),
            ([titles, row("left_eye_x", "1e99")], .invalidCell(line: 2, column: "left_eye_x", value: "1e99")),
            ([titles, row("width", "0")], .invalidCell(line: 2, column: "width", value: "0")),
            ([titles, row("height", "4.5")], .invalidCell(line: 2, column: "height", value: "4.5")),
            ([titles, row("file", "")], .invalidCell(line: 2, column: "file", value: "")),
            (
                [titles + ["mouth_visible"], Self.cells + ["yes"]],
                .invalidCell(line: 2, column: "mouth_visible", value: "yes")
            ),
            ([titles, Array(Self.cells.prefix(6)) + Array(repeating: "3", count: 18)], .degenerateFace(line: 2)),
            ([titles, row("source", "\"open")], .unterminatedQuote(line: 2)),
        ]
        for (rows, expected) in cases {
            #expect(throws: expected) { try read(rows) }
            #expect(!"\(expected)".isEmpty)
        }
        #expect(throws: LabelError.notText(line: 1)) { try LabelTable.read([0xFF, 0xFE, 0x2C]) }
    }
}
