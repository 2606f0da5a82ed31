import ServalCommandLine
import ServalWeights

/// A text file's contents, or those of the standard input.
///
/// - Throws: `FileError` for a file that is known to be of another kind.
func readBytes(_ path: String) throws -> [UInt8] {
    let file = try openInput(path)
    return try withExtendedLifetime(file) {
        if let kind = ContentKind(content: file.bytes), kind != .text, kind != .empty {
            throw FileError(path: inputName(path), reason: "The file is \(kind), not a table of labels.")
        }
        return [UInt8](file.bytes)
    }
}
