/// What can be wrong with a command line.
package enum UsageError: Error, Equatable, Sendable {
    /// No command was named.
    case missingCommand
    /// There is no command of this name.
    case unknownCommand(name: String, suggestion: String?)
    /// The command has no option of this name; names include the dashes.
    case unknownOption(name: String, suggestion: String?)
    /// An option that takes a value stands without one.
    case missingValue(option: String)
    /// A flag was given a value.
    case unexpectedValue(flag: String, value: String)
    /// An option's value is of the wrong kind or outside its range.
    case invalidValue(option: String, value: String, expected: String)
    /// An option that counts once was given twice.
    case repeatedOption(name: String)
    /// The command needs an option that was not given.
    case missingOption(name: String)
    /// An argument is missing.
    case missingArgument(name: String)
    /// There are more arguments than the command takes.
    case unexpectedArgument(value: String)
    /// A word is not UTF-8; `word` has U+FFFD where it is not.
    case notUnicode(word: String)
    /// Two options exclude each other, or one demands what was not given.
    case conflict(explanation: String)
}

extension UsageError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missingCommand:
            "Name a command."
        case .unknownCommand(let name, let suggestion):
            "There is no command '\(name)'.\(Self.hint(suggestion))"
        case .unknownOption(let name, let suggestion):
            "There is no option '\(name)'.\(Self.hint(suggestion))"
        case .missingValue(let option):
            "The option '\(option)' needs a value."
        case .unexpectedValue(let flag, let value):
            "The option '\(flag)' takes no value, but was given '\(value)'."
        case .invalidValue(let option, let value, let expected):
            "The option '\(option)' takes \(expected), not '\(value)'."
        case .repeatedOption(let name):
            "The option '\(name)' was given twice."
        case .missingOption(let name):
            "The option '\(name)' is required."
        case .missingArgument(let name):
            "The argument \(name) is missing."
        case .unexpectedArgument(let value):
            "The argument '\(value)' is one too many."
        case .notUnicode(let word):
            "The argument '\(word)' is not UTF-8; rename the file, or set the shell to a UTF-8 locale."
        case .conflict(let explanation):
            explanation
        }
    }

    private static func hint(_ suggestion: String?) -> String {
        suggestion.map { " Did you mean '\($0)'?" } ?? ""
    }
}
