#if canImport(Glibc) && !SANITIZE
    import AllocationCounter
    import Foundation
    import Serval
    import Testing

    /// The test is a process of its own, since the count is one of all threads.
    struct SessionAllocationTests {
        @Test func `a session of a bundled network reads memory, runs and hands out results without allocating`() async
        {
            let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
                var report = AllocationReport()
                let paths = try bundledNetworks()
                report.note(paths.count < 4 ? 1 : 0, "only \(paths.count) networks are found")
                for path in paths {
                    for backend in Backend.available {
                        let model = try Model(path: path.path, options: ModelOptions(backend: backend))
                        let input = [Float](repeating: 0.25, count: model.inputs[0].shape.count)
                        for threads in 1...3 {
                            let session = try model.makeSession(threads: .exactly(threads))
                            try input.withUnsafeBufferPointer { input in
                                for _ in 0..<2 { try run(session, input) }
                                let count = try AllocationCounter.count { try run(session, input) }
                                report.note(count, "\(path.lastPathComponent), \(backend), \(threads) threads")
                            }
                        }
                    }
                }
                report.write()
            }
            guard let text = result?.standardErrorContent, !text.isEmpty else { return }
            Issue.record(Comment(rawValue: String(decoding: text, as: UTF8.self)))
        }
    }

    /// The model files that come with the package.
    private func bundledNetworks() throws -> [URL] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../Weights")
        return try FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "safetensors" && !$0.lastPathComponent.contains(".dump.") }
    }

    private func run(_ session: Session, _ input: UnsafeBufferPointer<Float>) throws {
        try session.run(reading: input)
        for output in session.model.outputs.indices { session.withOutput(output) { precondition($0[0].isFinite) } }
    }
#endif
