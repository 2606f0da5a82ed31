import ServalCommandLine
import ServalImage
import ServalTensor
import ServalWeights

/// The photos that a command was given: files, those that lie in folders, and the standard input, which `-` names.
struct PhotoList {
    /// Paths in the order of the command line, those in a folder by their names.
    private(set) var paths: [String] = []
    /// What lies in the folders and is no photo.
    private(set) var skipped: [String] = []

    /// - Throws: `FileError` for a folder that cannot be read or holds no photo; a conflict where `-` stands twice.
    init(_ words: [String]) throws {
        guard words.count(where: { $0 == "-" }) <= 1 else {
            throw UsageError.conflict(explanation: "The standard input is read once; give one '-'.")
        }
        for word in words {
            guard Folder.exists(word) else {
                paths.append(word)
                continue
            }
            let before = paths.count
            for name in try Folder.names(in: word) {
                let path = word + (word.hasSuffix("/") ? "" : "/") + name
                if Self.isPhoto(path) { paths.append(path) } else { skipped.append(path) }
            }
            guard paths.count > before else {
                throw FileError(path: word, reason: "The folder holds no photo (PNG, JPEG, PPM or PGM).")
            }
        }
    }

    /// Lists on standard error what was left out.
    func reportSkipped() {
        guard !skipped.isEmpty else { return }
        Console.writeError("Skipped \(Self.phrase(skipped, "is no photo", "are no photos")).\n")
    }

    private static let listLimit = 20

    /// `2 files that are no photos: a.txt, b.txt`; of many the first.
    static func phrase(_ paths: [String], _ one: String, _ several: String) -> String {
        let rest = paths.count - listLimit
        return "\("file".counted(paths.count)) that \(paths.count == 1 ? one : several): "
            + paths.prefix(listLimit).map(\.printable).joined(separator: ", ")
            + (rest > 0 ? " and \(rest) more" : "")
    }

    /// Whether a file is a picture by its content, be it one that cannot be decoded; one that cannot be read is taken for
    /// one, so that it is told.
    private static func isPhoto(_ path: String) -> Bool {
        guard Folder.isFile(path) else { return false }
        guard let file = try? MappedFile(path: path) else { return true }
        return withExtendedLifetime(file) {
            if ImageFormat(content: file.bytes) != nil { return true }
            if case .image = ContentKind(content: file.bytes) { return true }
            return false
        }
    }
}
