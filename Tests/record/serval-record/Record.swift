/// What runs of networks gave: a line each in a text file, its fields parted by tabs.
struct Record {
    /// What was run, and how.
    struct Run: Hashable, CustomStringConvertible {
        /// The model file's name with its folder's.
        let file: String
        let batch: Int
        let backend: String
        let threads: Int

        init(_ file: String, _ batch: Int, _ backend: String, _ threads: Int) {
            (self.file, self.batch, self.backend, self.threads) = (file, batch, backend, threads)
        }

        var description: String { "\(file), batch \(batch), \(backend), \(threads) threads" }
    }

    private(set) var runs: [Run] = []
    private var results: [Run: String] = [:]

    init() {}

    /// Nil where the text is no record.
    init?(_ text: String) {
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "\t", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 5, let batch = Int(fields[1]), let threads = Int(fields[3]) else { return nil }
            add(Run(fields[0], batch, fields[2], threads), result: fields[4])
        }
    }

    /// The hashes of the outputs in the model's order, or the error; nil for a run that was not made.
    subscript(run: Run) -> String? { results[run] }

    mutating func add(_ run: Run, result: String) {
        if results.updateValue(result.split(separator: "\n").joined(separator: " "), forKey: run) == nil {
            runs.append(run)
        }
    }

    var text: String {
        runs.map { run in
            "\(run.file)\t\(run.batch)\t\(run.backend)\t\(run.threads)\t\(results[run] ?? "")\n"
        }.joined()
    }

    /// Runs with another result than that with one thread.
    var runsThatDependOnThreads: [Run] {
        runs.filter { self[$0] != self[Run($0.file, $0.batch, $0.backend, 1)] }
    }
}
