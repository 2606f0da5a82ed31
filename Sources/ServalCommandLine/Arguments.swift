/// What a command was given; every value is known to be one that its option accepts.
package struct Arguments: Sendable {
    private let command: Command
    private let values: [String: String]
    private let positionals: [String: [String]]

    init(command: Command, values: [String: String], positionals: [String: [String]]) {
        (self.command, self.values, self.positionals) = (command, values, positionals)
    }

    /// The value of an option; nil when it was not given.
    ///
    /// - Precondition: the command declares the option.
    package subscript<Value>(option: Option<Value>) -> Value? {
        precondition(command.options.contains { $0.name == option.name }, "--\(option.name) is not declared")
        return values[option.name].flatMap(option.parse)
    }

    /// Whether a flag was given.
    ///
    /// - Precondition: the command declares the flag.
    package subscript(flag: Flag) -> Bool {
        precondition(command.options.contains { $0.name == flag.name }, "--\(flag.name) is not declared")
        return values[flag.name] != nil
    }

    /// The values of a positional argument: one for `.one`, at most one for `.optional`, at least one for `.several`.
    package subscript(positional: Positional) -> [String] { positionals[positional.name] ?? [] }

    /// The value of a positional argument that counts one.
    ///
    /// - Precondition: the command declares it with `Positional.Count.one`.
    package func one(_ positional: Positional) -> String {
        guard let value = self[positional].first else { preconditionFailure("\(positional.name) is not declared") }
        return value
    }

    /// The value of an option that the command cannot do without.
    package func required<Value>(_ option: Option<Value>) throws(UsageError) -> Value {
        guard let value = self[option] else { throw .missingOption(name: "--\(option.name)") }
        return value
    }
}
