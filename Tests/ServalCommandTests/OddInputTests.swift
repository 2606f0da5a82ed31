import Foundation
import ServalTensor
import ServalWeights
import Testing

/// Command lines and files that people give by mistake: a sentence and the documented exit code, nothing else.
struct OddInputTests {
    private let folder: TemporaryFolder
    private let model: String
    private let photo: String

    init() throws {
        folder = try TemporaryFolder()
        model = try folder.write(SmallModel(labels: ["a", "b", "c"]).bytes, to: "model.safetensors")
        photo = try folder.write(SmallModel.photo(red: 1, green: 2, blue: 3), to: "photo.ppm")
    }

    /// What must never be printed: words of other libraries, and Swift's for values without a description.
    private static let raw = ["NSError", "NSCocoa", "Error Domain", "UserInfo", "Fatal error", "Optional(", "Error("]

    private func expect(_ status: Int32, _ words: String..., says part: String) throws {
        let result = try Executable.serval.run(words)
        #expect(result.status == status, "\(words): \(result.error)")
        #expect(result.error.contains(part), "\(words): \(result.error)")
        for word in Self.raw { #expect(!result.error.contains(word), "\(result.error)") }
    }

    @Test func `wrong values of options are wrong command lines`() throws {
        for threads in ["1000000", "0", "-1", "two", "1.5", ""] {
            try expect(
                2, "run", model, "--input", photo, "--threads", threads, says: "'--threads' takes a whole number")
        }
        try expect(2, "run", model, "--input", photo, "--max-pixels", "0", says: "'--max-pixels' takes")
        try expect(
            2, "quantize", model, "-o", "x", "--percentile", "-5", says: "takes a number of 50.0 to 100.0, not '-5'")
        try expect(2, "run", model, "--input", photo, "--output", "--json", says: "'--output' needs a value")
        try expect(2, "run", model, "--input", photo, "-o", "-", "--top", "3", says: "give one of them")
        try expect(2, "run", model, "--input", photo, "-o", folder["x.txt"], says: "a name in .npy")
        try expect(2, "detect", photo, photo, "--draw", "-", says: "takes one photo")
        try expect(2, "help", "nothing", says: "no command 'nothing'")
    }

    @Test func `files that are missing, empty or folders are told by name`() throws {
        let empty = try folder.write([], to: "empty")
        try expect(3, "inspect", folder["missing"], says: "Cannot read '\(folder["missing"])': No such file")
        try expect(3, "inspect", empty, says: "The file is empty")
        try expect(3, "run", model, "--input", empty, says: "The file is empty")
        try expect(1, "detect", empty, says: empty)
        try expect(3, "quantize", model, "--calibration", empty, "-o", folder["out"], says: empty)
        try expect(
            3, "quantize", model, "--calibration", folder["missing.csv"], "-o", folder["out"], says: "No such file")
        try expect(3, "evaluate", empty, "--boxes", says: empty)
        try expect(3, "evaluate", model, "--boxes", says: "The file is a safetensors file, not a table of labels")
        try expect(3, "verify", model, empty, says: "The file is empty, not a reference dump")
        try expect(3, "detect", photo, "--draw", "\(photo)/folder", says: "Not a directory")
        try FileManager.default.createDirectory(atPath: folder["none"], withIntermediateDirectories: true)
        for words in [
            ["quantize", model, "--calibration", folder["none"], "-o", folder["out"]], ["detect", folder["none"]],
            ["run", model, "--input", folder["none"]], ["evaluate", empty, "--negatives", folder["none"]],
        ] {
            let result = try Executable.serval.run(words)
            #expect(result.status == 3 && result.error.contains("holds no photo") || words[0] == "evaluate", "\(words)")
        }
    }

    @Test(.disabled(if: geteuid() == 0, "the superuser may read and write everything"))
    func `files that may not be read or written are told`() throws {
        chmod(model, 0)
        try expect(3, "inspect", model, says: "Permission denied")
        chmod(model, 0o600)
        let fixed = try folder.write([1], to: "fixed.json")
        chmod(fixed, 0o400)
        try expect(3, "run", model, "--input", photo, "-o", fixed, says: "Permission denied")
        chmod(folder.path, 0o500)
        defer { chmod(folder.path, 0o700) }
        try expect(3, "run", model, "--input", photo, "-o", folder["new.json"], says: "its folder takes no files")
    }

    @Test func `arrays of wrong shapes and values that are no numbers are told or computed`() throws {
        func array(_ dimensions: [Int], _ value: Float = 0) throws -> String {
            try folder.write(
                ArrayFile.serialized(
                    Tensor(shape: Shape(validated: dimensions)) { $0.initialize(repeating: value) }), to: "array.npy")
        }
        for dimensions in [[2, 2, 3], [1, 2, 2, 4], [0, 2, 2, 3], [1, 3, 2, 3], [], [12]] {
            try expect(3, "run", model, "--input", try array(dimensions), says: "takes a batch of [2, 2, 3]")
        }
        for value in [Float.nan, .infinity, -.infinity] {
            let input = try array([1, 2, 2, 3], value)
            let result = try Executable.serval.run("run", model, "--input", input, "--json")
            #expect(result.status == 0)
            #expect(try JSONParser.parse(result.output).object?["top"] != nil)
            try expect(
                3, "quantize", model, "--calibration", input, "-o", folder["out"], says: "not a number")
        }
        try expect(
            3, "quantize", model, "--calibration", try array([0, 2, 2, 3]), "-o", folder["out"],
            says: "nothing to calibrate")
        try expect(
            3, "quantize", model, "--calibration", try array([2]), "-o", folder["out"], says: "Calibration input 0")
        #expect(!folder.names.contains("out"))
    }

    @Test func `one of something is not called several`() throws {
        let result = try Executable.serval.run("quantize", model, "--calibration", photo, "-o", folder["out"])
        #expect(result.output.contains("with 1 input;"))
    }
}
