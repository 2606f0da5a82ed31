/// A program of several commands.
package struct Program: Sendable {
    package let name: String
    let summary: String
    /// What `--version` prints behind the name.
    let version: String
    let commands: [Command]
    /// Environment variables and what they do, for the help.
    let environment: [(String, String)]
    /// Looks before a command begins whether the environment is one that it can run in.
    let check: @Sendable () throws -> Void

    package init(
        _ name: String, summary: String, version: String, commands: [Command], environment: [(String, String)] = [],
        check: @escaping @Sendable () throws -> Void = {}
    ) {
        (self.name, self.summary, self.version) = (name, summary, version)
        (self.commands, self.environment, self.check) = (commands, environment, check)
    }

    /// Runs the command that the process was started for, and ends the process with its exit code.
    package func main() -> Never {
        ProcessSetup.run()
        do {
            Console.exit(run(try CommandLineWords.read()))
        } catch {
            Console.writeError("\(name): \(error.description.printable)\n")
            Console.exit(.usage)
        }
    }

    /// Runs the command that the words after the program's name ask for.
    ///
    /// - Parameters:
    ///   - output: receives the help's text.
    ///   - errorOutput: receives the sentence that says what went wrong.
    package func run(
        _ words: [String], output: (String) -> Void = { Console.write($0) },
        errorOutput: (String) -> Void = { Console.writeError($0) }
    ) -> ExitCode {
        guard let first = words.first else {
            errorOutput("\(name): \(UsageError.missingCommand)\n\n" + HelpText.program(self))
            return .usage
        }
        if ["--help", "-h", "help"].contains(first) {
            guard let topic = words.dropFirst().first, !topic.hasPrefix("-") else {
                output(HelpText.program(self))
                return .success
            }
            guard let command = command(named: topic, errorOutput: errorOutput) else { return .usage }
            output(HelpText.command(command, of: self))
            return .success
        }
        if first == "--version" {
            output("\(name) \(version)\n")
            return .success
        }
        guard let command = command(named: first, errorOutput: errorOutput) else { return .usage }
        let rest = words.dropFirst()
        if rest.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
            output(HelpText.command(command, of: self))
            return .success
        }
        return run(command, Array(rest), errorOutput: errorOutput)
    }

    /// Nil, and it is said, where there is none of this name.
    private func command(named word: String, errorOutput: (String) -> Void) -> Command? {
        if let command = commands.first(where: { $0.name == word }) { return command }
        let suggestion = closestWord(to: word, among: commands.map(\.name))
        let error = UsageError.unknownCommand(name: word, suggestion: suggestion)
        errorOutput("\(name): \(error.description.printable)\n")
        errorOutput("'\(name) --help' lists the commands.\n")
        return nil
    }

    private func run(_ command: Command, _ words: [String], errorOutput: (String) -> Void) -> ExitCode {
        do {
            let arguments = try ArgumentParser.parse(words, for: command)
            try check()
            return try command.run(arguments)
        } catch let error as UsageError {
            errorOutput("\(name) \(command.name): \(Self.sentence(error))\n")
            errorOutput("'\(name) \(command.name) --help' lists the options.\n")
            return .usage
        } catch {
            errorOutput("\(name) \(command.name): \(Self.sentence(error))\n")
            return .failure
        }
    }

    /// What an error says, at a length that a terminal can show.
    private static func sentence(_ error: any Error) -> String { "\(error)".printable.shortened(to: 2_000) }
}
