#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writes a file whole or not at all: under a temporary name beside it, synchronised, then renamed.
///
/// - Throws: `WeightsError.cannotWrite`; the temporary file is removed and an older file of that name stays.
package func writeFile(_ bytes: [UInt8], to path: String) throws(WeightsError) {
    let temporary = "\(path).\(getpid()).\(UInt32.random(in: 0 ... .max)).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: systemErrorText()) }
    var isWritten = bytes.withUnsafeBytes { writeAll($0, to: descriptor) } && fsync(descriptor) == 0
    var reason = isWritten ? "" : systemErrorText()
    if close(descriptor) != 0, isWritten { (isWritten, reason) = (false, systemErrorText()) }
    if isWritten, rename(temporary, path) != 0 { (isWritten, reason) = (false, systemErrorText()) }
    guard isWritten else {
        unlink(temporary)
        throw .cannotWrite(path: path, reason: reason)
    }
}

private func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var position = 0
    while position < bytes.count {
        let count = write(descriptor, bytes.baseAddress?.advanced(by: position), bytes.count - position)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        position += count
    }
    return true
}
