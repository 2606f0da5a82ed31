import Serval
import ServalCommandLine
import ServalRuntime
import ServalWeights

/// `serval-benchmark load`: how long loading takes and what it occupies.
enum LoadCommand {
    static let command = Command(
        "load", summary: "Times loading a model and measures the memory that it occupies.",
        discussion: """
            Loading is everything from the file's path to a model that sessions can run: reading, checking every
            checksum, compiling, packing. The file is in the system's cache. Memory is what the first load and one
            session add to the process; its pages of files can be dropped by the system at any time.
            """,
        positionals: [BenchmarkArguments.model],
        options: BenchmarkArguments.timing + [.option(BenchmarkArguments.batch)],
        run: run)

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        let format = try arguments.format()
        let batch = arguments[BenchmarkArguments.batch] ?? 1
        let before = ProcessMemory()
        let start = ContinuousClock.now
        let model = try arguments.loadModel(batch: batch)
        let first = ContinuousClock.now - start
        let session = try model.makeSession(threads: .exactly(arguments.threads))
        let after = ProcessMemory()
        var schedule = arguments.schedule
        if arguments[BenchmarkArguments.minTime] == nil { schedule.minTime = .milliseconds(500) }
        let samples = try schedule.run { _ = try arguments.loadModel(batch: batch) }
        let result = LoadResult(
            model: arguments.one(BenchmarkArguments.model), session: session, first: first, samples: samples,
            before: before, after: after, machine: Machine(backend: model.backend))
        format.print(text: result.text, json: result.json, rows: [result.record])
        return .success
    }
}
