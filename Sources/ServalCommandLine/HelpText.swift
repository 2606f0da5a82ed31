/// The texts that `--help` prints.
enum HelpText {
    static func program(_ program: Program) -> String {
        var text = "\(program.summary)\n\nUsage: \(program.name) COMMAND [ARGUMENTS] [OPTIONS]\n\nCommands:\n"
        text += rows(program.commands.map { ($0.name, $0.summary) })
        text += "\n'\(program.name) COMMAND --help' explains a command, "
        text += "'\(program.name) --version' tells the version.\n"
        return text + environment(program) + exitCodes
    }

    static func command(_ command: Command, of program: Program) -> String {
        let arguments = command.positionals.map { " " + placeholder(of: $0) }.joined()
        var text = "\(command.summary)\n\nUsage: \(program.name) \(command.name)\(arguments) [OPTIONS]\n"
        if !command.discussion.isEmpty { text += "\n\(command.discussion)\n" }
        if !command.positionals.isEmpty {
            text += "\nArguments:\n" + rows(command.positionals.map { ($0.name, $0.help) })
        }
        let options = command.options.map { option in
            let names = (option.shortName.map { "\($0), " } ?? "") + "--\(option.name)"
            return (names + (option.placeholder.map { " \($0)" } ?? ""), option.help)
        }
        text += "\nOptions:\n" + rows(options + [("--help", "Prints this text.")])
        return text + environment(program) + exitCodes
    }

    private static func placeholder(of positional: Positional) -> String {
        switch positional.count {
        case .one: positional.name
        case .optional: "[\(positional.name)]"
        case .several: "\(positional.name)..."
        }
    }

    private static func environment(_ program: Program) -> String {
        program.environment.isEmpty ? "" : "\nEnvironment:\n" + rows(program.environment)
    }

    private static var exitCodes: String {
        "\nExit codes:\n" + rows(ExitCode.allCases.map { ("\($0.rawValue)", $0.meaning) })
    }

    /// Two columns; the second is wrapped, or begins on a line of its own where the first is long.
    private static func rows(_ rows: [(String, String)]) -> String {
        let width = min(28, rows.map(\.0.count).max() ?? 0)
        var text = ""
        for (name, help) in rows {
            let lines = wrapped(help, width: 96 - width)
            let isLong = name.count > width
            text += "  " + name.padded(to: width)
            if isLong { text += "\n  " + String(repeating: " ", count: width) }
            text += "  " + lines.joined(separator: "\n" + String(repeating: " ", count: width + 4)) + "\n"
        }
        return text
    }

    private static func wrapped(_ text: String, width: Int) -> [String] {
        var lines = [""]
        for word in text.split(separator: " ") {
            let line = lines[lines.count - 1]
            if line.isEmpty {
                lines[lines.count - 1] = String(word)
            } else if line.count + 1 + word.count <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
