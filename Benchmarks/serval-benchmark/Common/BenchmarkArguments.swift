import Serval
import ServalCommandLine

/// What the benchmarks take.
enum BenchmarkArguments {
    static let model = Positional("MODEL", help: "A model file.")
    static let threads = Option.integer("threads", in: 1...256, help: "Threads of the session; 1 by default.")
    static let backend = Option<Backend>.word(
        "backend", help: "The instruction set; the fastest available by default.")
    static let batch = Option.integer("batch", in: 1...65_536, help: "Images in one run; 1 by default.")
    static let warmup = Option.integer("warmup", in: 0...1_000_000, help: "Runs before the timed ones; 10 by default.")
    static let minTime = Option.number(
        "min-time", "SECONDS", in: 0...3600, help: "How long the timed runs take at least; 2 by default.")
    static let json = Flag("json", help: "Prints JSON.")
    static let csv = Flag("csv", help: "Prints comma-separated values.")

    static let timing: [OptionDeclaration] = [
        .option(threads), .option(backend), .option(warmup), .option(minTime), .flag(json), .flag(csv),
    ]
}

extension Arguments {
    var schedule: Schedule {
        Schedule(
            warmup: self[BenchmarkArguments.warmup] ?? 10,
            minTime: .nanoseconds(Int64((self[BenchmarkArguments.minTime] ?? 2) * 1e9)))
    }

    var threads: Int { self[BenchmarkArguments.threads] ?? 1 }

    /// The backend asked for, or nil for what Serval chooses.
    var backend: Backend? { self[BenchmarkArguments.backend] }

    func format() throws(UsageError) -> OutputFormat {
        switch (self[BenchmarkArguments.json], self[BenchmarkArguments.csv]) {
        case (true, true): throw .conflict(explanation: "Give --json or --csv, not both.")
        case (true, false): .json
        case (false, true): .csv
        case (false, false): .table
        }
    }

    /// Loads the model that the command names, for its backend and batch.
    func loadModel(batch: Int = 1) throws -> Model {
        let path = one(BenchmarkArguments.model)
        return try reading(path) { try Model(path: path, options: ModelOptions(backend: backend, batch: batch)) }
    }
}
