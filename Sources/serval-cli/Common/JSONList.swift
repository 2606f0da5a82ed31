import ServalCommandLine
import ServalWeights

/// JSON that is printed element by element as they come, each on a line of its own: a list, or lines without one.
struct JSONList {
    enum Form {
        case list
        /// An object a line, as of programs that run on and on.
        case lines
    }

    private let form: Form
    private let write: (String) -> Void
    private var rest: Int

    /// - Parameters:
    ///   - count: the number of elements.
    ///   - write: receives the text.
    init(_ form: Form = .list, count: Int, _ write: @escaping (String) -> Void) {
        (self.form, self.write, rest) = (form, write, count)
        if form == .list { write("[\n") }
    }

    mutating func print(_ element: JSONValue) {
        rest -= 1
        write(element.text() + (form == .list && rest > 0 ? ",\n" : "\n"))
    }

    /// Ends the list.
    func finish() { if form == .list { write("]\n") } }
}
