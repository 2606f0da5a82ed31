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

    #if os(Linux)
        /// All of a model file is read when it is loaded, so that its pages are mapped at once.
        private static let mappingFlags = MAP_PRIVATE | MAP_POPULATE
    #else
        private static let mappingFlags = MAP_PRIVATE
    #endif

    /// - Throws: `WeightsError.cannotRead` or `.fileTooLarge`.
    package init(path: String, sizeLimit: Int = MappedFile.sizeLimit) throws(WeightsError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotRead(path: path, reason: systemErrorText()) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .cannotRead(path: path, reason: systemErrorText()) }
        let size = Int(status.st_size)
        let isRegular = status.st_mode & S_IFMT == S_IFREG
        guard size <= sizeLimit else { throw .fileTooLarge(path: path, limit: sizeLimit) }
        if isRegular, size > 0, let start = mmap(nil, size, PROT_READ, Self.mappingFlags, descriptor, 0),
            start != MAP_FAILED
        {
            self.start = UnsafeRawPointer(start)
            byteCount = size
            storage = .mapped
        } else {
            let contents = try Self.read(descriptor, path: path, sizeLimit: sizeLimit)
            let buffer = contents.withUnsafeBytes { AlignedBuffer(copying: $0) }
            start = UnsafeRawPointer(buffer.start)
            byteCount = contents.count
            storage = .allocated(buffer)
        }
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
    private static func read(_ descriptor: Int32, path: String, sizeLimit: Int) throws(WeightsError) -> [UInt8] {
        var contents: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes { buffer in
                #if canImport(Glibc)
                    Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                #elseif canImport(Musl)
                    Musl.read(descriptor, buffer.baseAddress, buffer.count)
                #else
                    Darwin.read(descriptor, buffer.baseAddress, buffer.count)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .cannotRead(path: path, reason: systemErrorText()) }
            if count == 0 { return contents }
            contents += chunk[..<count]
            guard contents.count <= sizeLimit else { throw .fileTooLarge(path: path, limit: sizeLimit) }
        }
    }
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
