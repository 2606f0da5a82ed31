#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that is written piece by piece under a temporary name in its folder, and gets its own name at the end.
///
/// What was there before stays until then. A program that ends early, by a signal or a lost output, keeps the pieces that
/// are whole under the file's name if it is told to: see `TemporaryFiles.settle`.
package final class GrowingFile {
    private let target: OutputTarget
    private let temporary: String
    private let descriptor: Int32
    private let slot: Int?
    private let keepsPart: Bool
    private var count = 0
    private var isOpen = true

    /// - Parameters:
    ///   - keepsPart: whether pieces that are whole are worth to be kept without those to come.
    ///   - notice: a line for standard error when a part is kept since the program ends early.
    /// - Throws: `WeightsError.cannotWrite`.
    package init(_ target: OutputTarget, keepsPart: Bool, notice: String? = nil) throws(WeightsError) {
        (self.target, self.keepsPart) = (target, keepsPart)
        // Not made from the file's name, which may be as long as names can be.
        temporary = "\(target.folder)/.serval.\(getpid()).\(UInt32.random(in: 0 ... .max)).tmp"
        let early = TemporaryFiles.note(temporary)
        descriptor = open(
            temporary, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, target.existing == nil ? 0o666 : 0o600)
        guard descriptor >= 0 else {
            let reason = systemErrorText()
            TemporaryFiles.forget(early)
            throw .cannotWrite(path: target.path, reason: reason)
        }
        if keepsPart {
            slot = TemporaryFiles.note(
                temporary, finalPath: target.resolved, descriptor: descriptor, notice: notice)
            TemporaryFiles.forget(early)
        } else {
            slot = early
        }
        if let existing = target.existing { keep(existing, for: descriptor) }
    }

    /// Writes a piece.
    ///
    /// - Throws: `WeightsError.cannotWrite`; the pieces before it are still there.
    package func append(_ bytes: [UInt8]) throws(WeightsError) {
        guard bytes.withUnsafeBytes({ writeAll($0, to: descriptor) }) else {
            throw .cannotWrite(path: target.path, reason: systemErrorText())
        }
        count += bytes.count
        if keepsPart { TemporaryFiles.keep(count, of: slot) }
    }

    /// Gives the file its name, with the pieces that are whole.
    package func finish() throws(WeightsError) {
        guard isOpen else { return }
        var isWritten = ftruncate(descriptor, off_t(count)) == 0 && fsync(descriptor) == 0
        var reason = isWritten ? "" : systemErrorText()
        if close(descriptor) != 0, isWritten { (isWritten, reason) = (false, systemErrorText()) }
        if isWritten, rename(temporary, target.resolved) != 0 { (isWritten, reason) = (false, systemErrorText()) }
        if !isWritten { unlink(temporary) }
        isOpen = false
        TemporaryFiles.forget(slot)
        guard isWritten else { throw .cannotWrite(path: target.path, reason: reason) }
        synchronizeFolder(target.folder)
    }

    /// Removes what was written.
    package func discard() {
        guard isOpen else { return }
        close(descriptor)
        unlink(temporary)
        isOpen = false
        TemporaryFiles.forget(slot)
    }

    deinit { discard() }
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
