import FaceServing
import Testing

/// What happens when there is more to do than workers, and when nobody wants an answer any more.
@Suite(.serialized) struct LoadTests {
    /// - Parameter isThorough: whether every place with the least likeness is looked at, so that a photo takes long.
    private static func settings(
        workers: Int, queue: Int, timeLimit: Duration = .seconds(120), isThorough: Bool = false
    ) -> ServerSettings {
        var settings = ServerSettings()
        if isThorough { settings.minimumScore = 0 }
        (settings.workerCount, settings.queueLength, settings.timeLimit) = (workers, queue, timeLimit)
        settings.bodyByteCount = 64 << 20
        return settings
    }

    @Test func aRequestBeyondTheQueueIsToldToComeBack() async throws {
        let bytes = try SamplePhotos.chelsea()
        try await RunningServer.with(Self.settings(workers: 1, queue: 1)) { server in
            try await withThrowingTaskGroup(of: Int.self) { group in
                try await server.occupyingWorker {
                    for _ in 0..<2 { group.addTask { try await server.post(bytes).status } }
                    try await server.wait(for: "two requests with a place") { $0.places == 2 }
                    let response = try await server.post(bytes)
                    #expect(response.status == 503)
                    #expect(response.headers["retry-after"] == "1")
                    #expect(try response.error().contains("2 places"))
                    #expect(server.server.pool.load.refused == 1)
                    // What needs no worker is answered all the same.
                    #expect(try await server.send("GET", "/health").status == 200)
                }
                for try await status in group { #expect(status == 200) }
            }
            #expect(try await server.post(bytes).status == 200)
        }
    }

    @Test func aRequestThatWaitsGivesItsPlaceBackWhenItsClientGoes() async throws {
        let bytes = try SamplePhotos.chelsea()
        try await RunningServer.with(Self.settings(workers: 1, queue: 1)) { server in
            try await server.occupyingWorker {
                try await server.connected { client in
                    try await client.send("POST", "/faces", body: bytes)
                    try await server.wait(for: "the request") { $0.places == 1 }
                }
                try await server.wait(for: "its place") { $0.places == 0 }
                #expect(server.server.pool.load.cancelled == 1)
            }
            #expect(try await server.post(bytes).status == 200)
            #expect(server.server.pool.load.answered == 1)
        }
    }

    @Test func aRunStopsWhenItsClientGoes() async throws {
        let bytes = try SamplePhotos.chelsea()
        try await RunningServer.with(Self.settings(workers: 1, queue: 1, isThorough: true)) { server in
            let clock = ContinuousClock()
            let wholeRun = try await clock.measure {
                let response = try await server.post(bytes)
                #expect(response.status == 200)
            }
            let stopped = try await clock.measure {
                try await server.connected { client in
                    try await client.send("POST", "/faces", body: bytes)
                    try await server.wait(for: "the run") { $0.busy == 1 }
                    try await Task.sleep(for: wholeRun / 4)
                }
                try await server.wait(for: "the worker") { $0.busy == 0 && $0.places == 0 }
            }
            #expect(stopped < wholeRun * 3 / 4)
            #expect(server.server.pool.load.cancelled == 1)
            // The session is as good as before.
            let first = try await server.post(bytes)
            let second = try await server.post(bytes)
            #expect(first.status == 200 && first.body == second.body)
        }
    }

    @Test func aRunStopsWhenItsTimeIsOver() async throws {
        let bytes = try SamplePhotos.chelsea()
        // A part of the time that this machine takes.
        let wholeRun = try await RunningServer.with(Self.settings(workers: 1, queue: 1, isThorough: true)) { server in
            try await ContinuousClock().measure {
                let response = try await server.post(bytes)
                #expect(response.status == 200)
            }
        }
        let limit = wholeRun / 4
        let settings = Self.settings(workers: 1, queue: 1, timeLimit: limit, isThorough: true)
        try await RunningServer.with(settings) { server in
            let response = try await server.post(bytes)
            #expect(response.status == 503)
            #expect(response.headers["retry-after"] == "1")
            #expect(try response.error().contains("within \(limit)"))
            #expect(server.server.pool.load.busy == 0)
            #expect(server.server.pool.load.cancelled == 1)
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func aShutdownTakesNoMoreRequestsAndLetsThoseUnderWayEnd() async throws {
        let bytes = try SamplePhotos.chelsea()
        try await RunningServer.with(Self.settings(workers: 1, queue: 1)) { server in
            let answered = try await withThrowingTaskGroup(of: Response.self) { group in
                try await server.occupyingWorker {
                    group.addTask { try await server.post(bytes) }
                    try await server.wait(for: "the request") { $0.places == 1 }
                    await server.beginShutdown()
                    while await server.answers() { try await Task.sleep(for: .milliseconds(5)) }
                }
                return try await group.next()
            }
            #expect(answered?.status == 200)
        }
    }
}
