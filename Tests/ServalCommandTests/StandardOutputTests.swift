import Foundation
import Testing

/// A result that cannot be printed is no success.
struct StandardOutputTests {
    private let folder: TemporaryFolder
    private let commands: [[String]]

    init() throws {
        folder = try TemporaryFolder()
        let model = try folder.write(SmallModel(labels: ["red", "green", "blue"]).bytes, to: "model.safetensors")
        let photo = try folder.write(SmallModel.photo(red: 255, green: 0, blue: 0), to: "photo.ppm")
        commands = [
            ["--help"], ["run", "--help"], ["inspect", model], ["inspect", model, "--json"],
            ["run", model, "--input", photo], ["run", model, "--input", photo, "--json"],
            ["run", model, "--input", photo, "-o", "-"], ["quantize", model, "--type", "f16", "-o", "-"],
            ["quantize", model, "--type", "f16", "-o", folder["half.safetensors"]],
        ]
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func `a full disk is an error with a sentence`() throws {
        for words in commands {
            let result = try Executable.serval.run(words, stdout: "/dev/full")
            #expect(result.status == 3, "\(words)")
            #expect(result.error.contains("Cannot write to the standard output: No space left on device."), "\(words)")
        }
    }

    @Test func `a closed output is an error, and nothing is written in its stead`() throws {
        for words in commands {
            let line = "exec \"$0\" " + words.map { "'\($0)'" }.joined(separator: " ") + " >&-"
            let result = try Executable.serval.shell(line)
            #expect(result.status == 3, "\(words)")
            #expect(result.error.contains("Cannot write to the standard output"), "\(words)")
        }
    }

    @Test(arguments: ["", "trap '' PIPE; "])
    func `a closed pipe ends the command quietly with 141`(trap: String) throws {
        for words in commands {
            let command = words.map { "'\($0)'" }.joined(separator: " ")
            // The reader has gone before the command begins, and says so.
            let line =
                "{ until [ -e \"$2\" ]; do sleep 0.05; done; sleep 0.05; \(trap)\"$0\" \(command); "
                + "echo $? >\"$1\"; } | { exec <&-; : >\"$2\"; }; "
            let wait = "while [ ! -s \"$1\" ]; do sleep 0.05; done"
            let result = try Executable.serval.shell(line + wait, folder["status"], folder["gone"])
            #expect(try folder.text("status") == "141\n", "\(words)")
            #expect(result.error.isEmpty, "\(words): \(result.error)")
            for name in ["status", "gone"] { try FileManager.default.removeItem(atPath: folder[name]) }
        }
    }
}
