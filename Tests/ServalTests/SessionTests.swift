import Serval
import ServalTensor
import ServalTestSupport
import ServalWeights
import Testing

/// What an embedding program sees of a model and its sessions.
struct SessionTests {
    private static func input(batch: Int = 1, seed: UInt64 = 1) throws -> Tensor {
        RandomTensor.make(seed: seed, shape: [batch, 19, 17, 3])
    }

    private static func model(batch: Int = 1, backend: Backend? = nil) throws -> Model {
        try Model(path: Fixture.path("small"), options: ModelOptions(backend: backend, batch: batch))
    }

    @Test func `a model tells what it is`() throws {
        let model = try Self.model()
        #expect(model.inputs.map(\.name) == ["photo"])
        #expect(model.inputs[0].shape.dimensions == [1, 19, 17, 3])
        #expect(model.outputs.map(\.name) == ["softmax"])
        #expect(model.outputs[0].shape.dimensions == [1, 6])
        #expect(model.preprocessing?.height == 19 && model.preprocessing?.width == 17)
        #expect(model.producer.hasPrefix("export_keras.py"))
    }

    @Test(arguments: Backend.available)
    func `results are the same for any number of threads and any run`(backend: Backend) throws {
        let model = try Self.model(backend: backend)
        let input = try Self.input()
        let expected = try model.makeSession(threads: .exactly(1)).run([input])[0].floats()
        #expect(abs(expected.reduce(0, +) - 1) < 1e-5)
        for threads in [1, 2, 3] {
            let session = try model.makeSession(threads: .exactly(threads))
            for _ in 0..<3 { #expect(try session.run([input])[0].floats() == expected) }
        }
    }

    @Test func `reading from the caller's memory gives what tensors give`() throws {
        let session = try Self.model().makeSession()
        let input = try Self.input()
        let expected = try session.run([input])[0].floats()
        let values = try input.floats()
        try values.withUnsafeBufferPointer { try session.run(reading: $0) }
        #expect(session.withOutput(0) { Array($0) } == expected)
    }

    @Test func `each image of a batch is computed as if alone`() throws {
        let images = try (1...3).map { try Self.input(seed: UInt64($0)) }
        let one = try Self.model().makeSession()
        let alone = try images.flatMap { try one.run([$0])[0].floats() }
        let batch = try Tensor([3, 19, 17, 3], values: images.flatMap { try $0.floats() })
        let together = try Self.model(batch: 3).makeSession().run([batch])[0].floats()
        #expect(together == alone)
    }

    @Test func `sessions of one model run at the same time`() async throws {
        let model = try Self.model()
        let inputs = try (1...4).map { try Self.input(seed: UInt64($0)) }
        let expected = try inputs.map { try model.makeSession().run([$0])[0].floats() }
        let found = try await withThrowingTaskGroup(of: (Int, [Float]).self) { group in
            for (index, input) in inputs.enumerated() {
                group.addTask {
                    let session = try model.makeSession(threads: .exactly(1))
                    var result: [Float] = []
                    for _ in 0..<20 { result = try session.run([input])[0].floats() }
                    return (index, result)
                }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        for index in inputs.indices { #expect(found[index] == expected[index]) }
    }

    @Test func `wrong inputs are errors with what was expected`() throws {
        let session = try Self.model().makeSession()
        #expect(throws: ServalError.self) { try session.run([]) }
        let error = #expect(throws: ServalError.self) {
            try session.run([Tensor([1, 19, 17, 1], values: .init(repeating: 0, count: 323))])
        }
        guard case .inputShapeMismatch("photo", [1, 19, 17, 3], [1, 19, 17, 1]) = error else {
            Issue.record("not the error expected: \(String(describing: error))")
            return
        }
        let sizeError = #expect(throws: ServalError.self) {
            try [Float](repeating: 0, count: 7).withUnsafeBufferPointer { try session.run(reading: $0) }
        }
        guard case .bufferSizeMismatch("photo", 969, 7) = sizeError else {
            Issue.record("not the error expected: \(String(describing: sizeError))")
            return
        }
    }

    @Test func `a model that does not fit the limit is refused`() throws {
        let error = #expect(throws: ServalError.self) {
            try Model(path: Fixture.path("small"), limits: ModelLimits(memoryByteCount: 1000))
        }
        guard case .memoryLimitExceeded(let demand) = error, demand.limit == 1000 else {
            Issue.record("not the error expected: \(String(describing: error))")
            return
        }
        #expect(throws: ServalError.self) { try Self.model(batch: 0) }
    }

    @Test(arguments: [1, 2])
    func `a cancelled run throws, and the session is used on`(threads: Int) throws {
        let session = try Self.model().makeSession(threads: .exactly(threads))
        let input = try Self.input()
        let expected = try session.run([input])[0].floats()
        let cancellation = RunCancellation()
        #expect(try session.run([input], cancellation: cancellation)[0].floats() == expected)
        #expect(!cancellation.isCancelled)
        cancellation.cancel()
        #expect(cancellation.isCancelled)
        for _ in 0..<2 {
            let error = #expect(throws: ServalError.self) { try session.run([input], cancellation: cancellation) }
            guard case .cancelled = error else {
                Issue.record("wrong error: \(String(describing: error))")
                return
            }
            #expect(error?.description.contains("run the session again") == true)
        }
        let values = try input.floats()
        values.withUnsafeBufferPointer { values in
            _ = #expect(throws: ServalError.self) { try session.run(reading: values, cancellation: cancellation) }
        }
        #expect(try session.run([input])[0].floats() == expected)
    }

    @Test func `a run in a cancelled task throws`() async throws {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            let session = try Self.model().makeSession()
            do {
                _ = try session.run([try Self.input()])
                return false
            } catch ServalError.cancelled {
                return true
            }
        }
        #expect(try await task.value)
    }
}
