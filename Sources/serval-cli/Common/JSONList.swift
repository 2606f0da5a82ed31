import ServalCommandLine
import ServalWeights

/// A JSON list that is printed element by element, as they come.
struct JSONList {
    private let write: (String) -> Void
    private var isEmpty = true

    /// - Parameter write: receives the text.
    init(_ write: @escaping (String) -> Void) { self.write = write }

    mutating func print(_ element: JSONValue) {
        let lines = element.text(indented: true).split(separator: "\n", omittingEmptySubsequences: false)
        write((isEmpty ? "[\n" : ",\n") + lines.map { "  \($0)" }.joined(separator: "\n"))
        isEmpty = false
    }

    /// Ends the list.
    func finish() { write(isEmpty ? "[]\n" : "\n]\n") }
}
