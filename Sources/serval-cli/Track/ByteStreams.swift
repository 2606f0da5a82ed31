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
