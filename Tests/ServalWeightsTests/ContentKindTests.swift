import Foundation
import ServalWeights
import Testing

/// What files of other programs are recognised as.
@Suite struct ContentKindTests {
    private static func format(_ bytes: [UInt8]) -> ContentKind? {
        bytes.withUnsafeBytes { ContentKind(content: $0) }
    }

    private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    private static let padding = [UInt8](repeating: 0, count: 64)

    /// A zip archive of stored, empty entries.
    private static func zip(_ names: [String], comment: Int = 0) -> [UInt8] {
        func short(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8)] }
        var (local, directory): ([UInt8], [UInt8]) = ([], [])
        for name in names {
            let offset = local.count
            local +=
                [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 22) + short(name.utf8.count) + [0, 0] + name.utf8
            directory += [0x50, 0x4B, 1, 2] + [UInt8](repeating: 0, count: 24) + short(name.utf8.count)
            directory += [UInt8](repeating: 0, count: 12) + short(offset) + [0, 0] + name.utf8
        }
        let end =
            [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + short(names.count) + short(names.count) + short(directory.count) + [0, 0]
        return local + directory + end + short(local.count) + [0, 0] + short(comment)
            + [UInt8](repeating: 0x20, count: comment)
    }

    private static let cases: [(bytes: [UInt8], format: ContentKind?)] = [
        ([], .empty),
        ([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A] + padding, .hdf5),
        ([UInt8](repeating: 0, count: 512) + [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A], .hdf5),
        (zip(["metadata.json", "config.json", "model.weights.h5"]), .kerasArchive),
        (zip(["config.json", "model.weights.h5"], comment: 300), .kerasArchive),
        (zip(["archive/data.pkl", "archive/version", "archive/data/0"]), .torch),
        (zip(["a.npy", "b.npy"]), .arrayArchive),
        (zip(["labels.txt", "keras_model.h5"]), .archive("zip", entry: "keras_model.h5")),
        (zip(["m/saved_model.pb", "m/variables/variables.index"]), .archive("zip", entry: "m/")),
        (zip(["readme.txt"]), .archive("zip", entry: nil)), (zip([]), .archive("zip", entry: nil)),
        ([0x50, 0x4B, 3, 4], .archive("zip", entry: nil)),
        ([0x1C, 0, 0, 0] + text("TFL3") + padding, .tensorFlowLite),
        ([0x08, 0x07, 0x12, 0x07] + text("pytorch") + [0x1A, 0x05] + text("2.1.0") + padding, .onnx),
        ([0x08, 0x08, 0x3A, 0x05] + padding, .onnx),
        ([0x08, 0x01, 0x12, 0x20, 0x0A, 0x10] + padding, .savedModel),
        ([0x08, 0x04, 0x12, 0x20, 0x0A, 0x10] + padding, .coreML),
        ([0x0A, 0x14, 0x0A, 0x01] + text("x") + [0x12, 0x0B] + text("Placeholder") + padding, .graphDef),
        ([0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20] + padding, .torch),
        ([0x80, 0x04, 0x95, 0, 0], .pickle), (text("GGUF") + padding, .gguf),
        ([0x93] + text("NUMPY") + padding, .array),
        (text("version https://git-lfs.github.com/spec/v1\noid sha256:0\n"), .largeFilePointer),
        (text("\n<!DOCTYPE HTML><html>"), .webPage), (text("<?xml version=\"1.0\"?>\n<net name=\"x\">"), .openVINO),
        (text("{\"class_name\": \"Sequential\", \"config\": {}}"), .kerasConfiguration),
        (text("{\"format\": \"layers-model\", \"modelTopology\": {\"class_name\": 1}}"), .tensorFlowJS),
        (text("0 cat\n1 dog\n2 something"), .text), (text("BMW is no picture"), .text),
        ([0xFF, 0xD8, 0xFF, 0xE0] + padding, .image("JPEG")), ([0x89, 0x50, 0x4E, 0x47] + padding, .image("PNG")),
        (text("P6 1 1 255\n") + [0, 1, 2], .image("PNM")),
        (text("RIFF") + [0, 0, 0, 0] + text("WEBPVP8 "), .image("WebP")),
        ([0, 0, 0, 0x18] + text("ftypheic") + padding, .image("HEIC")),
        ([0x1F, 0x8B, 8], .archive("gzip", entry: nil)),
        ([1, 2, 3], nil), ([UInt8](repeating: 0xEE, count: 100), nil), (text("short"), nil),
        (ModelFixture().bytes(), .safetensors), (container("{\"x\":1}"), .safetensors),
    ]

    @Test(arguments: cases.indices)
    func `files are recognised by their content`(index: Int) {
        #expect(Self.format(Self.cases[index].bytes) == Self.cases[index].format)
    }

    @Test func `the beginning of any such file is looked at without fault`() {
        for (bytes, _) in Self.cases {
            for length in 0..<min(bytes.count, 700) { _ = Self.format(Array(bytes[..<length])) }
        }
        // Lengths and offsets that lead nowhere.
        var archive = Self.zip(["config.json", "model.weights.h5"])
        for index in archive.indices {
            let byte = archive[index]
            archive[index] = 0xFF
            _ = Self.format(archive)
            archive[index] = byte
        }
        for tag in 0..<256 { _ = Self.format([UInt8(tag), 1, 0x12, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x0A]) }
    }

    @Test func `a model of another program is an error that names the exporter`() {
        for (bytes, format) in Self.cases {
            guard let format, format != .safetensors else { continue }
            do throws(WeightsError) {
                _ = try ModelFile(MappedFile(copying: bytes))
                Issue.record("\(format) loads")
            } catch {
                #expect(error == .notAModel(format))
                #expect(error.description.hasPrefix("The file is \(format), not a model file of Serval. "))
                #expect(error.description.hasSuffix(".") || error.description.hasSuffix("writes it."))
            }
            #expect(throws: WeightsError.notADump(format)) { try DumpFile(MappedFile(copying: bytes)) }
        }
        let exported: [ContentKind] = [
            .kerasArchive, .hdf5, .savedModel, .kerasConfiguration, .graphDef, .tensorFlowLite, .tensorFlowJS, .onnx,
            .torch, .coreML, .openVINO, .gguf, .archive("zip", entry: "keras_model.h5"), .text, .pickle,
        ]
        for format in exported { #expect(format.wayToModel.contains("python Weights/export_keras.py")) }
    }
}
