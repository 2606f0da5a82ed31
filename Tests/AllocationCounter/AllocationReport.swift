#if canImport(Glibc) && !SANITIZE
    import Glibc

    /// What an exit test has to say: a line for each run that allocates, on its standard error.
    package struct AllocationReport {
        private static let mostLines = 100

        private var lines: [String] = []

        package init() {}

        package mutating func note(_ count: Int, _ run: @autoclosure () -> String) {
            if count > 0 { lines.append("\(count) allocations: \(run())") }
        }

        package func write() {
            guard !lines.isEmpty else { return }
            let text =
                (["\(lines.count) runs allocate"] + lines.prefix(Self.mostLines)).joined(separator: "\n") + "\n"
            _ = Glibc.write(STDERR_FILENO, text, text.utf8.count)
        }
    }
#endif
