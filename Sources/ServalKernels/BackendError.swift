/// Why a backend could not be chosen.
public enum BackendError: Error, Equatable, Sendable, CustomStringConvertible {
    /// No backend has this name.
    case unknown(name: String, available: [Backend])
    /// This processor, or its operating system, cannot run the backend.
    case unavailable(backend: Backend, available: [Backend])
    /// What the environment variable `SERVAL_BACKEND` names cannot be used, for the reason given.
    indirect case environment(BackendError)

    public var description: String {
        switch self {
        case .unknown(let name, let available):
            "There is no backend called '\(name)'; use one of \(Self.list(available)), or none for the fastest."
        case .unavailable(let backend, let available):
            "This processor cannot run the backend '\(backend.rawValue)'; use one of \(Self.list(available)), or none "
                + "for the fastest."
        case .environment(.unknown(let name, let available)):
            "The environment variable \(Backend.environmentVariable) is '\(name)', which is no backend; "
                + Self.advice(available)
        case .environment(.unavailable(let backend, let available)):
            "The environment variable \(Backend.environmentVariable) is '\(backend.rawValue)', which this processor "
                + "cannot run; " + Self.advice(available)
        case .environment(let error): error.description
        }
    }

    private static func advice(_ available: [Backend]) -> String {
        "set it to one of \(list(available)), or unset it for the fastest."
    }

    private static func list(_ available: [Backend]) -> String { available.map(\.rawValue).joined(separator: ", ") }
}
