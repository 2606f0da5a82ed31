import Foundation
import Testing

/// The variable `SERVAL_BACKEND`, whose faults are no model's.
struct EnvironmentTests {
    private let folder: TemporaryFolder
    private let commands: [[String]]

    init() throws {
        folder = try TemporaryFolder()
        let model = try folder.write(SmallModel(labels: ["a", "b", "c"]).bytes, to: "model.safetensors")
        let photo = try folder.write(SmallModel.photo(red: 1, green: 2, blue: 3), to: "photo.ppm")
        commands = [
            ["detect", photo], ["inspect", model], ["run", model, "--input", photo],
            ["quantize", model, "--type", "f16", "-o", folder["out"]], ["track", photo],
        ]
    }

    private func run(_ executable: Executable, _ value: String, _ words: [String]) throws -> Executable.Result {
        let command = words.map { "'\($0)'" }.joined(separator: " ")
        return try executable.shell("SERVAL_BACKEND='\(value)' exec \"$0\" \(command)")
    }

    @Test func `a name that is no backend is a wrong command line, said as that`() throws {
        for words in commands {
            let result = try run(.serval, "neon3", words)
            #expect(result.status == 2, "\(words)")
            #expect(
                result.error.contains("The environment variable SERVAL_BACKEND is 'neon3', which is no backend"),
                "\(result.error)")
            #expect(!result.error.contains("cannot be loaded"))
        }
        #expect(folder.names == ["model.safetensors", "photo.ppm"])
        #expect(try run(.benchmark, "neon3", ["kernels"]).status == 2)
        #expect(try run(.serval, "neon3", ["detect", "--help"]).status == 0)
    }

    @Test func `an empty name is the fastest`() throws {
        #expect(try run(.serval, "", commands[1]).status == 0)
    }

    @Test(.enabled(if: !hasAVX512)) func `a backend that the processor lacks is a fault of the machine`() throws {
        for words in commands {
            let result = try run(.serval, "avx512", words)
            #expect(result.status == 3, "\(words)")
            #expect(result.error.contains("SERVAL_BACKEND is 'avx512', which this processor cannot run"))
        }
        let option = try Executable.benchmark.run("kernels", "--backend", "avx512")
        #expect(option.status == 3 && !option.error.contains("SERVAL_BACKEND"))
    }

    private static let hasAVX512 =
        (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?
        .contains("avx512_vnni") ?? true
}
