import Foundation
import Serval
import ServalCommandLine
import ServalKernels
import ServalTensor
import ServalTestSupport
import ServalWeights

/// `serval-record run`: runs model files and writes down the bits of what they give.
enum RunCommand {
    static let command = Command(
        "run", summary: "Runs model files on every backend and with 1, 2 and 3 threads; records the outputs' hashes.",
        discussion: """
            A record has a line for each run: file, batch, backend, threads, and the XXH64 of each output's bytes, or the
            error. Inputs are random numbers that the input's name and shape determine. Files below a megabyte are also run
            with two images a run.
            """,
        positionals: [models], options: [.option(output), .option(numerics)], run: run)

    private static let models = Positional(
        "PATH", .several, help: "Model files, or folders of them; dumps (*.dump.safetensors) are left out.")
    private static let output = Option.text("output", "FILE", help: "Where the record goes.")

    private static let numerics = Option.integer(
        "numerics", in: 1...NumericsVersion.latest.rawValue,
        help: "The version of the arithmetic; the latest by default.")

    /// Bytes of a model file above which one image a run has to do.
    private static let smallFile = 1 << 20

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        let target = try arguments.required(output)
        let numerics = arguments[numerics].flatMap(NumericsVersion.init(rawValue:)) ?? .latest
        let files = try arguments[models].flatMap(modelFiles)
        guard Set(files.map(\.name)).count == files.count else {
            throw UsageError.conflict(explanation: "Two of the paths end in the same folder and name.")
        }
        var record = Record()
        var progress = ProgressBar("Running", total: files.count)
        for file in files {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file.path)))
            for batch in bytes.count < smallFile ? [1, 2] : [1] {
                for backend in Backend.available {
                    run(file.name, bytes, ModelOptions(backend: backend, batch: batch, numerics: numerics), &record)
                }
            }
            progress.advance()
        }
        try record.text.write(toFile: target, atomically: true, encoding: .utf8)
        Console.write("\(record.runs.count.grouped) runs of \(files.count.grouped) files are recorded in \(target).\n")
        let differing = record.runsThatDependOnThreads
        for run in differing { Console.write("Other bits with other threads: \(run)\n") }
        return differing.isEmpty ? .success : .resultFailed
    }

    private static func run(_ name: String, _ bytes: [UInt8], _ options: ModelOptions, _ record: inout Record) {
        let threadCounts = [1, 2, 3]
        let (batch, backend) = (options.batch, options.backend?.rawValue ?? "")
        let model: Model
        do {
            model = try Model(bytes: bytes, options: options)
        } catch {
            for threads in threadCounts {
                record.add(Record.Run(name, batch, backend, threads), result: "error: \(error)")
            }
            return
        }
        let inputs = model.inputs.enumerated().map { index, port in
            var random = SplitMix64(name: "\(index) \(port.name) \(port.shape.dimensions)")
            return RandomTensor.make(from: &random, shape: port.shape.dimensions, range: -2...2)
        }
        for threads in threadCounts {
            let result: String
            do {
                let outputs = try model.makeSession(threads: .exactly(threads)).run(inputs)
                result = outputs.map(hash).joined(separator: " ")
            } catch {
                result = "error: \(error)"
            }
            record.add(Record.Run(name, batch, backend, threads), result: result)
        }
    }

    /// The hash of a tensor's bytes. All that is not a number counts as one: which of two such operands a processor passes
    /// on depends on their order.
    private static func hash(_ tensor: Tensor) -> String {
        let bits = tensor.withUnsafeFloats { $0.map { $0.isNaN ? Float.nan.bitPattern : $0.bitPattern } }
        return bits.withUnsafeBytes { XXH64.checksum($0) }
    }

    /// The model files that a path leads to, by the names that records have for them: with their folder's.
    private static func modelFiles(_ path: String) throws -> [(name: String, path: String)] {
        let url = URL(fileURLWithPath: path).standardizedFileURL
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            throw FileError(path: path, reason: "There is no such file or folder.")
        }
        let urls =
            isFolder.boolValue
            ? try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil).filter {
                $0.pathExtension == "safetensors" && !$0.lastPathComponent.hasSuffix(".dump.safetensors")
            }.sorted { $0.lastPathComponent < $1.lastPathComponent } : [url]
        return urls.map { ("\($0.deletingLastPathComponent().lastPathComponent)/\($0.lastPathComponent)", $0.path) }
    }
}
