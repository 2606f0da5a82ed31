import Foundation
import ServalGraph
import ServalKernels
import ServalRuntime
import ServalTensor
import Synchronization
import Testing

@Suite("A run that is stopped", .serialized)
struct CancellationTests {
    /// Far more than a cancellation interval even on a machine with much else to do; the operators would take days.
    private static let patience = Duration.seconds(120)

    private struct Shared: @unchecked Sendable {
        let executor: Executor
        let input: Tensor

        func run(until signal: StopSignal?, followsTask: Bool = false) -> Bool {
            withUnsafePointer(to: input.start.pointer.assumingMemoryBound(to: Float.self)) {
                executor.run(
                    inputs: UnsafeBufferPointer(start: $0, count: 1), until: signal, followsTask: followsTask)
            }
        }
    }

    /// When a run began, was stopped, and ended. Tasks wait for a thread as long as other tests have them all; a run's latency
    /// does not count that.
    private final class Times: Sendable {
        let begin = Mutex<ContinuousClock.Instant?>(nil)
        let stop = Mutex<ContinuousClock.Instant?>(nil)
        let end = Mutex<ContinuousClock.Instant?>(nil)
    }

    @Test("ends soon, however long an operator is", arguments: LongOperation.allCases, [1, 3])
    func endsSoon(operation: LongOperation, threads: Int) async throws {
        let shared = Shared(executor: try operation.executor(threads: threads), input: operation.input)
        let signal = StopSignal()
        try await expectSoonEnd("\(operation), threads: \(threads)", stop: { _ in signal.set() }) {
            shared.run(until: signal)
        }
    }

    @Test("ends with its task, wherever the work is", arguments: [LongOperation.maximum, .manyRows], [1, 2])
    func endsWithTask(operation: LongOperation, threads: Int) async throws {
        let shared = Shared(executor: try operation.executor(threads: threads), input: operation.input)
        try await expectSoonEnd("\(operation), threads: \(threads)", stop: { $0.cancel() }) {
            shared.run(until: nil, followsTask: true)
        }
    }

    /// Stops a run 100 ms after its beginning, from a thread of its own: a machine with one core has one thread for tasks, which
    /// the run occupies.
    private func expectSoonEnd(
        _ name: String, stop: @escaping @Sendable (Task<Bool, Never>) -> Void, _ run: @escaping @Sendable () -> Bool
    ) async throws {
        let times = Times()
        let task = Task.detached {
            times.begin.withLock { $0 = .now }
            defer { times.end.withLock { $0 = .now } }
            return run()
        }
        Thread.detachNewThread {
            while times.begin.withLock({ $0 == nil }) { Thread.sleep(forTimeInterval: 0.01) }
            Thread.sleep(forTimeInterval: 0.1)
            times.stop.withLock { $0 = .now }
            stop(task)
        }
        let isComplete = await task.value
        #expect(!isComplete, "\(name): no long operation")
        let stopped = try #require(times.stop.withLock { $0 })
        let latency = try #require(times.end.withLock { $0 }) - stopped
        #expect(latency < Self.patience, "\(name)")
        if ProcessInfo.processInfo.environment["SERVAL_PRINT_LATENCY"] != nil {
            print("\(name): stopped after \(latency)")
        }
    }

    @Test(
        "leaves an executor that computes the next run as if nothing had been", arguments: Backend.available, [1, 2, 3])
    func leavesExecutorUsable(backend: Backend, threads: Int) throws {
        for example in PlanTests.cases {
            let plan = try PlanRun.compile(example, backend: backend, level2: 1 << 20)
            let expected = try PlanRun(example, backend: backend).bits
            let executor = try Executor(plan: plan, threads: threads)
            let inputs = example.inputs()
            let addresses = inputs.map { $0.start.pointer.assumingMemoryBound(to: Float.self) }
            let stopped = StopSignal()
            stopped.set()
            let results = addresses.withUnsafeBufferPointer { addresses in
                [
                    executor.run(inputs: addresses, until: stopped, followsTask: false),
                    executor.run(inputs: addresses, until: StopSignal(), followsTask: false),
                ]
            }
            withExtendedLifetime(inputs) {}
            #expect(results == [plan.steps.isEmpty, true], "\(example.name)")
            let found = plan.outputs.map { executor.value(of: $0)?.map(\.bitPattern) }
            #expect(found == expected, "\(example.name)")
        }
    }

    @Test("looks up as often as wanted without a change of any bit", arguments: Backend.available, [1, 3])
    func intervalsChangeNothing(backend: Backend, threads: Int) throws {
        for example in PlanTests.cases {
            for level2 in [1 << 20, 2048] {
                let expected = try PlanRun(example, backend: backend, level2: level2).bits
                for size in [1, 3000] {
                    let run = try PlanRun(
                        example, backend: backend, threads: threads, level2: level2, cancellationInterval: Double(size))
                    #expect(try run.bits == expected, "\(example.name), intervals of \(size)")
                }
            }
        }
    }
}

@Suite("An executor")
struct ConcurrentUseTests {
    private struct Shared: @unchecked Sendable {
        let executor: Executor

        func run(_ input: Tensor) {
            withUnsafePointer(to: input.start.pointer.assumingMemoryBound(to: Float.self)) {
                executor.run(inputs: UnsafeBufferPointer(start: $0, count: 1))
            }
        }
    }

    @Test("that two threads run at the same time ends the program and says what to do")
    func endsProgram() async throws {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let shared = Shared(executor: try LongOperation.maximum.executor(threads: 2))
            let input = LongOperation.maximum.input
            Thread.detachNewThread { shared.run(input) }
            usleep(100_000)
            shared.run(input)
        }
        let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(text.contains("Make a session for each of them"), "\(text)")
    }

    @Test("whose values are asked for during a run ends the program and says what to do")
    func endsProgramWhenAsked() async throws {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let shared = Shared(executor: try LongOperation.maximum.executor(threads: 1))
            let input = LongOperation.maximum.input
            Thread.detachNewThread { shared.run(input) }
            usleep(200_000)
            shared.executor.checkIdle()
        }
        let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(text.contains("Make a session for each of them"), "\(text)")
    }
}
