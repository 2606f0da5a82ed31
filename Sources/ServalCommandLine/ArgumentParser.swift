/// Sorts the words of a command line into options and arguments.
///
/// `--name VALUE`, `--name=VALUE`, `-o VALUE` for `--output VALUE` and `--flag` in any place; after `--` every word is an argument.
struct ArgumentParser {
    private let command: Command
    private var values: [String: String] = [:]
    private var words: [String] = []

    private init(command: Command) { self.command = command }

    static func parse(_ line: [String], for command: Command) throws(UsageError) -> Arguments {
        var parser = ArgumentParser(command: command)
        try parser.sort(line)
        return Arguments(command: command, values: parser.values, positionals: try parser.assign())
    }

    private mutating func sort(_ line: [String]) throws(UsageError) {
        var rest = line[...]
        while let word = rest.popFirst() {
            if word == "--" {
                words += rest
                return
            }
            guard word.hasPrefix("-"), word != "-" else {
                words.append(word)
                continue
            }
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let name = parts[0]
            guard let option = command.options.first(where: { "--\($0.name)" == name || $0.shortName == name }) else {
                let names = command.options.map { "--\($0.name)" } + ["--help"]
                throw .unknownOption(name: name, suggestion: closestWord(to: name, among: names))
            }
            guard values[option.name] == nil else { throw .repeatedOption(name: name) }
            let inline = parts.count > 1 ? parts[1] : nil
            values[option.name] = try value(of: option, named: name, inline: inline, rest: &rest)
        }
    }

    private func value(
        of option: OptionDeclaration, named name: String, inline: String?, rest: inout ArraySlice<String>
    ) throws(UsageError) -> String {
        guard option.placeholder != nil else {
            if let inline { throw .unexpectedValue(flag: name, value: inline) }
            return ""
        }
        // A value may begin with a dash, as negative numbers do, but the name of an option is one.
        if inline == nil, let next = rest.first, isOption(next) { throw .missingValue(option: name) }
        guard let value = inline ?? rest.popFirst() else { throw .missingValue(option: name) }
        guard option.accepts(value) else {
            throw .invalidValue(option: name, value: value, expected: option.expected)
        }
        return value
    }

    private func isOption(_ word: String) -> Bool {
        guard word.hasPrefix("-") else { return false }
        let name = word.prefix { $0 != "=" }
        return word == "--" || command.options.contains { "--\($0.name)" == name || $0.shortName == word }
    }

    private func assign() throws(UsageError) -> [String: [String]] {
        var rest = words[...]
        var assigned: [String: [String]] = [:]
        for positional in command.positionals {
            guard let first = rest.popFirst() else {
                if positional.count == .optional { continue }
                throw .missingArgument(name: positional.name)
            }
            assigned[positional.name] = [first]
            if positional.count == .several {
                assigned[positional.name] = [first] + rest
                rest = []
            }
        }
        if let extra = rest.first { throw .unexpectedArgument(value: extra) }
        return assigned
    }
}
