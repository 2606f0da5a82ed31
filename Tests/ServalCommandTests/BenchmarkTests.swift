import Foundation
import Testing

/// What `serval-benchmark` says beside its times.
struct BenchmarkTests {
    private static let short = ["--min-time", "0", "--warmup", "0"]

    @Test func `loading is told with machine, threads, backend and version`() throws {
        let folder = try TemporaryFolder()
        let model = try folder.write(SmallModel().bytes, to: "model.safetensors")
        let words = ["load", model, "--backend", "baseline"] + Self.short
        let text = try Executable.benchmark.run(words).output
        #expect(text.contains("machine    ") && text.contains("session    1 thread, baseline, 1 image a run"))
        let json = try Executable.benchmark.run(words + ["--json"]).output
        #expect(json.contains("\"version\": \"") && json.contains("\"machine\": {"), "\(json)")
    }

    @Test func `a photo without a face has no times of its faces, and the networks are named`() throws {
        let folder = try TemporaryFolder()
        let photo = try folder.write(SmallModel.photo(red: 90, green: 90, blue: 90), to: "grey.ppm")
        let result = try Executable.benchmark.run(["pipeline", photo] + Self.short)
        #expect(result.status == 0, "\(result.error)")
        #expect(result.output.contains("networks   end-to-end, float32; no face"), "\(result.output)")
        for stage in ["crop", "landmarks"] {
            #expect(
                result.output.split(separator: "\n").contains { $0.hasPrefix("\(stage) ") && $0.hasSuffix(" no face") },
                "\(result.output)")
        }
    }

    @Test func `the plan's steps name their first and last layer`() throws {
        let folder = try TemporaryFolder()
        let model = try folder.write(SmallModel().bytes, to: "model.safetensors")
        let text = try Executable.serval.run("inspect", model).output
        #expect(text.contains("MACs  layers\n") && !text.contains("last layer"), "\(text)")
    }
}
