import Foundation
import ServalWeights
import Testing

/// What `writeFile` does to names that are taken.
@Suite struct WriteFileTests {
    private let folder: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "serval-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = url.path
    }

    private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

    private func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
    }

    private func mode(_ name: String) -> mode_t {
        var status = stat()
        return stat("\(folder)/\(name)", &status) == 0 ? status.st_mode & 0o7777 : 0
    }

    @Test(arguments: [0o600, 0o640, 0o755, 0o666] as [mode_t])
    func `a file that is replaced leaves its mode`(wanted: mode_t) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try writeFile([1], to: "\(folder)/file")
        chmod("\(folder)/file", wanted)
        try writeFile([2], to: "\(folder)/file")
        #expect(mode("file") == wanted)
        #expect(try bytes("file") == [2])
    }

    @Test func `links lead to what is written, whether or not it is there`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let manager = FileManager.default
        try manager.createDirectory(atPath: "\(folder)/inner", withIntermediateDirectories: true)
        try writeFile([1], to: "\(folder)/inner/old")
        try manager.createSymbolicLink(atPath: "\(folder)/first", withDestinationPath: "second")
        try manager.createSymbolicLink(atPath: "\(folder)/second", withDestinationPath: "inner/old")
        try manager.createSymbolicLink(atPath: "\(folder)/dangling", withDestinationPath: "inner/new")
        try manager.createSymbolicLink(atPath: "\(folder)/loop", withDestinationPath: "loop")
        try writeFile([2], to: "\(folder)/first")
        try writeFile([3], to: "\(folder)/dangling")
        #expect(try bytes("inner/old") == [2] && bytes("inner/new") == [3])
        #expect(try manager.destinationOfSymbolicLink(atPath: "\(folder)/first") == "second")
        #expect(try manager.destinationOfSymbolicLink(atPath: "\(folder)/dangling") == "inner/new")
        #expect(throws: WeightsError.self) { try writeFile([4], to: "\(folder)/loop") }
        #expect(try names() == ["dangling", "first", "inner", "loop", "second"])
    }

    @Test func `only regular files are replaced`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(mkfifo("\(folder)/pipe", 0o600) == 0)
        for (path, problem) in [
            ("\(folder)/pipe", "it is a pipe"), (folder, "it is a folder"), ("/dev/null", "it is a device"),
            ("\(folder)/new/", "it names a folder"), ("", "the name is empty"),
            ("\(folder)/missing/file", "the folder '\(folder)/missing' does not exist"),
            ("\(folder)/pipe/file", "Not a directory"),
        ] {
            do throws(WeightsError) {
                try writeFile([1], to: path)
                Issue.record("\(path) was written")
            } catch {
                #expect(error.description.contains(problem), "\(error)")
            }
        }
        #expect(try names() == ["pipe"])
    }

    @Test func `a name as long as names can be is written`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let name = String(repeating: "n", count: 255)
        try writeFile([1], to: "\(folder)/\(name)")
        #expect(try names() == [name])
    }

    @Test func `one file is the same under all of its names`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try writeFile([1], to: "\(folder)/file")
        try writeFile([1], to: "\(folder)/other")
        try FileManager.default.linkItem(atPath: "\(folder)/file", toPath: "\(folder)/hard")
        try FileManager.default.createSymbolicLink(atPath: "\(folder)/soft", withDestinationPath: "hard")
        let identity = try #require(FileIdentity(path: "\(folder)/file"))
        for name in ["hard", "soft", "./file"] {
            #expect(FileIdentity(path: "\(folder)/\(name)") == identity)
            #expect(try OutputTarget("\(folder)/\(name)").identity == identity)
        }
        #expect(FileIdentity(path: "\(folder)/other") != identity)
        #expect(FileIdentity(path: "\(folder)/missing") == nil)
        #expect(try OutputTarget("\(folder)/missing").identity == nil)
    }
}
