import Foundation
import ServalImage
import ServalTensor
import ServalWeights
import Testing

/// Folders and the standard input in the place of files.
struct FolderTests {
    private let folder: TemporaryFolder
    private let model: String

    init() throws {
        folder = try TemporaryFolder()
        model = try folder.write(SmallModel(labels: ["red", "green", "blue"]).bytes, to: "model.safetensors")
        try FileManager.default.createDirectory(atPath: folder["photos/inner"], withIntermediateDirectories: true)
        try folder.write(SmallModel.photo(red: 255, green: 0, blue: 0), to: "photos/red.ppm")
        try folder.write(SmallModel.photo(red: 0, green: 0, blue: 255), to: "photos/blue.ppm")
        try folder.write(Array("no photo".utf8), to: "photos/notes.txt")
        try folder.write(Array("P6 9 9 255\n1".utf8), to: "photos/cut.ppm")
    }

    private func objects(_ text: String) throws -> [JSONObject] {
        try #require(try JSONParser.parse(text).array).map { try #require($0.object) }
    }

    @Test func `a folder's photos are looked at by name, and what is none is listed`() throws {
        let result = try Executable.serval.run("run", model, "--input", folder["photos"], "--json")
        #expect(result.error.contains("Skipped 2 files that are no photos: "), "\(result.error)")
        #expect(result.error.contains("photos/inner") && result.error.contains("photos/notes.txt"))
        let photos = try objects(result.output)
        #expect(photos.map { $0["file"]?.string } == ["blue", "cut", "red"].map { folder["photos/\($0).ppm"] })
        #expect(photos[0]["top"]?.array?.first?.object?["label"]?.string == "blue")
        #expect(photos[2]["top"]?.array?.first?.object?["label"]?.string == "red")
        // A cut photo is either shown in part or told; in both cases the others are there.
        #expect(result.status == (photos[1]["error"] == nil ? 0 : 1))
        // One line for each photo, and two for the list.
        #expect(result.output.split(separator: "\n").count == 5)
        let text = try Executable.serval.run("run", model, "--input", folder["photos"]).output
        #expect(text.contains("red.ppm\nindex"))
        let output = try Executable.serval.run(
            "run", model, "--input", folder["photos"], "-o", folder["out.json"])
        #expect(output.status == 2 && output.error.contains("the results of a folder are printed"))
    }

    @Test func `detect takes folders, and tells where each drawing went`() throws {
        try FileManager.default.removeItem(atPath: folder["photos/cut.ppm"])
        let result = try Executable.serval.shell(
            "cd \"$1\" && exec \"$0\" detect photos --json-lines --draw out", folder.path)
        #expect(result.status == 0, "\(result.error)")
        let lines = try result.output.split(separator: "\n").map { try JSONParser.parse(String($0)).object }
        #expect(lines.map { $0?["file"]?.string } == ["photos/blue.ppm", "photos/red.ppm"])
        for name in ["blue", "red"] {
            #expect(result.error.contains("Drew photos/\(name).ppm to out/\(name).png.\n"))
            #expect(try Image.decode(folder.bytes("out/\(name).png")).width == 2)
        }
        let list = try Executable.serval.run("detect", folder["photos"], "--json")
        #expect(try objects(list.output).count == 2)
        #expect(!list.error.contains("\r"))
        let both = try Executable.serval.run("detect", folder["photos"], "--json", "--json-lines")
        #expect(both.status == 2)
    }

    @Test func `a dash is the standard input, of a file or a pipe`() throws {
        let photo = folder["photos/red.ppm"]
        for line in [
            "exec \"$0\" run \"$1\" --input - --json < \"$2\"", "cat \"$2\" | \"$0\" run \"$1\" --input - --json",
            "{ head -c 0; \"$0\" run \"$1\" --input - --json; } < \"$2\"",
        ] {
            let result = try Executable.serval.shell(line, model, photo)
            #expect(result.status == 0, "\(result.error)")
            #expect(result.output.contains("\"label\": \"red\""))
        }
        let array = try folder.write(SmallModel.array([[0, 255, 0]].map { $0.map { $0 / 255 } }), to: "a.npy")
        let fromArray = try Executable.serval.shell("\"$0\" run \"$1\" --input - < \"$2\"", model, array)
        #expect(fromArray.output.contains("green"))
        for line in [
            "\"$0\" quantize \"$1\" --calibration - -o \"$3\" < \"$2\"",
            "cat \"$2\" | \"$0\" quantize \"$1\" --calibration - -o \"$3\"",
        ] {
            #expect(try Executable.serval.shell(line, model, photo, folder["q.safetensors"]).status == 0)
            #expect(try Executable.serval.shell(line, model, array, folder["q.safetensors"]).status == 0)
        }
        let detected = try Executable.serval.shell("\"$0\" detect - --json < \"$1\"", photo)
        #expect(try objects(detected.output).first?["file"]?.string == "-")
        #expect(
            try Executable.serval.shell("\"$0\" detect - < \"$1\"", photo).output.hasPrefix("standard input: 2 x 2"))
        #expect(try Executable.serval.shell("\"$0\" detect - - < \"$1\"", photo).status == 2)
        let empty = try Executable.serval.shell("printf '' | \"$0\" detect -")
        #expect(empty.status == 1 && empty.error.contains("standard input"), "\(empty.error)")
        let labels = try Executable.serval.shell("printf 'file\\n' | \"$0\" evaluate -")
        #expect(labels.status == 3 && labels.error.contains("standard input: "), "\(labels.error)")
        let onto = try Executable.serval.shell("\"$0\" run \"$1\" --input - -o \"$2\" < \"$2\"", model, array)
        #expect(onto.status == 2 && onto.error.contains("would replace the input 'standard input'"), "\(onto.error)")
    }

    @Test func `drawings and plots are PNG files, whatever another name asks for`() throws {
        for name in ["x.jpg", "x.JPEG", "x.webp", "x.gif", "x.heic", "x.pdf"] {
            let drawn = try Executable.serval.run("detect", folder["photos/red.ppm"], "--draw", folder[name])
            #expect(drawn.status == 2 && drawn.error.contains("PNG"), "\(drawn.error)")
            let plot = try Executable.serval.run("evaluate", folder["labels.csv"], "--plot", folder[name])
            #expect(plot.status == 2 && plot.error.contains("PNG"), "\(plot.error)")
            #expect(!folder.names.contains(name))
        }
        try FileManager.default.createDirectory(atPath: folder["album.jpg"], withIntermediateDirectories: true)
        let result = try Executable.serval.run("detect", folder["photos/red.ppm"], "--draw", folder["album.jpg"])
        #expect(result.status == 0 && result.error.contains("album.jpg/red.png."), "\(result.error)")
        // Before the labels, which are not there.
        let missing = try Executable.serval.run(
            "evaluate", folder["labels.csv"], "--plot", folder["none/x.png"])
        #expect(missing.status == 3 && missing.error.contains("does not exist; make it first"))
    }
}
