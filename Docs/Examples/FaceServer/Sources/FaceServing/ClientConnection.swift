import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// What a handler of requests has to know of its connection, and may send before the answer. One for each connection,
/// used on its event loop only.
final class ClientConnection: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundOut = HTTPResponsePart

    private var context: ChannelHandlerContext?
    private var isClosed = false
    private var onClose: (() -> Void)?

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        close()
        self.context = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        close()
        context.fireChannelInactive()
    }

    /// A client that closes its connection and one that only says that it will send no more look the same; as with
    /// other servers, who wants the answer keeps the connection open.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent { close() }
        context.fireUserInboundEventTriggered(event)
    }

    private func close() {
        isClosed = true
        onClose?()
        onClose = nil
    }

    /// Calls `body` once, when the client has gone; nil ends that.
    func whenClosed(_ body: (() -> Void)?) {
        onClose = body
        if isClosed { close() }
    }

    /// Asks for the body of a request that has `Expect: 100-continue` (RFC 9110, section 10.1.1), as curl's have.
    func sendContinue() {
        context?.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
    }
}

@available(*, unavailable)
extension ClientConnection: Sendable {}

extension Channel {
    /// Does something with the channel's `ClientConnection`, on its event loop.
    ///
    /// - Throws: `Interruption.clientGone` where there is none left.
    func withClientConnection<R: Sendable>(
        _ body: @escaping @Sendable (ClientConnection) -> R
    ) async throws -> R {
        do {
            return try await eventLoop.submit {
                body(try self.pipeline.syncOperations.handler(type: ClientConnection.self))
            }.get()
        } catch is ChannelPipelineError {
            throw Interruption.clientGone
        }
    }
}
