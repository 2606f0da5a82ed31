import ServalCommandLine
import ServalWeights

/// Where a command's result goes: a regular file, or standard output, which `-` names. Checked before the work.
enum OutputFile {
    case standardOutput
    case file(OutputTarget)

    /// - Parameters:
    ///   - path: what the option was given.
    ///   - option: its name, dashes included.
    ///   - inputs: what the command reads, none of which is ever written onto.
    /// - Throws: a conflict where the path leads to an input, under whichever name; `WeightsError.cannotWrite`.
    init(_ path: String, option: String, inputs: [String] = []) throws {
        if path == "-" {
            self = .standardOutput
            return
        }
        self = .file(try OutputTarget(path))
        try check(option: option, inputs: inputs)
    }

    /// Refuses to write onto further inputs.
    func check(option: String, inputs: [String]) throws(UsageError) {
        guard case .file(let target) = self, let identity = target.identity else { return }
        for input in inputs where Self.identity(input) == identity {
            throw .conflict(
                explanation:
                    "\(option) \(target.path) would replace the input '\(inputName(input))'; name another file.")
        }
    }

    private static func identity(_ input: String) -> FileIdentity? {
        input == "-" ? .standardInput : FileIdentity(path: input)
    }

    /// Where it is, as given; nil for standard output.
    var path: String? {
        if case .file(let target) = self { target.path } else { nil }
    }

    /// Refuses a terminal for what is no text.
    func checkIsBinary(option: String) throws(UsageError) {
        guard case .standardOutput = self, Console.isOutputTerminal else { return }
        throw .conflict(explanation: "\(option) - would write bytes to the terminal; send them to a file or program.")
    }

    func write(_ bytes: [UInt8]) throws(WeightsError) {
        switch self {
        case .standardOutput: Console.write(bytes: bytes)
        case .file(let target): try writeFile(bytes, to: target)
        }
    }

    /// Prints what the command has to say beside its result: where that takes standard output, to standard error.
    func report(_ text: String) {
        if case .standardOutput = self { Console.writeError(text) } else { Console.write(text) }
    }
}
