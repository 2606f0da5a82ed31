#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writes a file whole or not at all: under a temporary name in its folder, synchronised, then renamed.
///
/// A symbolic link stays one, and what it leads to is written. A file that is replaced leaves its mode, and its owner where
/// that is allowed; a new one has what the process' mask leaves of 0666.
///
/// - Throws: `WeightsError.cannotWrite`, also for what is no regular file; the temporary file is removed and an older file
///   of that name stays.
package func writeFile(_ bytes: [UInt8], to path: String) throws(WeightsError) {
    try writeFile(bytes, to: OutputTarget(path))
}

/// The same, for a path that was looked at before.
package func writeFile(_ bytes: [UInt8], to target: OutputTarget) throws(WeightsError) {
    // Not made from the file's name, which may be as long as names can be.
    let temporary = "\(target.folder)/.serval.\(getpid()).\(UInt32.random(in: 0 ... .max)).tmp"
    let slot = TemporaryFiles.note(temporary)
    defer { TemporaryFiles.forget(slot) }
    let descriptor = open(
        temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, target.existing == nil ? 0o666 : 0o600)
    guard descriptor >= 0 else { throw .cannotWrite(path: target.path, reason: systemErrorText()) }
    if let existing = target.existing { keep(existing, for: descriptor) }
    var isWritten = bytes.withUnsafeBytes { writeAll($0, to: descriptor) } && fsync(descriptor) == 0
    var reason = isWritten ? "" : systemErrorText()
    if close(descriptor) != 0, isWritten { (isWritten, reason) = (false, systemErrorText()) }
    if isWritten, rename(temporary, target.resolved) != 0 { (isWritten, reason) = (false, systemErrorText()) }
    guard isWritten else {
        unlink(temporary)
        throw .cannotWrite(path: target.path, reason: reason)
    }
    synchronizeFolder(target.folder)
}

/// Gives a file the owner and mode of the one that it replaces; without the owner, the bits that lend rights go.
private func keep(_ existing: (mode: mode_t, owner: uid_t, group: gid_t), for descriptor: Int32) {
    let isOwned = fchown(descriptor, existing.owner, existing.group) == 0
    let hasGroup = isOwned || fchown(descriptor, uid_t.max, existing.group) == 0
    _ = fchmod(descriptor, isOwned && hasGroup ? existing.mode : existing.mode & 0o777)
}

/// Makes the new name last; where a file system cannot, it lasts when the system writes it.
private func synchronizeFolder(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
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
