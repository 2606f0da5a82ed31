/// A line on standard error that shows how far a long command is; nothing where that is not a terminal.
///
/// What else the command prints takes the line away, and the next step brings it back.
package struct ProgressBar: ~Copyable {
    private let label: String
    /// Nil where nobody knows.
    private let total: Int?
    private let isShown: Bool
    private var done = 0
    private let width = 30
    private let start = ContinuousClock.now
    private var lastDrawn: ContinuousClock.Instant?

    /// - Parameters:
    ///   - total: the number of steps; nil where it is not known, and steps are counted.
    ///   - isHidden: shows nothing, where the results that are printed show how far the command is.
    package init(_ label: String, total: Int?, isHidden: Bool = false) {
        (self.label, self.total) = (label, total.map { max($0, 1) })
        isShown = Console.isErrorTerminal && !isHidden
        draw(isLast: false)
    }

    /// Notes that one more step is done.
    package mutating func advance() {
        done += 1
        draw(isLast: done == total)
    }

    /// Removes the line, so that what follows begins at its start.
    deinit { if isShown { Console.hideStatus() } }

    /// Steps may be shorter than a terminal is fast.
    private static let interval = Duration.milliseconds(50)

    private mutating func draw(isLast: Bool) {
        guard isShown else { return }
        let now = ContinuousClock.now
        if let lastDrawn, now - lastDrawn < Self.interval, !isLast { return }
        lastDrawn = now
        guard let total else {
            let seconds =
                Double((now - start).components.seconds) + Double((now - start).components.attoseconds) * 1e-18
            let rate = seconds >= 1 ? ", \((Double(done) / seconds).fixed(1)) a second" : ""
            Console.showStatus("\(label) \(done.grouped)\(rate)")
            return
        }
        let count = min(done, total)
        let bar = String(repeating: "#", count: width * count / total)
        let percent = String(count * 100 / total).padded(to: 3, alignment: .right)
        Console.showStatus(
            "\(label) \(bar)\(String(repeating: ".", count: width - bar.count)) \(percent) %, \(count) of \(total)")
    }
}
