/// An error together with the file that it was met in.
package struct FileError: Error, CustomStringConvertible {
    package let path: String
    package let reason: String

    package init(path: String, reason: String) { (self.path, self.reason) = (path, reason) }

    package var description: String { reason.contains("'\(path)'") ? reason : "\(path): \(reason)" }
}

/// What `body` returns; an error it throws is told together with the file.
package func reading<Result>(_ path: String, _ body: () throws -> Result) throws(FileError) -> Result {
    do {
        return try body()
    } catch {
        throw FileError(path: path, reason: "\(error)")
    }
}
