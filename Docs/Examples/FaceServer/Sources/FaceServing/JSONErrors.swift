import Hummingbird

/// Answers every error with its status and `{"error": "..."}`.
struct JSONErrors: RouterMiddleware {
    private struct Body: Encodable {
        let file: String?
        let error: String
    }

    func handle(
        _ request: Request, context: FaceContext, next: (Request, FaceContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let failure = Failure(error)
            if failure.status == .internalServerError {
                context.logger.warning("\(failure.message)")
            }
            let body = Body(file: request.uri.queryParameters.get("file"), error: failure.message)
            var response = try context.responseEncoder.encode(body, from: request, context: context)
            response.status = failure.status
            response.headers.append(contentsOf: failure.headers)
            return response
        }
    }
}
