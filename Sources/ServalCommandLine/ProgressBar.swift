/// A line on standard error that shows how far a long command is; nothing where that is not a terminal.
package struct ProgressBar: ~Copyable {
    private let label: String
    private let total: Int
    private let isShown: Bool
    private var done = 0
    private var shown = -1
    private let width = 30

    /// - Parameter isForced: shown even where standard error is not a terminal.
    package init(_ label: String, total: Int, isForced: Bool = false) {
        (self.label, self.total) = (label, max(total, 1))
        isShown = isForced || Console.isErrorTerminal
        draw()
    }

    /// Notes that one more of `total` is done.
    package mutating func advance() {
        done = min(done + 1, total)
        draw()
    }

    /// Removes the line, so that what follows begins at its start.
    deinit {
        if isShown { Console.writeTerminal("\r" + String(repeating: " ", count: label.count + width + 8) + "\r") }
    }

    private mutating func draw() {
        let percent = done * 100 / total
        guard isShown, percent != shown else { return }
        shown = percent
        let filled = width * done / total
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
        Console.writeTerminal("\r\(label) \(bar) \(String(percent).padded(to: 3, alignment: .right)) %")
    }
}
