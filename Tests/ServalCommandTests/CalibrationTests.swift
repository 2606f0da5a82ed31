import Foundation
import ServalTensor
import ServalWeights
import Testing

/// What `quantize` is calibrated with.
struct CalibrationTests {
    private let folder: TemporaryFolder
    private let model: String
    private static let weights = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Weights").standardizedFileURL.path

    init() throws {
        folder = try TemporaryFolder()
        model = try folder.write(SmallModel(side: 8).bytes, to: "model.safetensors")
    }

    private func quantize(_ calibration: String, model: String? = nil) throws -> Executable.Result {
        try Executable.serval.run(
            "quantize", model ?? self.model, "--calibration", calibration, "-o", folder["out.safetensors"])
    }

    private func array(_ values: (Int) -> Float) throws -> String {
        try folder.write(
            ArrayFile.serialized(
                Tensor(shape: Shape(validated: [2, 8, 8, 3])) { for index in $0.indices { $0[index] = values(index) } }),
            to: "in.npy")
    }

    @Test func `of a folder the photos are taken, and the rest is listed`() throws {
        try FileManager.default.createDirectory(atPath: folder["photos/inner"], withIntermediateDirectories: true)
        try folder.write(Array("text".utf8), to: "photos/notes.txt")
        try folder.write([0xFF, 0xD8, 0xFF, 0], to: "photos/broken.jpg")
        try FileManager.default.copyItem(atPath: Self.weights + "/chelsea.png", toPath: folder["photos/cat.png"])
        let result = try quantize(folder["photos"])
        #expect(result.status == 0, "\(result.error)")
        for name in ["photos/inner", "photos/notes.txt", "photos/broken.jpg (cannot be read)"] {
            #expect(result.error.contains(name), "\(result.error)")
        }
        #expect(result.output.contains("with 1 input;"))
        try FileManager.default.removeItem(atPath: folder["photos/cat.png"])
        let none = try quantize(folder["photos"])
        #expect(none.status == 3 && none.error.contains("No photo is left"), "\(none.error)")
    }

    @Test func `inputs that say nothing about the ranges are warned of`() throws {
        #expect(try quantize(array { Float($0 % 256) / 255 }).error == "")
        let zeros = try quantize(array { _ in 0 })
        #expect(
            zeros.status == 0
                && zeros.error.contains("Warning: All values of the calibration inputs for 'photo' are 0.0"))
        let flat = try quantize(array { $0 % 3 == 0 ? 0.5 : 0.25 })
        #expect(flat.error.contains("is of one colour"), "\(flat.error)")
        let levels = try quantize(array { Float($0 % 256) })
        #expect(levels.error.contains("reach from 0.0 to 255.0, but pre-processed photos only from 0.0 to"))
    }

    @Test func `photos for a network that looks at a face are cropped to the one that is found`() throws {
        let photo = Self.weights + "/chelsea.png"
        let noFace = try folder.write(SmallModel.photo(red: 9, green: 9, blue: 9), to: "grey.ppm")
        func write(_ task: String) throws -> String {
            try folder.write(
                SmallModel(labels: ["a", "b", "c"], taskName: task, units: "input_pixels", side: 32).bytes,
                to: "\(task).safetensors")
        }
        func calibrated(_ task: String) throws -> String {
            let result = try quantize("\(noFace),\(photo)", model: write(task))
            #expect(result.status == 0, "\(result.error)")
            #expect(result.error.contains("grey.ppm (no face found)") == (task == "pet-face-points"))
            #expect(result.output.contains(task == "pet-face-points" ? "with 1 input;" : "with 2 inputs;"))
            let file = try SafetensorsFile(path: folder["out.safetensors"], rules: .container)
            return try #require(file.metadata["serval.graph"])
        }
        #expect(try calibrated("pet-face-points") != calibrated("other"))
        let none = try quantize(noFace, model: write("pet-face-points"))
        #expect(none.status == 3 && none.error.contains("No photo is left"))
    }
}
