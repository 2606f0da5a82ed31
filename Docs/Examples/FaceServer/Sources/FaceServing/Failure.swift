import HTTPTypes
import Hummingbird
import ServalPets

/// Why a request has no faces for an answer: a status, and a sentence for its JSON.
struct Failure: Error {
    let status: HTTPResponse.Status
    let message: String
    var headers = HTTPFields()

    static func queueFull(places: Int) -> Failure {
        Failure(
            status: .serviceUnavailable,
            message: "All \(places) places for photos are taken; send this one again in a second.",
            headers: [.retryAfter: "1"])
    }

    static let postOnly = Failure(
        status: .methodNotAllowed, message: "Send the photo's file as the body of a POST request.",
        headers: [.allow: "POST"])

    static func bodyUnreadable(_ error: any Error) -> Failure {
        Failure(
            status: .badRequest, message: "The upload broke off or is no valid HTTP (\(error)); send the photo again.",
            headers: [.connection: "close"])
    }

    static func bodyTooLarge(limit: Int) -> Failure {
        Failure(
            status: .contentTooLarge,
            message: "The photo's file is larger than the limit of \(limit) bytes; send a smaller one.")
    }
}

extension Failure {
    /// What any error means to a client.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as ImageError: self.init(error)
        case PetFaceError.image(let error): self.init(error)
        case let error as PetFaceError: self.init(status: .internalServerError, message: error.description)
        case let interruption as Interruption: self.init(interruption)
        case let error as HTTPError:
            self.init(status: error.status, message: error.body ?? error.status.reasonPhrase, headers: error.headers)
        default:
            self.init(status: .internalServerError, message: "The request failed: \(error).")
        }
    }

    private init(_ interruption: Interruption) {
        switch interruption {
        case .clientGone:
            // Nobody reads it; the status is nginx's for the same.
            self.init(
                status: .init(code: 499, reasonPhrase: "Client Closed Request"),
                message: "The client closed its connection before the answer.")
        case .timeLimitReached(let limit):
            self.init(
                status: .serviceUnavailable,
                message: "The photo could not be read and looked at within \(limit); send a smaller one, or try again.",
                // What is left of the request is not read.
                headers: [.retryAfter: "1", .connection: "close"])
        }
    }

    private init(_ error: ImageError) {
        let status: HTTPResponse.Status =
            switch error {
            case .emptyFile: .badRequest
            case .foreignFormat, .unrecognizedFormat, .unsupported: .unsupportedMediaType
            case .dimensionsExceedLimit, .pixelCountExceedsLimit, .memoryExceedsLimit, .scanCountExceedsLimit:
                .contentTooLarge
            case .truncated, .invalidPNG, .invalidJPEG, .invalidPNM, .invalidDimensions: .unprocessableContent
            // What only a program's own pictures can be.
            case .sampleCountMismatch, .invalidRectangle, .rowStrideTooSmall, .planeTooSmall: .internalServerError
            }
        self.init(status: status, message: error.description)
    }
}
