/// Why a backend could not be chosen.
public enum BackendError: Error, Equatable, Sendable, CustomStringConvertible {
    /// No backend has this name.
    case unknown(name: String, available: [Backend])
    /// This processor, or its operating system, cannot run the backend.
    case unavailable(backend: Backend, available: [Backend])

    public var description: String {
        switch self {
        case .unknown(let name, let available):
            "There is no backend called '\(name)'. \(Self.hint(available))"
        case .unavailable(let backend, let available):
            "This processor cannot run the backend '\(backend.rawValue)'. \(Self.hint(available))"
        }
    }

    private static func hint(_ available: [Backend]) -> String {
        let names = available.map(\.rawValue).joined(separator: ", ")
        return "Set \(Backend.environmentVariable) to one of: \(names), or leave it unset for the fastest."
    }
}
