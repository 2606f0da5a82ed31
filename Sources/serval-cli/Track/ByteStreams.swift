import Foundation
import ServalCommandLine
import ServalImage

/// A file or the standard input, read as its bytes come.
final class ByteSource {
    private let descriptor: Int32

    /// - Parameter path: `-` for the standard input.
    init(path: String) throws(FileError) {
        descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: path, reason: String(cString: strerror(errno))) }
    }

    /// The number of bytes read; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(VideoError) -> Int {
        while true {
            let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .cannotRead(reason: String(cString: strerror(errno))) }
            return count
        }
    }

    deinit { if descriptor != STDIN_FILENO { close(descriptor) } }
}

/// A file, the standard output or the standard error, written as bytes come.
final class ByteSink {
    private let descriptor: Int32
    private let path: String

    static func standardOutput() -> ByteSink { ByteSink(descriptor: STDOUT_FILENO, path: "the standard output") }
    static func standardError() -> ByteSink { ByteSink(descriptor: STDERR_FILENO, path: "the standard error") }

    private init(descriptor: Int32, path: String) { (self.descriptor, self.path) = (descriptor, path) }

    /// A new file, or an old one emptied.
    init(path: String) throws(FileError) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        self.path = path
        guard descriptor >= 0 else { throw FileError(path: path, reason: String(cString: strerror(errno))) }
    }

    func write(_ text: String) throws(FileError) { try write(Array(text.utf8)) }

    func write(_ bytes: [UInt8]) throws(FileError) {
        var position = 0
        while position < bytes.count {
            let count = bytes.withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress?.advanced(by: position), bytes.count - position)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileError(path: path, reason: String(cString: strerror(errno))) }
            position += count
        }
    }

    deinit { if descriptor != STDOUT_FILENO, descriptor != STDERR_FILENO { close(descriptor) } }
}
