import Serval
import ServalCommandLine
import ServalGraph
import ServalKernels
import ServalRuntime
import ServalTensor
import ServalWeights

/// `serval-benchmark kernels`: layer shapes of MobileNetV2, one by one, on every backend.
enum KernelsCommand {
    private static let int8 = Flag(
        "int8", help: "The same shapes in 8 bits, on one thread, against the peak of byte multiply-adds.")

    static let command = Command(
        "kernels", summary: "Times the layer shapes of MobileNetV2 one by one on every backend.",
        discussion: """
            Each layer runs by itself, its operands in the cache as far as they fit, with the kernel and the packing
            that the plan of a network would use. --min-time is for each shape, 0.1 by default. MACs count products with
            the zeros of padding, as is usual; a kernel that leaves them out can exceed the peak on a small map.
            """,
        options: [.flag(int8)] + BenchmarkArguments.timing,
        run: run)

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        let format = try arguments.format()
        if arguments[int8], arguments.threads > 1 {
            throw UsageError.conflict(explanation: "Kernels in 8 bits are timed on one thread; leave --threads out.")
        }
        let backends = try arguments.backend.map { [try $0.checked()] } ?? Backend.available
        var schedule = arguments.schedule
        if arguments[BenchmarkArguments.minTime] == nil { schedule.minTime = .milliseconds(100) }
        var text = ""
        var records: [JSONObject] = []
        var machines = JSONObject()
        for backend in backends {
            if arguments[int8] {
                let (results, peak) = try timeQuantized(backend: backend, schedule: schedule)
                text += "peak       \(peak.fixed(1)) GOP/s of byte multiply-adds on one core (\(backend.rawValue))\n\n"
                text += table(results, peak: peak).text + "\n"
                records += results.map { $0.record(backend: backend, threads: 1, peak: peak) }
                machines[backend.rawValue] = ["peak_byte_gops_per_core": .double(peak)]
                continue
            }
            var machine = Machine(backend: backend)
            let results = try KernelCase.all.map {
                try time($0, backend: backend, threads: arguments.threads, schedule: schedule)
            }
            machine.finish()
            let peak = machine.peakGigaflops * Double(arguments.threads)
            text += machine.text + "\n" + table(results, peak: peak).text + "\n"
            records += results.map { $0.record(backend: backend, threads: arguments.threads, peak: peak) }
            machines[backend.rawValue] = machine.json
        }
        format.print(
            text: text, json: ["kernels": .array(records.map(JSONValue.object)), "machines": .object(machines)],
            rows: records)
        return .success
    }

    /// Times every shape in 8 bits; probes the peak before and behind.
    private static func timeQuantized(
        backend: Backend, schedule: Schedule
    ) throws -> (results: [KernelResult], peak: Double) {
        let probe = MachineProbe(backend: backend)
        let before = probe.peakByteMultiplyAdds()
        let results = KernelCase.all.map { shape in
            let run = QuantizedKernelRun(shape, backend: backend)
            return KernelResult(
                isInteger: true, name: shape.name, kernel: run.kernel, multiplyAdds: run.multiplyAdds,
                samples: schedule.run { run.body() })
        }
        return (results, 2 * max(before, probe.peakByteMultiplyAdds()))
    }

    private static func time(
        _ shape: KernelCase, backend: Backend, threads: Int, schedule: Schedule
    ) throws -> KernelResult {
        var generator = SplitMix64(state: 0x5EED)
        let graph = shape.graph(using: &generator)
        let plan = try PlanCompiler.compile(ShapedGraph(graph), options: PlanOptions(backend: backend))
        let executor = try Executor(plan: plan, threads: threads)
        guard let input = plan.values[plan.inputs[0]] else { preconditionFailure("a plan knows its inputs") }
        let tensor = RandomInput.tensor(shape: input.shape, using: &generator)
        let samples = tensor.withUnsafeFloats { values in
            [values.baseAddress].compactMap { $0 }.withUnsafeBufferPointer { addresses in
                schedule.run { executor.run(inputs: addresses) }
            }
        }
        return KernelResult(
            isInteger: false, name: shape.name, kernel: plan.steps[0].kernel, multiplyAdds: plan.multiplyAdds,
            samples: samples)
    }

    private static func table(_ results: [KernelResult], peak: Double) -> Table {
        var table = Table([
            .left("layer"), .left("kernel"), .right("MACs"), .right("min us"), .right("p50 us"),
            .right(results.first?.rateUnit ?? ""),
            .right("% peak"),
        ])
        for result in results {
            table.add(
                result.name, result.kernel, result.multiplyAdds.grouped, (result.samples.minimum / 1e3).fixed(1),
                (result.samples.median / 1e3).fixed(1), result.rate.fixed(1),
                (100 * result.rate / peak).fixed(1))
        }
        return table
    }
}
