import Foundation
import Testing

/// The program in another folder than that of the build.
struct MovedProgramTests {
    private let folder: TemporaryFolder
    private let moved: Executable
    private static let photo = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Weights/chelsea.png").standardizedFileURL.path
    private static let buildFolder = URL(filePath: Executable.serval.path).deletingLastPathComponent().path

    init() throws {
        folder = try TemporaryFolder()
        moved = Executable(path: folder["serval"])
        try FileManager.default.copyItem(atPath: Executable.serval.path, toPath: moved.path)
    }

    private func resources(of target: String) throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.buildFolder)
        return try #require(names.first { $0.hasPrefix("Serval_\(target).") })
    }

    private func move(_ target: String) throws {
        let name = try resources(of: target)
        try FileManager.default.copyItem(atPath: "\(Self.buildFolder)/\(name)", toPath: folder[name])
    }

    @Test(arguments: [
        ("ServalPetWeightsFloat", "pet-faces.safetensors", []),
        ("ServalPetWeightsInt8", "pet-faces.int8.safetensors", ["--precision", "int8"]),
        ("ServalPetPairWeightsFloat", "pet-face-box.safetensors", ["--networks", "pair"]),
        ("ServalPetPairWeightsInt8", "pet-face-box.int8.safetensors", ["--networks", "pair", "--precision", "int8"]),
    ])
    func `without its networks it says what to copy, with them it finds faces`(
        target: String, file: String, options: [String]
    ) throws {
        let alone = try moved.run(["detect", Self.photo] + options)
        let resources = try resources(of: target)
        // Links in the temporary folder's own path are resolved.
        let place = URL(filePath: folder.path).resolvingSymlinksInPath().path
        #expect(alone.status == 3 && alone.output.isEmpty)
        #expect(alone.error.contains("There is no '\(resources)/\(file)' in '\(place)'"), "\(alone.error)")
        #expect(alone.error.contains("copy the folder '\(resources)'"), "\(alone.error)")

        try move(target)
        let complete = try moved.run(["detect", Self.photo] + options)
        #expect(complete.status == 0 && complete.output.contains("left_eye"), "\(complete.error)")
    }

    @Test func `through links and from other folders it finds the networks beside itself`() throws {
        try move("ServalPetWeightsInt8")
        let elsewhere = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(atPath: elsewhere["faces"], withDestinationPath: moved.path)
        try FileManager.default.createSymbolicLink(atPath: elsewhere["again"], withDestinationPath: "faces")
        for line in [
            "cd /; \"$0\" detect \"$1\" --precision int8",
            "cd \"$2\"; ./faces detect \"$1\" --precision int8",
            "cd /; PATH=\"$2\" again detect \"$1\" --precision int8",
            "cd \"$(dirname \"$0\")\"; exec ./serval detect \"$1\" --precision int8",
        ] {
            let result = try moved.shell(line, Self.photo, elsewhere.path)
            #expect(result.status == 0 && result.output.contains("left_eye"), "\(line): \(result.error)")
        }
    }

    @Test func `a folder of networks without the file counts as none`() throws {
        try FileManager.default.createDirectory(
            atPath: folder[try resources(of: "ServalPetWeightsFloat")], withIntermediateDirectories: true)
        let result = try moved.run("detect", Self.photo)
        #expect(result.status == 3 && result.error.contains("copy the folder"), "\(result.error)")
    }
}
