import Foundation
import Testing

/// What a server answered.
struct Response: Sendable {
    let status: Int
    /// By their names in lower case.
    let headers: [String: String]
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    func json() throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any])
    }

    /// The sentence of an error's answer.
    func error() throws -> String { try #require(try json()["error"] as? String) }
}

extension RawConnection {
    /// Sends a request and waits for its answer.
    mutating func exchange(_ method: String, _ path: String, body: [UInt8]? = nil) async throws -> Response {
        try await send(method, path, body: body)
        return try await response()
    }

    /// The next answer.
    mutating func response() async throws -> Response {
        let lines = try await receive(upTo: "\r\n\r\n").components(separatedBy: "\r\n").filter { !$0.isEmpty }
        let status = try #require(lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let colon = try #require(line.firstIndex(of: ":"))
            let value = line[line.index(after: colon)...]
            headers[line[..<colon].lowercased()] = value.trimmingCharacters(in: .whitespaces)
        }
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        return Response(status: status, headers: headers, body: try await receive(count: length))
    }
}
