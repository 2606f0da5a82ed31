import FaceServing
import Testing

/// How a photo's bytes come in.
@Suite struct UploadTests {
    private static func head(_ fields: String) -> String {
        "POST /faces HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n\r\n"
    }

    @Test func aClientThatAsksFirstIsToldToGoOn() async throws {
        let bytes = try SamplePhotos.chelsea()
        try await RunningServer.with { server in
            try await server.connected { connection in
                try await connection.send(Self.head("Expect: 100-continue\r\nContent-Length: \(bytes.count)"))
                #expect(try await connection.receive(upTo: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
                try await connection.send(bytes)
                #expect(try await connection.receive(upTo: "\r\n\r\n").hasPrefix("HTTP/1.1 200 OK\r\n"))
                #expect(try await connection.receive(upTo: "}]").contains("\"cat\""))
            }
        }
    }

    @Test func aClientThatAsksFirstLearnsThatItsFileIsTooLarge() async throws {
        try await RunningServer.with { server in
            try await server.connected { connection in
                try await connection.send(Self.head("Expect: 100-continue\r\nContent-Length: 999999999999"))
                #expect(try await connection.receive(upTo: "\r\n").hasPrefix("HTTP/1.1 413 "))
            }
        }
    }

    @Test func aFileInChunksIsRead() async throws {
        let bytes = try SamplePhotos.chelsea()
        try await RunningServer.with { server in
            try await server.connected { connection in
                try await connection.send(Self.head("Transfer-Encoding: chunked"))
                for part in [bytes.prefix(1000), bytes.dropFirst(1000)] {
                    try await connection.send("\(String(part.count, radix: 16))\r\n")
                    try await connection.send([UInt8](part))
                    try await connection.send("\r\n")
                }
                try await connection.send("0\r\n\r\n")
                #expect(try await connection.receive(upTo: "\r\n").hasPrefix("HTTP/1.1 200 "))
            }
        }
    }

    @Test func aFileInChunksIsRefusedWhereItGrowsTooLarge() async throws {
        var settings = ServerSettings()
        settings.bodyByteCount = 1000
        try await RunningServer.with(settings) { server in
            try await server.connected { connection in
                try await connection.send(Self.head("Transfer-Encoding: chunked"))
                try await connection.send("800\r\n" + String(repeating: "x", count: 0x800) + "\r\n")
                // The end never comes.
                #expect(try await connection.receive(upTo: "\r\n").hasPrefix("HTTP/1.1 413 "))
            }
            #expect(server.server.pool.load.places == 0)
        }
    }

    @Test func aClientThatSendsNothingMoreIsGivenUp() async throws {
        var settings = ServerSettings()
        (settings.workerCount, settings.queueLength, settings.timeLimit) = (1, 0, .seconds(2))
        try await RunningServer.with(settings) { server in
            try await server.connected { connection in
                try await connection.send(Self.head("Content-Length: 1000"))
                try await server.wait(for: "the request") { $0.places == 1 }
                try await server.wait(for: "its end") { $0.places == 0 }
                #expect(try await connection.receive(upTo: "\r\n").hasPrefix("HTTP/1.1 503 "))
            }
            #expect(server.server.pool.load.cancelled == 1)
            #expect(try await server.post(try SamplePhotos.chelsea()).status == 200)
        }
    }

    @Test func anUploadThatBreaksOffGivesItsPlaceBack() async throws {
        var settings = ServerSettings()
        (settings.workerCount, settings.queueLength) = (1, 0)
        try await RunningServer.with(settings) { server in
            try await server.connected { connection in
                try await connection.send(Self.head("Content-Length: 1000") + "half")
                try await server.wait(for: "the request") { $0.places == 1 }
            }
            try await server.wait(for: "its end") { $0.places == 0 }
            #expect(server.server.pool.load.answered == 0)
            #expect(try await server.post(try SamplePhotos.chelsea()).status == 200)
        }
    }
}
