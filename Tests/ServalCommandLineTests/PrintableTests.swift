import ServalCommandLine
import ServalTensor
import ServalWeights
import Testing

struct PrintableTests {
    @Test(arguments: [
        ("plain text", "plain text"), ("Größe 犬 🐕‍🦺", "Größe 犬 🐕‍🦺"), ("a\u{1B}[31mb", "a\\u{1b}[31mb"),
        ("\u{0}\u{7}\u{7F}", "\\u{0}\\u{7}\\u{7f}"), ("\u{9B}2J\u{85}", "\\u{9b}2J\\u{85}"),
        ("a\r\nb\tc", "a\\r\\nb\\tc"),
        ("\u{202E}abc\u{2066}\u{200F}\u{61C}", "\\u{202e}abc\\u{2066}\\u{200f}\\u{61c}"),
        ("\u{2028}\u{2029}\u{FEFF}", "\\u{2028}\\u{2029}\\u{feff}"), ("\u{E0041}", "\\u{e0041}"), ("", ""),
    ])
    func `what a terminal would act on stands as an escape`(text: String, printable: String) {
        #expect(text.printable == printable)
    }

    @Test func `text of several lines keeps its lines`() {
        #expect("a\n\u{1B}b\n".printableLines == "a\n\\u{1b}b\n")
    }

    @Test func `cells and titles of tables stay on their line`() {
        var table = Table([.left("a\u{1B}"), .right("b")])
        table.add("x\ny", "\u{202E}1")
        #expect(table.text.split(separator: "\n").count == 3)
        #expect(table.csv == "a\\u{1b},b\nx\\ny,\\u{202e}1\n")
    }

    @Test func `JSON escapes the same and keeps the text`() throws {
        let text = "a\u{1B}\u{7F}\u{9B}\u{202E}\u{2028}\u{E0041}\u{200D}ü"
        let json = JSONValue.string(text).text()
        #expect(json == "\"a\\u001b\\u007f\\u009b\\u202e\\u2028\\udb40\\udc41\u{200D}ü\"")
        #expect(try JSONParser.parse(json) == .string(text))
    }

    @Test(arguments: [(0, "0 inputs"), (1, "1 input"), (2, "2 inputs"), (1234, "1234 inputs")])
    func `one of something has no plural`(count: Int, text: String) {
        #expect("input".counted(count) == text)
    }

    @Test func `text of megabytes is shown in part`() {
        let name = String(repeating: "x", count: 1_000_000) + "end"
        let shown = name.shortened(to: 100)
        let (head, tail) = (String(repeating: "x", count: 75), String(repeating: "x", count: 22) + "end")
        #expect(shown == head + "[... 999,903 characters ...]" + tail)
        #expect("short".shortened(to: 5) == "short")
        var table = Table([.left("layer")])
        table.add(name)
        #expect(table.text.utf8.count < 1_000)
        #expect(table.csv.utf8.count > 1_000_000)
    }
}
