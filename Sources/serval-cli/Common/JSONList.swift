import ServalCommandLine
import ServalWeights

/// A JSON list on standard output that is printed element by element, as they come.
struct JSONList {
    private var isEmpty = true

    mutating func print(_ element: JSONValue) {
        let lines = element.text(indented: true).split(separator: "\n", omittingEmptySubsequences: false)
        Console.write((isEmpty ? "[\n" : ",\n") + lines.map { "  \($0)" }.joined(separator: "\n"))
        isEmpty = false
    }

    /// Ends the list.
    func finish() { Console.write(isEmpty ? "[]\n" : "\n]\n") }
}
