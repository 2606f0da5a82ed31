import Foundation
import ServalTensor
import ServalWeights
import Testing

/// Where commands write, and where they refuse to.
struct OutputTests {
    private let folder: TemporaryFolder
    private let model: String
    private let photo: String

    init() throws {
        folder = try TemporaryFolder()
        model = try folder.write(SmallModel(labels: ["red", "green", "blue"]).bytes, to: "model.safetensors")
        photo = try folder.write(SmallModel.photo(red: 255, green: 0, blue: 0), to: "photo.ppm")
    }

    /// Command lines that write to `output`, whose name ends as each needs it.
    private func writers(_ output: String) -> [[String]] {
        [
            ["quantize", model, "--type", "f16", "-o", output],
            ["quantize", model, "--calibration", photo, "-o", output],
            ["run", model, "--input", photo, "-o", output],
            ["detect", photo, "--draw", output],
        ]
    }

    @Test func `no command writes onto one of its inputs, under whichever name`() throws {
        let manager = FileManager.default
        for (name, target) in [("model", model), ("photo", photo)] {
            try manager.createSymbolicLink(atPath: folder["\(name)-link.safetensors"], withDestinationPath: target)
            try manager.linkItem(atPath: target, toPath: folder["\(name)-hard.safetensors"])
            try manager.createSymbolicLink(atPath: folder["\(name)-link.png"], withDestinationPath: target)
        }
        let before = (try folder.bytes("model.safetensors"), try folder.bytes("photo.ppm"))
        let onto = [
            ["quantize", model, "--type", "f16", "-o", model],
            ["quantize", model, "--type", "f16", "-o", folder["model-link.safetensors"]],
            ["quantize", model, "--type", "f16", "-o", folder["model-hard.safetensors"]],
            ["quantize", folder["model-link.safetensors"], "--type", "f16", "-o", model],
            ["quantize", model, "--type", "f16", "-o", folder["../\(folder.name)/model.safetensors"]],
            ["quantize", model, "--calibration", photo, "-o", model],
            ["quantize", model, "--calibration", photo, "-o", photo],
            ["quantize", model, "--calibration", photo, "-o", folder["photo-hard.safetensors"]],
            ["run", model, "--input", photo, "-o", model],
            ["run", model, "--input", photo, "-o", folder["photo-link.safetensors"]],
            ["detect", photo, "--draw", folder["photo-link.png"]],
            ["detect", photo, "--box-model", model, "--draw", folder["model-link.png"]],
        ]
        for words in onto {
            let result = try Executable.serval.run(words)
            #expect(result.status == 2, "\(words)")
            #expect(result.error.contains("would replace the input"), "\(result.error)")
        }
        #expect(try folder.bytes("model.safetensors") == before.0)
        #expect(try folder.bytes("photo.ppm") == before.1)
    }

    @Test func `the files of a calibration folder are inputs, too`() throws {
        try FileManager.default.createDirectory(atPath: folder["photos"], withIntermediateDirectories: true)
        try folder.write(SmallModel.photo(red: 9, green: 9, blue: 9), to: "photos/a.ppm")
        let result = try Executable.serval.run(
            "quantize", model, "--calibration", folder["photos"], "-o", folder["photos/a.ppm"])
        #expect(result.status == 2)
        #expect(result.error.contains("would replace the input"))
    }

