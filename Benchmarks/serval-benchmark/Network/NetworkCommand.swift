import Serval
import ServalCommandLine
import ServalRuntime
import ServalTensor
import ServalWeights

/// `serval-benchmark network`: one whole network.
enum NetworkCommand {
    static let command = Command(
        "network", summary: "Times a network from its float input to its float output.",
        discussion: """
            Times are those of Session.run, everything included. The peak is what multiply-adds in registers reach, one
            core's times the number of threads; it is measured before and after, and the larger counts. MACs count products
            with the zeros of padding, as is usual.
            """,
        positionals: [BenchmarkArguments.model],
        options: BenchmarkArguments.timing + [.option(BenchmarkArguments.batch)],
        run: run)

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        let format = try arguments.format()
        let start = ContinuousClock.now
        let model = try arguments.loadModel(batch: arguments[BenchmarkArguments.batch] ?? 1)
        let loadTime = ContinuousClock.now - start
        let session = try model.makeSession(threads: .exactly(arguments.threads))
        var machine = Machine(backend: model.backend, isInteger: model.plan.isInteger)
        let samples = try time(session, schedule: arguments.schedule)
        machine.finish()
        let result = NetworkResult(
            model: arguments.one(BenchmarkArguments.model), session: session, samples: samples, loadTime: loadTime,
            machine: machine)
        format.print(text: result.text, json: result.json, rows: [result.record])
        return .success
    }

    /// Runs from the caller's input to a copy of the outputs in the caller's memory.
    private static func time(_ session: Session, schedule: Schedule) throws -> Samples {
        let inputs = RandomInput.tensors(for: session.model)
        guard inputs.count == 1, let input = inputs.first else {
            return try schedule.run { _ = try session.run(inputs) }
        }
        var outputs = session.model.outputs.map { [Float](repeating: 0, count: $0.shape.count) }
        return try input.withUnsafeFloats { values in
            try schedule.run {
                try session.run(reading: values)
                for index in outputs.indices {
                    session.withOutput(index) { source in
                        outputs[index].withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: source) }
                    }
                }
            }
        }
    }
}
