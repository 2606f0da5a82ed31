import Foundation
import ServalWeights
import Testing

/// Files of other kinds than the command takes.
struct ForeignFileTests {
    private let folder: TemporaryFolder
    private let model: String
    private let photo: String

    init() throws {
        folder = try TemporaryFolder()
        model = try folder.write(SmallModel().bytes, to: "model.safetensors")
        photo = try folder.write(SmallModel.photo(red: 1, green: 2, blue: 3), to: "photo.ppm")
    }

    private static let hdf5 = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 0, count: 100)

    @Test func `every command that takes a model says how to export a Keras file, whatever it is called`() throws {
        for name in ["model.h5", "model.keras", "model.safetensors.h5", "model"] {
            let file = try folder.write(Self.hdf5, to: name)
            let lines = [
                ["inspect", file], ["run", file, "--input", photo], ["verify", file, file],
                ["quantize", file, "--type", "f16", "-o", folder["out"]],
                ["quantize", file, "--calibration", photo, "-o", folder["out"]],
                ["detect", photo, "--box-model", file], ["detect", photo, "--landmark-model", file],
            ]
            for words in lines {
                let result = try Executable.serval.run(words)
                #expect(result.status == 3, "\(words)")
                #expect(result.error.contains("python Weights/export_keras.py MODEL.h5 -o"), "\(result.error)")
            }
            let network = try Executable.benchmark.run("network", file)
            #expect(network.error.contains("python Weights/export_keras.py"))
        }
    }

    @Test func `a SavedModel folder is one, and other folders are not`() throws {
        try FileManager.default.createDirectory(atPath: folder["saved"], withIntermediateDirectories: true)
        try folder.write([8, 1, 0x12, 0], to: "saved/saved_model.pb")
        let saved = try Executable.serval.run("inspect", folder["saved"])
        #expect(saved.error.contains("a TensorFlow SavedModel") && saved.error.contains("export_keras.py FOLDER"))
        #expect(try Executable.serval.run("inspect", folder.path).error.contains("a folder without a model"))
    }

    @Test func `a photo in place of a model, and a model in place of a photo, are told`() throws {
        let inspected = try Executable.serval.run("inspect", photo)
        #expect(inspected.status == 3 && inspected.error.contains("a picture (PNM)"))
        for file in [model, try folder.write(Self.hdf5, to: "model.h5")] {
            let detected = try Executable.serval.run("detect", file)
            #expect(detected.status == 1 && detected.error.contains("not a photo"), "\(detected.error)")
        }
        let input = try Executable.serval.run("run", model, "--input", folder["model.h5"])
        #expect(input.status == 3 && input.error.contains("a network's input is"))
        #expect(input.error.contains("export_keras.py MODEL.h5"), "\(input.error)")
        let pointer = try folder.write(Array("version https://git-lfs.github.com/spec/v1\n".utf8), to: "photo.jpg")
        for words in [["detect", pointer], ["run", model, "--input", pointer]] {
            #expect(try Executable.serval.run(words).error.contains("git lfs pull"))
        }
        let dump = try Executable.serval.run("verify", model, photo)
        #expect(dump.status == 3 && dump.error.contains("not a reference dump"))
        #expect(try Executable.serval.run("verify", model, model).error.contains("'dump' is needed"))
    }

    @Test func `every command that takes photos takes --max-pixels, and names it`() throws {
        let file = try folder.write(SmallModel(side: 2).bytes, to: "small.safetensors")
        let lines = [
            ["run", file, "--input", photo], ["detect", photo],
            ["quantize", file, "--calibration", photo, "-o", folder["out"]],
        ]
        for words in lines {
            let result = try Executable.serval.run(words + ["--max-pixels", "3"])
            #expect(result.status != 0)
            #expect(result.error.contains("--max-pixels 4 raises it"), "\(result.error)")
        }
        #expect(try Executable.serval.run(lines[0] + ["--max-pixels", "4"]).status == 0)
        let pipeline = try Executable.benchmark.run("pipeline", photo, "--max-pixels", "3")
        #expect(pipeline.status == 3 && pipeline.error.contains("--max-pixels"))
    }
}
