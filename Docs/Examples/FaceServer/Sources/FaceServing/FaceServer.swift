import Hummingbird
import Logging
import NIOCore
import Serval
import ServalPets

/// Faces as JSON over HTTP: one copy of the networks, a pool of workers, a bounded queue.
///
/// | request | answer |
/// |---|---|
/// | `POST /faces`, a photo's file as body | the faces, as `serval detect --json` prints them |
/// | `GET /health` | that the server is up, and what it does |
/// | `GET /` | a page to try it with |
public struct FaceServer: Sendable {
    private struct Health: Encodable {
        let status = "ok"
        let version: String
        let load: FinderPool.Load
    }

    private let settings: ServerSettings
    package let pool: FinderPool

    /// - Throws: `PetFaceError` where memory for the workers is short.
    public init(models: PetFaceModels, settings: ServerSettings = ServerSettings()) throws(PetFaceError) {
        self.settings = settings
        pool = try FinderPool(models: models, settings: settings)
    }

    /// Serves until SIGTERM or SIGINT: then no connection is taken any more, requests under way are answered, and it
    /// returns.
    public func run() async throws {
        try await application().runService()
        try await pool.shutDown()
    }

    /// - Parameter onRunning: called with the listening channel, which knows its port.
    package func application(
        onRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        Application(
            router: router(),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [ClientConnection()], idleTimeout: TimeAmount(settings.idleTime))),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), serverName: "face-server",
                availableConnectionsDelegate: .maximum(settings.connectionCount, logger: Logger(label: "connections"))),
            onServerRunning: onRunning)
    }

    private func router() -> Router<FaceContext> {
        let router = Router(context: FaceContext.self)
        router.add(middleware: LogRequestsMiddleware(.debug))
        router.add(middleware: JSONErrors())
        router.get { _, _ in UploadPage() }
        router.get("health") { request, context in
            try context.responseEncoder.encode(
                Health(version: version, load: pool.load), from: request, context: context)
        }
        router.post("faces") { request, context in
            let answer = try await answer(to: request, context: context)
            return try context.responseEncoder.encode(answer, from: request, context: context)
        }
        router.get("faces") { _, _ -> Response in throw Failure.postOnly }
        return router
    }

    private func answer(to request: Request, context: FaceContext) async throws -> FacesAnswer {
        if let length = request.headers[.contentLength].flatMap(Int.init), length > settings.bodyByteCount {
            throw Failure.bodyTooLarge(limit: settings.bodyByteCount)
        }
        var answer = try await pool.withPlace {
            try await interruptibly(on: context.channel, timeLimit: settings.timeLimit) {
                let photo = try await body(of: request, context: context)
                return try await pool.withWorker { try await $0.look(at: photo) }
            }
        }
        answer.file = request.uri.queryParameters.get("file")
        return answer
    }

    private func body(of request: Request, context: FaceContext) async throws -> ByteBuffer {
        if request.headers[.expect]?.lowercased() == "100-continue" {
            try await context.channel.withClientConnection { $0.sendContinue() }
        }
        do {
            return try await request.body.collect(upTo: settings.bodyByteCount)
        } catch is NIOTooManyBytesError {
            throw Failure.bodyTooLarge(limit: settings.bodyByteCount)
        } catch {
            throw Failure.bodyUnreadable(error)
        }
    }
}
