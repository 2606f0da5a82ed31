import ServalCommandLine

/// Names of files for pictures, which are written as PNG and nothing else.
enum PictureName {
    private static let others: Set<String> = [
        "jpg", "jpeg", "jpe", "jp2", "jxl", "gif", "bmp", "webp", "tif", "tiff", "heic", "heif", "avif", "ppm", "pgm",
        "pnm",
        "tga", "ico", "svg", "pdf", "eps", "ps", "mp4", "mov", "avi", "mkv", "webm", "y4m", "mjpeg", "mjpg",
    ]

    static func isPNG(_ path: String) -> Bool { path.lowercased().hasSuffix(".png") }

    /// Whether the name asks for another format than PNG.
    static func isOfOtherFormat(_ path: String) -> Bool {
        guard let dot = path.lastIndex(of: "."), !path.hasSuffix("/"), !Folder.exists(path) else { return false }
        return others.contains(path[path.index(after: dot)...].lowercased())
    }

    /// - Throws: a wrong command line where an option's value asks for another format.
    static func check(_ path: String, option: String, orElse others: String) throws(UsageError) {
        guard isOfOtherFormat(path) else { return }
        throw .invalidValue(
            option: option, value: path, expected: "a name in .png, since pictures are written as PNG, \(others)")
    }
}
