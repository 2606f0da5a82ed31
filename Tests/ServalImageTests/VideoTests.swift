import ServalImage
import Testing

/// A stream in memory that gives a few bytes at a time.
private final class Stream {
    private let bytes: [UInt8]
    private let step: Int
    private var position = 0

    init(_ bytes: [UInt8], step: Int = .max) { (self.bytes, self.step) = (bytes, step) }

    func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, step, bytes.count - position)
        buffer.copyBytes(from: bytes[position..<position + count])
        position += count
        return count
    }

    func reader(sizeLimit: Int? = nil) throws(VideoError) -> VideoReader {
        try VideoReader(sizeLimit: sizeLimit) { (buffer) throws(VideoError) in self.read(buffer) }
    }
}

/// All frames of a stream, or what went wrong with each.
private func frames(
    _ bytes: [UInt8], step: Int = .max, sizeLimit: Int? = nil
) throws -> [Result<Image, VideoError>] {
    let reader = try Stream(bytes, step: step).reader(sizeLimit: sizeLimit)
    var frames: [Result<Image, VideoError>] = []
    while frames.count < 100 {
        do throws(VideoError) {
            guard let image = try reader.withNextFrame({ view, _, _ in Image(view) }) else { return frames }
            frames.append(.success(image))
        } catch { frames.append(.failure(error)) }
    }
    return frames
}

@Suite struct Y4MTests {
    private static let header = "YUV4MPEG2 W4 H2 F25:1 Ip A1:1 C420jpeg XYSCSS=420JPEG XCOLORRANGE=FULL\n"

    private func frame(_ levels: [UInt8], parameters: String = "") -> [UInt8] {
        Array("FRAME\(parameters)\n".utf8) + levels
    }

    private func gray(_ level: UInt8) -> [UInt8] { [UInt8](repeating: level, count: 8) + [128, 128, 128, 128] }

    @Test(arguments: [1, 3, 7, Int.max])
    func `Frames come as they are read, however few bytes come at a time`(step: Int) throws {
        let stream = Array(Self.header.utf8) + frame(gray(10)) + frame(gray(200), parameters: " Ip")
        let found = try frames(stream, step: step)
        let levels = try found.map { try $0.get()[3, 1] }
        #expect(levels == [RGBAColor(gray: 10), RGBAColor(gray: 200)])
    }

    @Test func `An empty line at the end is no frame`() throws {
        let found = try frames(Array(Self.header.utf8) + frame(gray(10)) + Array("\r\n\n".utf8))
        #expect(found.count == 1)
    }

    @Test func `The header's parameters are read, and written again`() throws {
        let header = try Y4MHeader(line: String(Self.header.dropLast()))
        #expect(header.width == 4 && header.height == 2 && header.range == .full)
        #expect(header.frameRate.map { [$0.numerator, $0.denominator] } == [25, 1])
        #expect(header.colorSpace == .yuv420jpeg)
        #expect(try Y4MHeader(line: header.line) == header)
        let plain = try Y4MHeader(line: "YUV4MPEG2 H2 W4")
        #expect(plain.colorSpace == .yuv420jpeg && plain.range == .video && plain.frameRate == nil)
    }

    @Test(arguments: [
        ("YUV4MPEG2 W4 F25:1", VideoError.invalidHeader(parameter: "size")),
        ("YUV4MPEG2 W4 H-2", .invalidHeader(parameter: "size")),
        ("YUV4MPEG2 W4000000000 H4000000000", .invalidHeader(parameter: "size")),
        ("YUV4MPEG2 W4 H2 F25", .invalidHeader(parameter: "frame rate")),
        ("YUV4MPEG2 W4 H2 C420p10", .unsupportedColorSpace("420p10")),
        ("YUV4MPEG2 W16000 H16000", .frameTooLarge(limit: (1 << 28) - (1 << 12))),
    ])
    func `An impossible header is refused`(line: String, error: VideoError) {
        #expect(throws: error) { try Y4MHeader(line: line) }
        #expect(throws: error) { try frames(Array((line + "\n").utf8)) }
    }

