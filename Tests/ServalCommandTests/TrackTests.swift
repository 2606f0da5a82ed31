import Foundation
import ServalImage
import ServalWeights
import Testing

/// `serval track` from the stream to the lines and the drawn video, with the bundled networks.
struct TrackTests {
    private let folder: TemporaryFolder
    private let photo: Image
    private static let frameCount = 4

    init() throws {
        folder = try TemporaryFolder()
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Weights/chelsea.png").standardizedFileURL
        photo = try Image.decode([UInt8](Data(contentsOf: path)))
    }

    /// Frames of the sample photo, each a little darker than the one before, in full detail of colour.
    private func video() -> [UInt8] {
        var bytes = [UInt8]("YUV4MPEG2 W\(photo.width) H\(photo.height) F25:1 C444 XCOLORRANGE=FULL\n".utf8)
        for frame in 0..<Self.frameCount {
            bytes += Array("FRAME\n".utf8)
            for row in [
                [0.299, 0.587, 0.114, 0], [-0.168736, -0.331264, 0.5, 128], [0.5, -0.418688, -0.081312, 128],
            ] {
                for pixel in stride(from: 0, to: photo.pixels.count, by: 3) {
                    let (red, green) = (Double(photo.pixels[pixel]), Double(photo.pixels[pixel + 1]))
                    let value = row[0] * red + row[1] * green + row[2] * Double(photo.pixels[pixel + 2]) + row[3]
                    bytes.append(UInt8(max(0, min(255, value - (row[3] == 0 ? Double(2 * frame) : 0)))))
                }
            }
        }
        return bytes
    }

    private func lines(_ text: String) throws -> [JSONObject] {
        try text.split(separator: "\n").map { try #require(try JSONParser.parse(String($0)).object) }
    }

    @Test func `each frame gives a line, and an animal keeps its number`() throws {
        let path = try folder.write(video(), to: "cat.y4m")
        let result = try Executable.serval.run("track", path, "--json")
        #expect(result.status == 0, "\(result.error)")
        let frames = try lines(result.output)
        #expect(frames.count == Self.frameCount)
        for (number, frame) in frames.enumerated() {
            #expect(frame["frame"]?.int == number)
            #expect(abs((frame["time"]?.number ?? 0) - Double(number) / 25) < 1e-9)
            let faces = try #require(frame["faces"]?.array)
            #expect(faces.count == 1)
            #expect(faces.first?.object?["id"]?.int == 1)
            #expect(faces.first?.object?["species"]?.string == "cat")
        }
        let piped = try Executable.serval.shell("\"$0\" track - --json < \"$1\"", path)
        #expect(piped.output == result.output)
    }

    @Test func `the drawn video has all frames, and the lines go to a file`() throws {
        let bytes = video()
        let path = try folder.write(bytes, to: "cat.y4m")
        let drawn = folder["drawn.y4m"]
        let result = try Executable.serval.run(
            ["track", path, "--draw", "--output", folder["faces.txt"]], stdout: drawn)
        #expect(result.status == 0, "\(result.error)")
        let output = try folder.bytes("drawn.y4m")
        let headerEnd = try #require(output.firstIndex(of: 0x0A))
        let frame = 6 + 3 * photo.width * photo.height
        #expect(output.count == headerEnd + 1 + Self.frameCount * frame)
        #expect(output.suffix(frame) != bytes.suffix(frame))
        let text = try folder.text("faces.txt")
        #expect(text.split(separator: "\n").count == Self.frameCount)
        #expect(text.hasPrefix("frame 0, 0.00 s: #1 cat"))
    }

    @Test func `a frame that is cut off is reported, and those before it are told`() throws {
        let path = try folder.write(Array(video().dropLast(1000)), to: "cut.y4m")
        let result = try Executable.serval.run("track", path, "--json")
        #expect(result.status != 0)
        let frames = try lines(result.output)
        #expect(frames.count == Self.frameCount)
        #expect(frames.dropLast().allSatisfy { $0["faces"] != nil })
        #expect(frames.last?["error"]?.string?.contains("ends within a frame") == true)
    }

    @Test func `what is no video is named`() throws {
        let path = try folder.write([], to: "empty.y4m")
        let empty = try Executable.serval.run("track", path)
        #expect(empty.status != 0)
        #expect(empty.error.contains("empty"))
        let photo = try folder.write(SmallModel.photo(red: 0, green: 255, blue: 0), to: "photo.ppm")
        let other = try Executable.serval.run("track", photo)
        #expect(other.status != 0)
        #expect(other.error.contains("yuv4mpegpipe"))
    }

    @Test func `an interrupted command leaves the lines that are whole`() throws {
        let path = try folder.write(video(), to: "cat.y4m")
        try folder.write(Array("old".utf8), to: "faces.txt")
        // The stream does not end, so that the command waits for more.
        let line = """
            mkfifo "$2"; "$0" track "$2" --json -o "$3/faces.txt" & pid=$!
            exec 3>"$2"; cat "$1" >&3
            while ! grep -q '"frame":3' "$3"/.serval.*.tmp 2>/dev/null; do sleep 0.1; done
            cat "$3/faces.txt"; kill -TERM $pid; wait $pid; echo " $?"
            """
        let result = try Executable.serval.shell(line, path, folder["pipe.y4m"], folder.path)
        #expect(result.output == "old 143\n")
        #expect(result.error.contains("faces.txt has the lines of the frames before."), "\(result.error)")
        #expect(try lines(folder.text("faces.txt")).map { $0["frame"]?.int } == [0, 1, 2, 3])
        #expect(!folder.names.contains { $0.hasSuffix(".tmp") })
    }

    @Test func `where nobody reads the drawn video, what there is is settled`() throws {
        let path = try folder.write(video(), to: "cat.y4m")
        try folder.write(Array("old".utf8), to: "faces.txt")
        for trap in ["", "trap '' PIPE;"] {
            let result = try Executable.serval.shell(
                "\(trap) \"$0\" track \"$1\" --draw -o \"$2\" | head -c 100 | wc -c", path, folder["faces.txt"])
            #expect(result.output.contains("100"))
            // Nothing of the first frame's line was written yet.
            #expect(try folder.text("faces.txt") == "old")
            #expect(!folder.names.contains { $0.hasSuffix(".tmp") })
        }
    }
}
