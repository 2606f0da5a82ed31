import ServalWeights

/// The memory that this process occupies at a moment, in bytes; zeros where the system does not tell.
///
/// Source: proc_pid_smaps(5).
struct ProcessMemory {
    /// All that is in memory, pages of files included.
    private(set) var resident = 0
    /// What is the process' own and would be gone with it.
    private(set) var privateBytes = 0
    /// Pages of files: of the program, of libraries, of mapped models. The system may drop them at any time.
    private(set) var file = 0

    init() {
        var anonymous = 0
        for line in Self.lines(of: "/proc/self/smaps_rollup") {
            let words = line.split(separator: " ")
            guard words.count >= 3, let kibibytes = Int(words[1]) else { continue }
            switch words[0] {
            case "Rss:": resident = kibibytes * 1024
            case "Private_Clean:", "Private_Dirty:": privateBytes += kibibytes * 1024
            case "Anonymous:": anonymous = kibibytes * 1024
            default: break
            }
        }
        file = resident - anonymous
    }

    private static func lines(of path: String) -> [Substring] {
        guard let file = try? MappedFile(path: path) else { return [] }
        let text = withExtendedLifetime(file) { String(decoding: file.bytes, as: UTF8.self) }
        return text.split(separator: "\n")
    }
}