    @Test(arguments: Y4MHeader.ColorSpace.allCases, [(4, 2), (5, 3), (1, 1)])
    func `Every colour space holds a picture of any size`(
        colorSpace: Y4MHeader.ColorSpace, size: (width: Int, height: Int)
    ) throws {
        let header = Y4MHeader(
            width: size.width, height: size.height, frameRate: (30, 1), colorSpace: colorSpace, range: .video)
        let image = try Image(
            width: size.width, height: size.height,
            filledWith: colorSpace == .mono ? RGBAColor(gray: 90) : RGBAColor(red: 180, green: 90, blue: 40))
        let samples = YUVPicture(image, header).samples
        #expect(samples.count == header.byteCounts.frame)
        let found = try frames(Array((header.line + "\n").utf8) + frame(samples) + frame(samples))
        #expect(found.count == 2)
        for frame in found { #expect(ImageViewTests.difference(try frame.get(), image).largest <= 3) }
    }

    @Test func `A stream that ends within a frame gives what was whole, and says so`() throws {
        let stream = Array(Self.header.utf8) + frame(gray(10)) + frame(gray(20)).dropLast(5)
        let found = try frames(stream)
        #expect(found.count == 2)
        #expect(try found[0].get()[0, 0] == RGBAColor(gray: 10))
        #expect(found[1] == .failure(.frameTruncated(expected: 12, found: 7)))
    }

    @Test func `Bytes that are no frame are skipped up to the next one`() throws {
        let stream =
            Array(Self.header.utf8) + frame(gray(10)) + [1, 2, 3, 4, 5] + frame(gray(30)) + Array("FRAM".utf8)
        let found = try frames(stream)
        #expect(found.count == 4)
        #expect(found[1] == .failure(.frameMissing(skippedBytes: 5)))
        #expect(try found[2].get()[0, 0] == RGBAColor(gray: 30))
        #expect(found[3] == .failure(.frameMissing(skippedBytes: 4)))
    }

    @Test func `What is no video is refused`() throws {
        #expect(throws: VideoError.unrecognizedFormat(leadingBytes: [])) { try frames([]) }
        #expect(throws: VideoError.unrecognizedFormat(leadingBytes: [0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70])) {
            try frames([0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73])
        }
    }

    @Test func `Drawing changes the samples of drawn pixels alone`() throws {
        let header = Y4MHeader(width: 16, height: 8, frameRate: nil, colorSpace: .yuv420, range: .video)
        let samples = YUVPicture(try ImageViewTests.photo(16, 8), header).samples
        try samples.withUnsafeBytes { bytes in
            let original = Image(try header.view(bytes))
            let same = YUVPicture(bytes, original: original, drawn: original, header).samples
            #expect(same == samples)
            var drawn = original
            drawn[5, 3] = .white
            let changed = YUVPicture(bytes, original: original, drawn: drawn, header).samples
            let differing = samples.indices.filter { samples[$0] != changed[$0] }
            #expect(differing == [3 * 16 + 5, 128 + 8 + 2, 128 + 32 + 8 + 2])
            #expect(changed[3 * 16 + 5] == 235)
        }
    }
}

@Suite struct MotionJPEGTests {
    private let whole: [UInt8]
    private let other: [UInt8]

    init() throws {
        whole = try Fixture.named("baseline 4:4:4", in: JPEGFixtures.all).bytes
        other = try Fixture.named("baseline 4:2:2", in: JPEGFixtures.all).bytes
    }

    @Test(arguments: [1, 5, 1000, Int.max])
    func `Files that follow each other are frames, however few bytes come at a time`(step: Int) throws {
        let found = try frames(whole + other + whole, step: step)
        #expect(try found.map { try $0.get() } == [whole, other, whole].map { try Image.decode($0) })
    }

    @Test func `Text between the files of an HTTP stream is skipped`() throws {
        let part = Array("\r\n--boundary\r\nContent-Type: image/jpeg\r\nContent-Length: 9\r\n\r\n".utf8)
        for stream in [part + whole + part + other + part, Array(part.dropFirst(2)) + whole + part + other] {
            #expect(try frames(stream).map { try $0.get() } == [Image.decode(whole), Image.decode(other)])
        }
    }

    @Test func `A picture inside a file's segment is no frame`() throws {
        let length = other.count + 2
        let segment = [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + other
        let found = try frames(whole[..<2] + segment + whole[2...] + other)
        #expect(try found.map { try $0.get() } == [Image.decode(whole), Image.decode(other)])
    }

    @Test func `What is too long for a frame is refused once, and reading goes on behind it`() throws {
        let limit = whole.count + 100
        let endless = [0xFF, 0xD8, 0xFF, 0xDA, 0, 2] + [UInt8](repeating: 7, count: 3 * limit)
        let found = try frames(endless + whole, step: 64, sizeLimit: limit)
        try #require(found.count == 2)
        #expect(throws: VideoError.frameTooLarge(limit: limit)) { try found[0].get() }
        #expect(try found[1].get() == Image.decode(whole))
    }

    @Test func `A frame without its end does not take the next one with it`() throws {
        let found = try frames(whole[..<(whole.count - 30)] + other + whole)
        #expect(found.count == 3)
        #expect(try found[1].get() == Image.decode(other))
        #expect(try found[2].get() == Image.decode(whole))
    }

    @Test func `A damaged frame is told of, and the others are read`() throws {
        var damaged = whole
        // The quantization table's length.
        let position = try #require(damaged.indices.first { damaged[$0] == 0xFF && damaged[$0 + 1] == 0xDB })
        damaged.replaceSubrange(position + 2..<position + 4, with: [0, 1])
        let found = try frames(other + damaged + other)
        #expect(try found.first?.get() == Image.decode(other) && found.last?.get() == Image.decode(other))
        #expect(found.count == 3)
        guard case .failure(.image)? = found.dropFirst().first else {
            Issue.record("\(found)")
            return
        }
    }
}
