#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where a file that is written under a path comes to lie: a regular file, or a name in a folder that takes new files.
package struct OutputTarget: Sendable {
    /// The path as it was given.
    package let path: String
    /// The path with its symbolic links followed, so that a link stays one.
    let resolved: String
    /// The folder of `resolved`.
    let folder: String
    /// What the file of that name has now; nil where there is none.
    let existing: (mode: mode_t, owner: uid_t, group: gid_t)?
    /// Which file would be replaced; nil where there is none.
    package let identity: FileIdentity?

    /// Writes nothing.
    ///
    /// - Throws: `WeightsError.cannotWrite` where the path leads to a folder, device, pipe or socket, to a file that may
    ///   not be written, or into a folder that is not there or takes no files.
    package init(_ path: String) throws(WeightsError) {
        self.path = path
        var status = stat()
        if stat(path, &status) == 0 {
            if let kind = Self.specialKind(status.st_mode) { throw .cannotWrite(path: path, reason: kind) }
            guard access(path, W_OK) == 0 else { throw .cannotWrite(path: path, reason: systemErrorText()) }
            // A path below /proc can lead to a file that no longer has a name.
            guard let resolved = Self.realPath(path), FileIdentity(path: resolved) == FileIdentity(status) else {
                throw .cannotWrite(path: path, reason: "its name cannot be followed to a file")
            }
            self.resolved = resolved
            existing = (status.st_mode & 0o7777, status.st_uid, status.st_gid)
            identity = FileIdentity(status)
        } else if errno == ENOENT {
            resolved = try Self.followed(path)
            (existing, identity) = (nil, nil)
        } else {
            throw .cannotWrite(path: path, reason: systemErrorText())
        }
        let (folder, name) = Self.split(resolved)
        self.folder = folder
        guard !name.isEmpty else {
            throw .cannotWrite(path: path, reason: path.isEmpty ? "the name is empty" : "it names a folder")
        }
        guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw .cannotWrite(path: path, reason: "the folder '\(folder)' does not exist; make it first")
        }
        guard access(folder, W_OK | X_OK) == 0 else {
            throw .cannotWrite(path: path, reason: "its folder takes no files: \(systemErrorText())")
        }
    }

    /// What keeps a file from being replaced; nil for a regular one.
    private static func specialKind(_ mode: mode_t) -> String? {
        switch mode & S_IFMT {
        case S_IFREG: nil
        case S_IFDIR: "it is a folder"
        case S_IFIFO: "it is a pipe, and only regular files are replaced"
        case S_IFSOCK: "it is a socket, and only regular files are replaced"
        default: "it is a device, and only regular files are replaced"
        }
    }

    private static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The name that symbolic links lead to where no file is.
    private static func followed(_ path: String) throws(WeightsError) -> String {
        var path = path
        // As many links as Linux follows.
        for _ in 0..<40 {
            var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
            let count = readlink(path, &buffer, buffer.count - 1)
            guard count >= 0 else { return path }
            let target = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            path = target.hasPrefix("/") ? target : split(path).folder + "/" + target
        }
        throw .cannotWrite(path: path, reason: "too many symbolic links lead on")
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let folder = path[..<slash]
        return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
    }
}
