import NIOCore
import NIOPosix
import Testing

/// A client's connection on which bytes are sent and received as they are, so that a test may also send what a library
/// of HTTP would not.
struct RawConnection {
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private var received: [UInt8] = []

    /// Closes the connection when `body` returns.
    static func with<R: Sendable>(port: Int, _ body: (inout RawConnection) async throws -> R) async throws -> R {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            var connection = RawConnection(outbound: outbound, inbound: inbound.makeAsyncIterator())
            return try await body(&connection)
        }
    }

    private init(
        outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>,
        inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    ) {
        (self.outbound, self.inbound) = (outbound, inbound)
    }

    func send(_ text: String) async throws { try await outbound.write(ByteBuffer(string: text)) }

    func send(_ bytes: [UInt8]) async throws { try await outbound.write(ByteBuffer(bytes: bytes)) }

    /// Sends a request whose answer is not waited for.
    func send(_ method: String, _ path: String, body: [UInt8]? = nil) async throws {
        let length = body.map { "Content-Length: \($0.count)\r\n" } ?? ""
        try await send("\(method) \(path) HTTP/1.1\r\nHost: localhost\r\n\(length)\r\n")
        if let body { try await send(body) }
    }

    /// What has come in since the last call, up to and with the next `end`.
    ///
    /// - Throws: `ConnectionClosed` where the server closes the connection before.
    mutating func receive(upTo end: String) async throws -> String {
        let end = Array(end.utf8)
        while true {
            if let start = received.indices.first(where: { received[$0...].starts(with: end) }) {
                return String(decoding: try await receive(count: start + end.count), as: UTF8.self)
            }
            try await receiveMore()
        }
    }

    /// So many bytes.
    mutating func receive(count: Int) async throws -> [UInt8] {
        while received.count < count { try await receiveMore() }
        defer { received.removeFirst(count) }
        return Array(received.prefix(count))
    }

    private mutating func receiveMore() async throws {
        guard let bytes = try await inbound.next() else { throw ConnectionClosed() }
        received += bytes.readableBytesView
    }

    struct ConnectionClosed: Error {}
}
