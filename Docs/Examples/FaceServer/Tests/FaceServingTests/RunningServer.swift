import FaceServing
import Hummingbird
import Logging
import NIOCore
import ServalPetWeightsFloat
import ServiceLifecycle
import Testing

/// A server on a socket of its own, for the time of a test.
struct RunningServer: Sendable {
    let server: FaceServer
    let port: Int
    private let services: ServiceGroup

    /// Loaded once; every server shares them.
    static let models = Result { try PetFaceModels(weights: .float32) }

    static func with<T: Sendable>(
        _ settings: ServerSettings = ServerSettings(), _ body: @Sendable (RunningServer) async throws -> T
    ) async throws -> T {
        var settings = settings
        settings.port = 0
        let server = try FaceServer(models: try models.get(), settings: settings)
        let (ports, source) = AsyncStream<Int>.makeStream()
        let application = server.application { channel in
            if let port = channel.localAddress?.port { source.yield(port) }
        }
        let services = ServiceGroup(services: [application], logger: Logger(label: "tests"))
        let value = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { source.finish() }
                try await services.run()
            }
            var found: Int?
            for await port in ports {
                found = port
                break
            }
            let result: Result<T, any Error>
            do {
                result = .success(
                    try await body(RunningServer(server: server, port: try #require(found), services: services)))
            } catch {
                result = .failure(error)
            }
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
            return try result.get()
        }
        try await server.pool.shutDown()
        return value
    }

    /// What SIGTERM does to the program.
    func beginShutdown() async { await services.triggerGracefulShutdown() }

    /// A connection that is closed at the end of `body`.
    func connected<R: Sendable>(_ body: (inout RawConnection) async throws -> R) async throws -> R {
        try await RawConnection.with(port: port, body)
    }

    /// One request on a connection of its own.
    func send(_ method: String, _ path: String, body: [UInt8]? = nil) async throws -> Response {
        try await connected { try await $0.exchange(method, path, body: body) }
    }

    func post(_ photo: [UInt8], to path: String = "/faces") async throws -> Response {
        try await send("POST", path, body: photo)
    }

    /// Whether somebody new is served.
    func answers() async -> Bool { (try? await send("GET", "/health")) != nil }

    /// Waits until the pool's load is as wanted.
    func wait(
        for what: String, within limit: Duration = .seconds(60), _ condition: (FinderPool.Load) -> Bool
    ) async throws {
        let end = ContinuousClock.now + limit
        while !condition(server.pool.load) {
            try #require(.now < end, "waited too long for \(what): \(server.pool.load)")
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    /// Keeps a worker from serving until `body` has returned.
    func occupyingWorker(_ body: () async throws -> Void) async throws {
        try await server.pool.withWorker { _ in try await body() }
    }
}
