import Foundation
import ServalWeights
import Testing

@Suite struct FileTests {
    /// A folder of its own, removed in the end.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "serval-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    private func files(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test func aFileIsWrittenWholeAndReplaced() throws {
        try withFolder { folder throws in
            let path = folder + "/model.safetensors"
            try writeFile([1, 2, 3], to: path)
            let old = try MappedFile(path: path)
            try writeFile(ModelFixture().bytes(), to: path)
            #expect(Array(old.bytes) == [1, 2, 3])
            #expect(try ModelFile(path: path).graph.nodes.count == 4)
            #expect(try files(in: folder) == ["model.safetensors"])
        }
    }

    @Test func aFailedWriteLeavesNothingBehind() throws {
        try withFolder { folder throws in
            #expect(throws: WeightsError.self) { try writeFile([1], to: folder + "/missing/file") }
            // The name is taken by a folder that is not empty.
            try FileManager.default.createDirectory(atPath: folder + "/taken/inner", withIntermediateDirectories: true)
            #expect(throws: WeightsError.self) { try writeFile([1], to: folder + "/taken") }
            #expect(try files(in: folder) == ["taken"])
        }
    }

    @Test func whatCannotBeReadIsAnErrorThatNamesIt() throws {
        try withFolder { folder throws in
            for path in [folder + "/missing", folder + "/missing/file"] {
                do throws(WeightsError) {
                    _ = try MappedFile(path: path)
                    Issue.record("\(path) can be read")
                } catch {
                    guard case .cannotRead(path, let reason) = error else {
                        Issue.record("\(error)")
                        continue
                    }
                    #expect(!reason.isEmpty)
                }
            }
            let path = folder + "/empty"
            try writeFile([], to: path)
            #expect(try MappedFile(path: path).byteCount == 0)
            #expect(throws: WeightsError.notAModel(.empty)) { try ModelFile(path: path) }
            try writeFile([1, 2, 3], to: path)
            #expect(throws: WeightsError.fileTooLarge(path: path, limit: 2)) {
                try MappedFile(path: path, sizeLimit: 2)
            }
        }
    }

    @Test func whatCannotBeMappedIsRead() throws {
        try withFolder { folder throws in
            let path = folder + "/pipe"
            guard mkfifo(path, 0o600) == 0 else { return }
            let bytes = ModelFixture().bytes()
            let writer = Thread {
                let handle = FileHandle(forWritingAtPath: path)
                handle?.write(Data(bytes))
                try? handle?.close()
            }
            writer.start()
            let model = try ModelFile(path: path)
            #expect(model.graph.nodes.count == 4)
        }
    }

    @Test func `what is no file is refused in a sentence`() throws {
        let folder = FileManager.default.temporaryDirectory.path
        #expect(throws: WeightsError.notAFile(path: folder, kind: .folder)) { try MappedFile(path: folder) }
        for path in ["/dev/zero", "/dev/null"] {
            #expect(throws: WeightsError.notAFile(path: path, kind: .device)) { try ModelFile(path: path) }
        }
        #expect(WeightsError.notAFile(path: "/dev/zero", kind: .device).description.contains("a device"))
    }

    @Test func `a pipe without end is read no further than the limit`() throws {
        try withFolder { folder throws in
            let path = folder + "/pipe"
            guard mkfifo(path, 0o600) == 0 else { return }
            signal(SIGPIPE, SIG_IGN)
            let writer = Thread {
                let handle = FileHandle(forWritingAtPath: path)
                let zeros = Data(count: 1 << 16)
                while (try? handle?.write(contentsOf: zeros)) != nil {}
            }
            writer.start()
            #expect(throws: WeightsError.streamTooLong(path: path, limit: 1 << 20)) {
                try MappedFile(path: path, sizeLimit: 1 << 20)
            }
        }
    }

    @Test func `a large file is refused by its header before the rest is looked at`() throws {
        try withFolder { folder throws in
            let path = folder + "/sparse"
            // 32 GiB, of which but the header takes room.
            let header = container(#"{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}"#)
            try writeFile(header, to: path)
            guard truncate(path, 1 << 35) == 0 else { return }
            let time = ContinuousClock().measure {
                #expect(throws: WeightsError.self) { try ModelFile(path: path) }
            }
            #expect(time < .seconds(2))
        }
    }
}
