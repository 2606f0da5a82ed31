import ServalWeights

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The standard output and standard error of the process.
///
/// What cannot be written to standard output ends the process, as a result that is lost is no success: quietly, as the
/// signal SIGPIPE does, where nobody reads any more, else with a sentence and `ExitCode.failure`.
package enum Console {
    /// Writes text for people or programs; all that a terminal would act on but line breaks is escaped.
    package static func write(_ text: String) {
        if isOutputTerminal { hideStatus() }
        writeOutput(Array(text.printableLines.utf8))
    }

    /// Writes a file's contents as they are.
    package static func write(bytes: [UInt8]) { writeOutput(bytes) }

    package static func writeError(_ text: String) {
        hideStatus()
        writeTerminal(text.printableLines)
    }

    /// Shows a line on the terminal of standard error that what is written next takes away.
    static func showStatus(_ text: String) {
        let width = statusWidth.pointee
        statusWidth.pointee = text.count
        writeTerminal("\r" + text.padded(to: width))
    }

    /// Takes away the line that `showStatus` has shown.
    static func hideStatus() {
        guard statusWidth.pointee > 0 else { return }
        writeTerminal("\r" + String(repeating: " ", count: statusWidth.pointee) + "\r")
        statusWidth.pointee = 0
    }

    /// Writes to standard error as it is, as is needed to move the cursor.
    private static func writeTerminal(_ text: String) { _ = write(Array(text.utf8), to: STDERR_FILENO) }

    /// Characters of the status line that is shown.
    nonisolated(unsafe) private static let statusWidth: UnsafeMutablePointer<Int> = {
        let pointer = UnsafeMutablePointer<Int>.allocate(capacity: 1)
        pointer.initialize(to: 0)
        return pointer
    }()

    package static var isErrorTerminal: Bool { isatty(STDERR_FILENO) != 0 }

    package static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) != 0 }

    /// Ends the process with a command's exit code, or with `ExitCode.failure` where the system tells only now that what
    /// was written is lost.
    package static func exit(_ code: ExitCode) -> Never {
        if hasWritten.pointee, close(STDOUT_FILENO) != 0 { failOutput(errno) }
        end(code)
    }

    nonisolated(unsafe) private static let hasWritten: UnsafeMutablePointer<Bool> = {
        let pointer = UnsafeMutablePointer<Bool>.allocate(capacity: 1)
        pointer.initialize(to: false)
        return pointer
    }()

    private static func writeOutput(_ bytes: [UInt8]) {
        hasWritten.pointee = true
        let code = write(bytes, to: STDOUT_FILENO)
        if code != 0 { failOutput(code) }
    }

    private static func failOutput(_ code: Int32) -> Never {
        TemporaryFiles.settle()
        if code == EPIPE {
            // As the signal would have, had whoever started the process not had it ignored.
            signal(SIGPIPE, SIG_DFL)
            raise(SIGPIPE)
        }
        let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
        writeError("Cannot write to the standard output: \(reason).\n")
        end(.failure)
    }

    private static func end(_ code: ExitCode) -> Never {
        #if canImport(Glibc)
            Glibc.exit(code.rawValue)
        #elseif canImport(Musl)
            Musl.exit(code.rawValue)
        #else
            Darwin.exit(code.rawValue)
        #endif
    }

    /// - Returns: 0, or the system's number of the error.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var bytes = bytes[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { buffer in
                #if canImport(Glibc)
                    Glibc.write(descriptor, buffer.baseAddress, buffer.count)
                #elseif canImport(Musl)
                    Musl.write(descriptor, buffer.baseAddress, buffer.count)
                #else
                    Darwin.write(descriptor, buffer.baseAddress, buffer.count)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN {
                // Whoever gave the process its output made it non-blocking.
                var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&waiting, 1, -1)
                continue
            }
            guard count > 0 else { return count < 0 ? errno : EIO }
            bytes = bytes.dropFirst(count)
        }
        return 0
    }
}
