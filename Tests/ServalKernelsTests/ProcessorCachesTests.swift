import Foundation
import ServalKernels
import Testing

@Suite struct ProcessorCachesTests {
    private func caches(_ indices: [[String: String]]) throws -> ProcessorCaches {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (index, files) in indices.enumerated() {
            let cache = folder.appendingPathComponent("index\(index)")
            try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
            for (name, text) in files {
                try Data("\(text)\n".utf8).write(to: cache.appendingPathComponent(name))
            }
        }
        return ProcessorCaches(sysfs: folder.path)
    }

    @Test func dataCachesAreTakenByTheirLevel() throws {
        let caches = try caches([
            ["level": "1", "type": "Data", "size": "48K"], ["level": "1", "type": "Instruction", "size": "32K"],
            ["level": "2", "type": "Unified", "size": "2048K"], ["level": "3", "type": "Unified", "size": "105M"],
        ])
        #expect(caches.level1 == 48 << 10)
        #expect(caches.level2 == 2 << 20)
        #expect(caches.level3 == 105 << 20)
    }

    @Test(arguments: ["", "K", "0K", "-4K", "many", "9223372036854775807G"])
    func aSizeThatMakesNoSenseIsNotTold(size: String) throws {
        #expect(try caches([["level": "2", "type": "Unified", "size": size]]).level2 == nil)
    }

    @Test func whatIsNotThereIsNotTold() throws {
        let caches = try caches([["level": "1", "size": "32K"], ["type": "Data", "size": "32K"]])
        #expect(caches.level1 == nil && caches.level2 == nil && caches.level3 == nil)
    }
}
