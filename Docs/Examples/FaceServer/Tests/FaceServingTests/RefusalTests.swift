import FaceServing
import ServalPets
import Testing

@Suite struct RefusalTests {
    struct Refused: Sendable, CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        let status: Int
        let word: String

        var testDescription: String { name }
    }

    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    static let refused = [
        Refused(name: "nothing", bytes: [], status: 400, word: "empty"),
        Refused(name: "text", bytes: [UInt8]("a cat".utf8), status: 415, word: "PNG"),
        Refused(
            name: "a web page", bytes: [UInt8]("<!DOCTYPE html><html><body>404</body></html>".utf8),
            status: 415, word: "web page"),
        Refused(
            name: "WebP", bytes: [UInt8]("RIFF".utf8) + [26, 0, 0, 0] + [UInt8]("WEBPVP8 ".utf8) + [0, 0, 0, 0],
            status: 415, word: "WebP"),
        Refused(
            name: "a PNG of a signature alone", bytes: signature, status: 422, word: "PNG"),
        Refused(
            name: "a JPEG of two markers", bytes: [0xFF, 0xD8, 0xFF, 0xD9], status: 422, word: "JPEG"),
        Refused(
            name: "a PPM that announces more pixels than the limit", bytes: [UInt8]("P6 60000 60000 255\n".utf8),
            status: 413, word: "50000000 pixels"),
    ]

    @Test(arguments: refused)
    func whatIsNoPhotoIsRefusedWithASentence(_ refused: Refused) async throws {
        try await RunningServer.with { server in
            let response = try await server.post(refused.bytes)
            #expect(response.status == refused.status)
            #expect(response.headers["content-type"] == "application/json; charset=utf-8")
            #expect(try response.error().contains(refused.word))
            // The server goes on.
            #expect(try await server.send("GET", "/health").status == 200)
        }
    }

    @Test func theErrorIsTheDecodersOwnText() async throws {
        let bytes = [UInt8](try SamplePhotos.chelsea().prefix(20))
        let expected = #expect(throws: ImageError.self) { try Image.decode(bytes) }
        try await RunningServer.with { server in
            let response = try await server.post(bytes)
            #expect(response.status == 422)
            #expect(try response.error() == expected?.description)
        }
    }

    @Test func aFileBeyondTheLimitIsRefused() async throws {
        let bytes = try SamplePhotos.chelsea()
        var settings = ServerSettings()
        settings.bodyByteCount = bytes.count
        try await RunningServer.with(settings) { server in
            #expect(try await server.post(bytes).status == 200)
            let response = try await server.post(bytes + [0])
            #expect(response.status == 413)
            #expect(try response.error().contains("\(bytes.count) bytes"))
        }
    }

    @Test func aPhotoOfTooManyPixelsIsRefused() async throws {
        let bytes = try SamplePhotos.chelsea()
        var settings = ServerSettings()
        settings.decodeLimits.maximumPixelCount = 451 * 300 - 1
        try await RunningServer.with(settings) { server in
            let response = try await server.post(bytes)
            #expect(response.status == 413)
            #expect(try response.error().contains("451 x 300"))
        }
    }

    @Test func otherPathsAndMethodsAreRefusedAsJSON() async throws {
        try await RunningServer.with { server in
            let missing = try await server.send("GET", "/nothing")
            #expect(missing.status == 404)
            #expect(try missing.error() == "Not Found")
            let got = try await server.send("GET", "/faces")
            #expect(got.status == 405)
            #expect(got.headers["allow"] == "POST")
        }
    }
}
