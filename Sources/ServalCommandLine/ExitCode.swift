/// What a program's exit status says.
package enum ExitCode: Int32, Sendable, CaseIterable {
    /// All went well.
    case success = 0
    /// The command ran, but a result failed: a photo could not be read, a layer differs from its reference.
    case resultFailed = 1
    /// The command line is wrong; nothing was done.
    case usage = 2
    /// A file cannot be read or written, or is not what it should be; or the machine cannot do what was asked.
    case failure = 3

    var meaning: String {
        switch self {
        case .success: "all went well"
        case .resultFailed: "a result failed: a photo could not be read, or a layer differs from its reference"
        case .usage: "the command line is wrong"
        case .failure: "a file cannot be read, written or used, or this machine lacks what was asked for"
        }
    }
}