    @Test func `devices, pipes and folders are refused before any work`() throws {
        #expect(mkfifo(folder["pipe.safetensors"], 0o600) == 0)
        try FileManager.default.createDirectory(atPath: folder["folder.safetensors"], withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder["device.safetensors"], withDestinationPath: "/dev/null")
        for (name, problem) in [
            ("pipe.safetensors", "it is a pipe"), ("folder.safetensors", "it is a folder"),
            ("device.safetensors", "it is a device"), ("missing/x.safetensors", "does not exist; make it first"),
        ] {
            for words in writers(folder[name]).dropLast() {
                let result = try Executable.serval.run(words)
                #expect(result.status == 3, "\(words)")
                #expect(result.error.contains("Cannot write") && result.error.contains(problem), "\(result.error)")
            }
        }
        // Found before the model, which is none, is read.
        let result = try Executable.serval.run("run", photo, "--input", photo, "-o", folder["missing/x.json"])
        #expect(result.error.contains("does not exist"))
        var status = stat()
        #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    }

    @Test func `a link stays a link, modes are kept, and a new file has what the mask leaves`() throws {
        let old = try folder.write([1], to: "old.json")
        chmod(old, 0o640)
        try FileManager.default.createSymbolicLink(atPath: folder["link.json"], withDestinationPath: "old.json")
        let result = try Executable.serval.run("run", model, "--input", photo, "-o", folder["link.json"])
        #expect(result.status == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder["link.json"]) == "old.json")
        var status = stat()
        #expect(stat(old, &status) == 0 && status.st_mode & 0o7777 == 0o640)
        #expect(try folder.text("old.json").contains("softmax"))
        for (mask, mode) in [("027", mode_t(0o640)), ("077", 0o600), ("000", 0o666)] {
            let path = folder["new-\(mask).json"]
            _ = try Executable.serval.shell(
                "umask \(mask); \"$0\" run \"$1\" --input \"$2\" -o \"$3\"", model, photo, path)
            #expect(stat(path, &status) == 0 && status.st_mode & 0o7777 == mode)
        }
    }

    @Test func `a dash is standard output, and reports go to standard error`() throws {
        let file = folder["half.safetensors"]
        #expect(try Executable.serval.run("quantize", model, "--type", "f16", "-o", file).status == 0)
        let result = try Executable.serval.run(
            ["quantize", model, "--type", "f16", "-o", "-"], stdout: folder["piped.safetensors"])
        #expect(result.status == 0)
        #expect(result.error.contains("bytes"))
        #expect(try folder.bytes("piped.safetensors") == (try folder.bytes("half.safetensors")))
        let run = try Executable.serval.run("run", model, "--input", photo, "-o", "-")
        #expect(try JSONParser.parse(run.output).object?["softmax"] != nil)
    }

    @Test func `a full disk leaves the old file and no temporary one`() throws {
        let old = try folder.write([7], to: "out.npy")
        // A limit of the process' file size stands in for a full disk.
        let limited = try Executable.serval.shell(
            "ulimit -f 0; exec \"$0\" run \"$1\" --input \"$2\" -o \"$3\"", model, photo, old)
        #expect(limited.status == 3)
        #expect(try folder.bytes("out.npy") == [7])
        #expect(!folder.names.contains { $0.hasSuffix(".tmp") })
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `a signal while a file is written leaves the old file and no temporary one`(signal: Int32) throws {
        let count = 1 << 23
        let large = try folder.write(SmallModel.unchanged(count: count), to: "large.safetensors")
        let input = try folder.write(
            ArrayFile.serialized(
                Tensor(shape: Shape(validated: [1, count])) { $0.initialize(repeating: 1) }), to: "large.npy")
        let old = try folder.write([7], to: "out.npy")
        // A run may end before the signal comes.
        for _ in 0..<20 {
            let process = try Executable.serval.start("run", large, "--input", input, "-o", old)
            while process.isRunning, !folder.names.contains(where: { $0.hasSuffix(".tmp") }) { usleep(200) }
            kill(process.processIdentifier, signal)
            process.waitUntilExit()
            #expect(!folder.names.contains { $0.hasSuffix(".tmp") })
            guard process.terminationReason == .uncaughtSignal else {
                try folder.write([7], to: "out.npy")
                continue
            }
            #expect(process.terminationStatus == signal)
            #expect(try folder.bytes("out.npy") == [7])
            return
        }
        Issue.record("no run was caught while it wrote")
    }
}
