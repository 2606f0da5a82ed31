import Foundation
import ServalFuzzing
import ServalTestSupport
import Testing

/// The inputs that fuzzing has found, through the functions that the fuzzers call.
@Suite("Fuzzing")
struct ReplayTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    static let names = FuzzTargets.all.map { $0.name }

    /// The inputs of a target's folder with their names.
    private func inputs(_ part: String, _ name: String) throws -> [(name: String, bytes: [UInt8])] {
        let folder = Self.folder.appending(path: part).appending(path: name)
        let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try (files ?? []).sorted { $0.path < $1.path }.map {
            ($0.lastPathComponent, [UInt8](try Data(contentsOf: $0)))
        }
    }

    private func check(_ bytes: [UInt8], _ target: any FuzzTarget.Type) throws {
        try bytes.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) throws -> Void in try target.check(bytes) }
    }

    @Test("Every input of a corpus is read as it should be", arguments: names)
    func replaysCorpus(name: String) throws {
        let target = try #require(FuzzTargets.named(name))
        let inputs = try inputs("corpus", name)
        // Models need no seeds: the mutator makes them.
        #expect(!inputs.isEmpty || name == "model")
        for input in inputs {
            #expect(throws: Never.self, "\(name)/\(input.name)") { try check(input.bytes, target) }
        }
    }

    @Test("Every input that once failed is read as it should be", arguments: names)
    func replaysRegressions(name: String) throws {
        let target = try #require(FuzzTargets.named(name))
        for input in try inputs("regressions", name) {
            #expect(throws: Never.self, "\(name)/\(input.name)") { try check(input.bytes, target) }
        }
    }

    @Test("Mutations of the corpus are read as they should be", arguments: names)
    func mutates(name: String) throws {
        let target = try #require(FuzzTargets.named(name))
        let inputs = try inputs("corpus", name)
        var random = SplitMix64(seed: 1)
        var bytes: [UInt8] = []
        for round in 0..<Self.mutationCount {
            if round % 8 == 0 { bytes = inputs.isEmpty ? [] : random.pick(inputs).bytes }
            var mutator = Mutator(seed: random.next(), lengthLimit: target.lengthLimit)
            bytes = target.mutate(bytes, &mutator)
            do { try check(bytes, target) } catch {
                Issue.record("\(name), round \(round): \(error); the input is \(Data(bytes).base64EncodedString())")
            }
        }
    }

    /// Few, since the fuzzers make more of them; the environment may ask for others.
    private static let mutationCount =
        ProcessInfo.processInfo.environment["SERVAL_FUZZ_MUTATIONS"].flatMap { Int($0) } ?? 200
}
