import ServalCommandLine

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Folders by their paths.
enum Folder {
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether the path leads to a regular file.
    static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// The folder that a file's path lies in.
    static func of(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The names in a folder but hidden ones, sorted. Names that are not UTF-8 are left out.
    static func names(in path: String) throws(FileError) -> [String] {
        guard let stream = opendir(path) else { throw error(path) }
        defer { closedir(stream) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let name, !name.hasPrefix(".") { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw error(path) }
        return names.sorted()
    }

    /// Makes a folder and those that it lies in; nothing happens where it exists.
    static func make(_ path: String) throws(FileError) {
        var end = path.startIndex
        while end < path.endIndex {
            end = path[end...].dropFirst().firstIndex(of: "/") ?? path.endIndex
            let part = String(path[..<end])
            guard !exists(part), mkdir(part, 0o777) != 0 else { continue }
            if errno == EEXIST { errno = ENOTDIR }
            throw error(path)
        }
    }

    private static func error(_ path: String) -> FileError {
        let code = errno
        return FileError(path: path, reason: strerror(code).map { String(cString: $0) } ?? "error \(code)")
    }
}
