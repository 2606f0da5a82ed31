/// The words that the process was started with.
enum CommandLineWords {
    /// The words after the program's name.
    ///
    /// - Throws: `UsageError.notUnicode` for a word that is not UTF-8, since a file of another name would be opened for it.
    static func read() throws(UsageError) -> [String] {
        var words: [String] = []
        for index in 1..<max(1, Int(CommandLine.argc)) {
            guard let start = CommandLine.unsafeArgv[index] else { continue }
            guard let word = String(validatingCString: start) else {
                throw .notUnicode(word: String(cString: start))
            }
            words.append(word)
        }
        return words
    }
}
