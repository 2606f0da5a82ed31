import Serval
import ServalCommandLine
import ServalRuntime
import ServalTensor
import ServalWeights

/// `serval-benchmark layers`: the steps of the plan that ships, timed within whole runs.
enum LayersCommand {
    static let command = Command(
        "layers", summary: "Times each step of a network's plan within whole runs.",
        discussion: """
            GFLOP/s and the share of the peak are those of the fastest run of each step. A step's time includes waiting
            for the other threads, which here meet after every step; in other runs they meet after every region. Steps in
            8 bits are held against the peak of byte multiply-adds, two operations each. MACs count products with the zeros
            of padding, as is usual.
            """,
        positionals: [BenchmarkArguments.model],
        options: BenchmarkArguments.timing + [.option(BenchmarkArguments.batch)],
        run: run)

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        let format = try arguments.format()
        let model = try arguments.loadModel(batch: arguments[BenchmarkArguments.batch] ?? 1)
        let session = try model.makeSession(threads: .exactly(arguments.threads))
        var machine = Machine(backend: model.backend, isInteger: model.plan.isInteger)
        let (steps, total) = time(session, schedule: arguments.schedule)
        machine.finish()
        let result = LayersResult(
            model: arguments.one(BenchmarkArguments.model), session: session, steps: steps, total: total,
            machine: machine)
        format.print(text: result.text, json: result.json, rows: result.records)
        return .success
    }

    /// Times of each step, and of whole runs.
    private static func time(_ session: Session, schedule: Schedule) -> (steps: [Samples], total: Samples) {
        let inputs = RandomInput.tensors(for: session.model)
        let addresses = inputs.map { $0.start.pointer.assumingMemoryBound(to: Float.self) }
        var steps = [Samples](repeating: Samples(), count: session.model.plan.steps.count)
        var finishTimes = [ContinuousClock.Instant](repeating: .now, count: steps.count)
        var run = 0
        let total = addresses.withUnsafeBufferPointer { addresses in
            schedule.run {
                let start = ContinuousClock.now
                finishTimes.withUnsafeMutableBufferPointer {
                    session.executor.run(inputs: addresses, finishTimes: $0.baseAddress)
                }
                run += 1
                guard run > schedule.warmup else { return }
                var before = start
                for (index, instant) in finishTimes.enumerated() {
                    steps[index].add(instant - before)
                    before = instant
                }
            }
        }
        withExtendedLifetime(inputs) {}
        return (steps, total)
    }
}
