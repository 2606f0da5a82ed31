/// One command of a program: what it takes and what it does.
package struct Command: Sendable {
    package let name: String
    /// One line for the list of commands.
    let summary: String
    /// What else there is to know, for the command's own help; may be empty.
    let discussion: String
    let positionals: [Positional]
    let options: [OptionDeclaration]
    let run: @Sendable (Arguments) throws -> ExitCode

    /// - Parameter run: a `UsageError` that it throws ends the program with `ExitCode.usage`, any other error with
    ///   `ExitCode.failure`, after its description has been printed.
    package init(
        _ name: String, summary: String, discussion: String = "", positionals: [Positional] = [],
        options: [OptionDeclaration] = [], run: @escaping @Sendable (Arguments) throws -> ExitCode
    ) {
        (self.name, self.summary, self.discussion) = (name, summary, discussion)
        (self.positionals, self.options, self.run) = (positionals, options, run)
    }
}

/// An option or flag as the parser and the help see it.
package struct OptionDeclaration: Sendable {
    let name: String
    /// Nil for a flag.
    let placeholder: String?
    let help: String
    let expected: String
    let accepts: @Sendable (String) -> Bool

    /// The short form, which only `--output` has: `-o`.
    var shortName: String? { name == "output" ? "-o" : nil }

    package static func option<Value>(_ option: Option<Value>) -> OptionDeclaration {
        OptionDeclaration(
            name: option.name, placeholder: option.placeholder, help: option.help, expected: option.expected,
            accepts: { option.parse($0) != nil })
    }

    package static func flag(_ flag: Flag) -> OptionDeclaration {
        OptionDeclaration(name: flag.name, placeholder: nil, help: flag.help, expected: "", accepts: { _ in false })
    }
}
