import Foundation
import Testing

/// Runs the built `serval`, or `serval-benchmark`, as a shell would.
struct Executable {
    static let serval = Executable(name: "serval")
    static let benchmark = Executable(name: "serval-benchmark")

    struct Result {
        /// 128 and the signal's number where one ended the process, as in a shell.
        let status: Int32
        let output: String
        let error: String
    }

    let path: String

    init(path: String) { self.path = path }

    /// The executables lie in the folder that the tests' own lies in.
    private init(name: String) {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
        let isPackaged = bundle.bundlePath.hasSuffix(".xctest")
        let folder = isPackaged ? bundle.bundleURL.deletingLastPathComponent() : bundle.bundleURL
        path = folder.appending(path: name).path
    }

    /// - Parameter stdout: a path to write standard output to instead.
    func run(_ words: String..., stdout: String? = nil) throws -> Result { try run(words, stdout: stdout) }

    func run(_ words: [String], stdout: String? = nil) throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = words
        return try Self.finish(process, stdout: stdout)
    }

    /// Runs a line of the shell in which `$0` is the executable and `$1` and so on are the words.
    func shell(_ line: String, _ words: String...) throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", line, path] + words
        return try Self.finish(process, stdout: nil)
    }

    /// Starts it with its output thrown away and no signal blocked, as those of the tests' threads are.
    func start(_ words: String...) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = words
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        var (none, before) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try process.run()
        return process
    }

    private static func finish(_ process: Process, stdout: String?) throws -> Result {
        let folder = try TemporaryFolder()
        process.standardInput = FileHandle.nullDevice
        // Files, as pipes fill up.
        let handles = try [stdout ?? folder["stdout"], folder["stderr"]].map { path in
            if !FileManager.default.fileExists(atPath: path) {
                try Data().write(to: URL(filePath: path))
            }
            return try FileHandle(forWritingTo: URL(filePath: path))
        }
        (process.standardOutput, process.standardError) = (handles[0], handles[1])
        try process.run()
        process.waitUntilExit()
        for handle in handles { try? handle.close() }
        let status = process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
        return Result(
            status: status, output: stdout == nil ? try folder.text("stdout") : "", error: try folder.text("stderr"))
    }
}

/// A folder that goes with its last use.
final class TemporaryFolder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "serval-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var name: String { URL(filePath: path).lastPathComponent }

    /// The path of a name in the folder.
    subscript(name: String) -> String { "\(path)/\(name)" }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: self[name])), as: UTF8.self)
    }

    func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: self[name]))) }

    /// Writes a file and gives its path.
    @discardableResult
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        try Data(bytes).write(to: URL(filePath: self[name]))
        return self[name]
    }

    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}
