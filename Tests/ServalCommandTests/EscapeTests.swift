import Foundation
import ServalWeights
import Testing

/// Text from files and command lines reaches a terminal in escapes.
struct EscapeTests {
    /// Sets a window's title, colours, turns the direction of writing, forges a line; C1 and DEL.
    private static let hostile =
        "\u{1B}]0;pwned\u{7}\u{1B}[31mred\u{202E}x\u{2066}y\u{9B}2J\u{7F}\nforged\r\u{85}\u{2028}"

    private let folder: TemporaryFolder
    private let model: String
    private let photo: String

    init() throws {
        folder = try TemporaryFolder()
        let hostile = Self.hostile
        model = try folder.write(
            SmallModel(labels: [hostile, "b", "c"], denseName: hostile, producer: hostile).bytes, to: "m.safetensors")
        photo = try folder.write(SmallModel.photo(red: 255, green: 0, blue: 0), to: "\(hostile).ppm")
    }

    private static func isHarmless(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { !$0.isUnprintable || $0 == "\n" } && !text.contains("\nforged")
    }

    @Test func `no command prints what a terminal would act on`() throws {
        let half = folder["\(Self.hostile).safetensors"]
        let notModel = try folder.write(Array("{\(Self.hostile)".utf8), to: "text\(Self.hostile)")
        let labels = try folder.write(Array("file,width,height\n\(Self.hostile),1,1\n".utf8), to: "labels.csv")
        let lines: [[String]] = [
            ["inspect", model], ["inspect", model, "--json"], ["inspect", notModel], ["inspect", Self.hostile],
            ["run", model, "--input", photo], ["run", model, "--input", photo, "--json"],
            ["run", model, "--input", photo, "-o", "-"], ["run", model, "--input", notModel],
            ["quantize", model, "--type", "f16", "-o", half],
            ["quantize", model, "--type", "f16", "-o", half, "--json"],
            ["quantize", model, "--calibration", photo, "-o", half],
            ["quantize", model, "--calibration", photo, "-o", half, "--json"],
            ["quantize", model, "--calibration", photo, "-o", half, "--keep-float", Self.hostile],
            ["quantize", model, "--calibration", labels, "-o", half],
            ["verify", model, notModel], ["detect", notModel], ["detect", notModel, "--json"],
            ["evaluate", labels, "--boxes"], ["evaluate", notModel, "--boxes"], [Self.hostile],
            ["run", Self.hostile, "--\(Self.hostile)"], ["run", model, "--top", Self.hostile],
        ]
        for words in lines {
            let result = try Executable.serval.run(words)
            #expect(Self.isHarmless(result.output), "\(words.debugDescription)")
            #expect(Self.isHarmless(result.error), "\(words.debugDescription)")
        }
    }

    @Test func `benchmarks do not either`() throws {
        let quick = ["--min-time", "0", "--warmup", "0"]
        let hostile = try folder.write(
            SmallModel(denseName: Self.hostile).bytes, to: "b\(Self.hostile).safetensors")
        for words in [
            ["layers", hostile] + quick, ["layers", hostile, "--csv"] + quick, ["network", hostile] + quick,
        ] {
            let result = try Executable.benchmark.run(words)
            #expect(result.status == 0)
            #expect(Self.isHarmless(result.output), "\(words.debugDescription)")
        }
    }

    @Test func `JSON keeps the text`() throws {
        let json = try JSONParser.parse(Executable.serval.run("inspect", model, "--json").output)
        #expect(json.object?["labels"]?.strings?.first == Self.hostile)
        #expect(json.object?["producer"]?.string == Self.hostile)
        #expect(json.object?["layers"]?.array?[2].object?["name"]?.string == Self.hostile)
    }

    @Test func `an argument that is not UTF-8 is told`() throws {
        let result = try Executable.serval.shell("exec \"$0\" inspect \"$(printf 'a\\377b')\"")
        #expect(result.status == 2)
        #expect(result.error.contains("is not UTF-8"))
    }
}
