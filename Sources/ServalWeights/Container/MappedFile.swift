import ServalTensor

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file's bytes, mapped into memory where the system can and read otherwise; they live as long as this object.
///
/// A mapped file must not be shortened by another program meanwhile: model files are replaced by renaming, not
/// rewritten, as `writeFile` does.
package final class MappedFile: @unchecked Sendable {
    /// The first byte, at an address that is a multiple of 64.
    package let start: UnsafeRawPointer
    package let byteCount: Int
    private let storage: Storage

    private enum Storage {
        case mapped
        case allocated(AlignedBuffer)
    }

    /// Files above this size are refused: 64 GiB.
    package static let sizeLimit = 1 << 36

    /// What is read to its end, since nobody knows before how long it is, such as a pipe, is refused above this size: 256 MiB.
    package static let streamLimit = 1 << 28

    /// Maps a file, of which nothing is read yet, or reads a pipe to its end.
    ///
    /// - Throws: `WeightsError.cannotRead`, `.notAFile`, `.fileTooLarge` or `.streamTooLong`.
    package convenience init(path: String, sizeLimit: Int = MappedFile.sizeLimit) throws(WeightsError) {
        // Before it is opened, since merely opening a device may do something.
        var status = stat()
        if stat(path, &status) == 0 { try Self.check(status, path: path) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotRead(path: path, reason: systemErrorText()) }
        defer { close(descriptor) }
        try self.init(descriptor: descriptor, path: path, sizeLimit: sizeLimit)
    }

    /// Maps what an open descriptor leads to, or reads it to its end; what was read of it before is left out.
    ///
    /// - Parameter path: what errors call it.
    private init(descriptor: Int32, path: String, sizeLimit: Int) throws(WeightsError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .cannotRead(path: path, reason: systemErrorText()) }
        try Self.check(status, path: path)
        let size = Int(status.st_size)
        let isRegular = status.st_mode & S_IFMT == S_IFREG && lseek(descriptor, 0, SEEK_CUR) == 0
        guard size <= sizeLimit else { throw .fileTooLarge(path: path, limit: sizeLimit) }
        if isRegular, size > 0, let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0),
            start != MAP_FAILED
        {
            self.start = UnsafeRawPointer(start)
            byteCount = size
            storage = .mapped
        } else {
            let (buffer, count) = try Self.read(descriptor, path: path, limit: min(sizeLimit, Self.streamLimit))
            start = UnsafeRawPointer(buffer.start)
            byteCount = count
            storage = .allocated(buffer)
        }
    }

    /// What errors call the standard input.
    package static let standardInputName = "standard input"

    /// The standard input to its end.
    ///
    /// - Throws: as for a path; a terminal is refused, since nobody types what programs read here.
    package static func standardInput() throws(WeightsError) -> MappedFile {
        guard isatty(STDIN_FILENO) == 0 else {
            throw .cannotRead(
                path: standardInputName, reason: "it is a terminal; send a file or the output of a program")
        }
        return try MappedFile(descriptor: STDIN_FILENO, path: standardInputName, sizeLimit: sizeLimit)
    }

    private static func check(_ status: stat, path: String) throws(WeightsError) {
        switch status.st_mode & S_IFMT {
        case S_IFDIR: throw .notAFile(path: path, kind: .folder)
        case S_IFCHR, S_IFBLK: throw .notAFile(path: path, kind: .device)
        case S_IFSOCK: throw .notAFile(path: path, kind: .socket)
        default: break
        }
    }

    /// Has the system bring in all of a mapped file at once, for one who is about to read all of it.
    package func populate() {
        #if os(Linux)
            guard case .mapped = storage else { return }
            /// `MADV_POPULATE_READ`, which not every libc declares; a system that does not know it refuses it.
            let populateForReading: Int32 = 22
            _ = madvise(UnsafeMutableRawPointer(mutating: start), byteCount, populateForReading)
        #endif
    }

    /// Tells the system that the contents are not needed for now; reading them later brings them back.
    package func releasePages() {
        guard case .mapped = storage else { return }
        _ = madvise(UnsafeMutableRawPointer(mutating: start), byteCount, MADV_DONTNEED)
    }

    /// A copy of bytes that are already in memory.
    package init(copying source: UnsafeRawBufferPointer) {
        let buffer = AlignedBuffer(copying: source)
        start = UnsafeRawPointer(buffer.start)
        byteCount = source.count
        storage = .allocated(buffer)
    }

    package init(copying source: [UInt8]) {
        let buffer = source.withUnsafeBytes { AlignedBuffer(copying: $0) }
        start = UnsafeRawPointer(buffer.start)
        byteCount = source.count
        storage = .allocated(buffer)
    }

    /// Valid as long as this object lives.
    package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: byteCount) }

    deinit {
        if case .mapped = storage { munmap(UnsafeMutableRawPointer(mutating: start), byteCount) }
    }

    /// Reads to the end: pipes, empty files and file systems without mapping.
    private static func read(
        _ descriptor: Int32, path: String, limit: Int
    ) throws(WeightsError) -> (AlignedBuffer, count: Int) {
        var buffer = AlignedBuffer(byteCount: 1 << 16)
        var count = 0
        while true {
            if count == buffer.byteCount {
                guard count <= limit else { throw .streamTooLong(path: path, limit: limit) }
                let larger = AlignedBuffer(byteCount: min(2 * count, limit + 1))
                larger.start.copyMemory(from: buffer.start, byteCount: count)
                buffer = larger
            }
            let found = systemRead(descriptor, buffer.start + count, buffer.byteCount - count)
            if found < 0, errno == EINTR { continue }
            guard found >= 0 else { throw .cannotRead(path: path, reason: systemErrorText()) }
            if found == 0 { break }
            count += found
        }
        guard count <= limit else { throw .streamTooLong(path: path, limit: limit) }
        return (buffer, count)
    }
}

private func systemRead(_ descriptor: Int32, _ target: UnsafeMutableRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
        Glibc.read(descriptor, target, count)
    #elseif canImport(Musl)
        Musl.read(descriptor, target, count)
    #else
        Darwin.read(descriptor, target, count)
    #endif
}

extension AlignedBuffer {
    fileprivate convenience init(copying source: UnsafeRawBufferPointer) {
        self.init(byteCount: source.count)
        if let first = source.baseAddress { start.copyMemory(from: first, byteCount: source.count) }
    }
}

/// The operating system's words for the last error.
func systemErrorText() -> String {
    let code = errno
    guard let text = strerror(code) else { return "error \(code)" }
    return String(cString: text)
}
