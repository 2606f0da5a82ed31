import ServalCommandLine
import Synchronization
import Testing

private let threads = Option.integer("threads", in: 1...64, help: "Threads to work on.")
private let output = Option.text("output", "FILE", help: "Where the result goes.")
private let format = Option<Format>.word("format", help: "How it is written.")
private let json = Flag("json", help: "Prints JSON.")
private let model = Positional("MODEL", help: "A model file.")
private let photos = Positional("PHOTO", .several, help: "Photos.")

private enum Format: String, CaseIterable, Sendable {
    case text, binary
}

/// Runs a program of one command and gives what the command saw and what was printed.
private final class Trial: Sendable {
    let seen = Mutex<[String]>([])
    let printed = Mutex("")
    let complaints = Mutex("")

    func run(_ words: String...) -> ExitCode {
        let command = Command(
            "look", summary: "Looks at photos.", positionals: [model, photos],
            options: [.option(threads), .option(output), .option(format), .flag(json)]
        ) { arguments in
            let description = [
                arguments.one(model), arguments[photos].joined(separator: "+"), "\(arguments[threads] ?? 0)",
                arguments[output] ?? "-", arguments[format]?.rawValue ?? "-", "\(arguments[json])",
            ]
            self.seen.withLock { $0 = description }
            if arguments[output] == "unset" { _ = try arguments.required(format) }
            if arguments[output] == "broken" { throw BrokenDisk() }
            return arguments[output] == "partial" ? .resultFailed : .success
        }
        let program = Program(
            "trial", summary: "Tries things.", version: "1.2.3", commands: [command],
            environment: [("TRIAL_MODE", "Changes it.")])
        return program.run(
            words, output: { text in printed.withLock { $0 += text } },
            errorOutput: { text in complaints.withLock { $0 += text } })
    }
}

private struct BrokenDisk: Error, CustomStringConvertible {
    var description: String { "The disk is broken." }
}

struct ProgramTests {
    @Test func `options stand in any place and in both spellings`() {
        let trial = Trial()
        #expect(trial.run("look", "--threads=2", "m", "a", "--output", "x", "b", "--json") == .success)
        #expect(trial.seen.withLock { $0 } == ["m", "a+b", "2", "x", "-", "true"])
    }

    @Test func `after two dashes every word is an argument`() {
        let trial = Trial()
        #expect(trial.run("look", "--format", "binary", "--", "m", "--json") == .success)
        #expect(trial.seen.withLock { $0 } == ["m", "--json", "0", "-", "binary", "false"])
    }

    @Test func `a value may hold an equals sign or begin with a dash`() {
        let trial = Trial()
        #expect(trial.run("look", "m", "a", "--output=x=y") == .success)
        #expect(trial.seen.withLock { $0[3] } == "x=y")
        #expect(trial.run("look", "m", "a", "--output", "-") == .success)
        #expect(trial.seen.withLock { $0[3] } == "-")
    }

    @Test func `an option of numbers takes negative ones, apart or after an equals sign`() {
        for words in [["--offset", "-103.9"], ["--offset=-103.9"], ["--offset", "-1.039e2"]] {
            #expect(Self.offset(words) == -103.9)
        }
        #expect(Self.offset(["--offset", "-5000"]) == nil)
        #expect(Self.offset(["--offset", "--offset"]) == nil)
    }

    /// What a command sees of an option of numbers; nil for a wrong command line.
    private static func offset(_ words: [String]) -> Double? {
        let option = Option.number("offset", "X", in: -1000...1000, help: "What is added.")
        let seen = Mutex<Double?>(nil)
        let command = Command("add", summary: "Adds.", options: [.option(option)]) { arguments in
            let value = arguments[option]
            seen.withLock { $0 = value }
            return .success
        }
        let program = Program("trial", summary: "Tries things.", version: "1.2.3", commands: [command])
        let code = program.run(["add"] + words, output: { _ in }, errorOutput: { _ in })
        return code == .success ? seen.withLock { $0 } : nil
    }

    @Test func `the name of an option is no value of another`() {
        let trial = Trial()
        #expect(trial.run("look", "m", "a", "--output", "--json") == .usage)
        #expect(trial.complaints.withLock { $0 }.contains("'--output' needs a value"))
        #expect(trial.run("look", "m", "a", "--output=--json") == .success)
        #expect(trial.seen.withLock { $0[3] } == "--json")
    }

    @Test func `errors are printed without what a terminal would act on`() {
        let trial = Trial()
        _ = trial.run("look", "m", "a", "--format", "\u{1B}[31mx\ny")
        #expect(trial.complaints.withLock { $0 }.contains("not '\\u{1b}[31mx\\ny'"))
        _ = trial.run("\u{1B}c")
        #expect(trial.complaints.withLock { $0 }.unicodeScalars.allSatisfy { $0 != "\u{1B}" })
    }

    @Test func `--version prints name and version`() {
        let trial = Trial()
        #expect(trial.run("--version") == .success)
        #expect(trial.printed.withLock { $0 } == "trial 1.2.3\n")
    }

    @Test func `-o stands for --output`() {
        let trial = Trial()
        #expect(trial.run("look", "m", "a", "-o", "x") == .success)
        #expect(trial.seen.withLock { $0[3] } == "x")
        #expect(trial.run("look", "m", "a", "-o", "x", "--output", "y") == .usage)
        #expect(trial.run("look", "--help") == .success)
        #expect(trial.printed.withLock { $0.contains("-o, --output FILE") })
    }

    @Test(arguments: [
        (["look", "m", "p", "--thread", "2"], "no option '--thread'. Did you mean '--threads'?"),
        (["look", "m", "p", "-t"], "no option '-t'."),
        (["look", "m", "p", "--threads"], "'--threads' needs a value"),
        (["look", "m", "p", "--threads", "0"], "a whole number of 1 to 64, not '0'"),
        (["look", "m", "p", "--threads", "two"], "a whole number of 1 to 64, not 'two'"),
        (["look", "m", "p", "--format=xml"], "one of text, binary, not 'xml'"),
        (["look", "m", "p", "--json=yes"], "takes no value, but was given 'yes'"),
        (["look", "m", "p", "--json", "--json"], "'--json' was given twice"),
        (["look", "m"], "The argument PHOTO is missing"),
        (["look"], "The argument MODEL is missing"),
        (["look", "m", "p", "--output", "unset"], "'--format' is required"),
        (["lok"], "no command 'lok'. Did you mean 'look'?"),
        (["destroy"], "no command 'destroy'."),
        (["help", "lok"], "no command 'lok'. Did you mean 'look'?"),
        ([], "Name a command."),
    ])
    func `a wrong command line is an error that says what is wrong`(words: [String], complaint: String) {
        let trial = Trial()
        let program = { (words: [String]) -> ExitCode in
            switch words.count {
            case 0: trial.run()
            case 1: trial.run(words[0])
            case 2: trial.run(words[0], words[1])
            case 4: trial.run(words[0], words[1], words[2], words[3])
            default: trial.run(words[0], words[1], words[2], words[3], words[4])
            }
        }
        #expect(program(words) == .usage)
        #expect(trial.complaints.withLock { $0 }.contains(complaint))
        #expect(trial.printed.withLock { $0 }.isEmpty)
    }

    @Test func `errors of a command are told apart from failed results`() {
        let trial = Trial()
        #expect(trial.run("look", "m", "p", "--output", "broken") == .failure)
        #expect(trial.complaints.withLock { $0 } == "trial look: The disk is broken.\n")
        #expect(trial.run("look", "m", "p", "--output", "partial") == .resultFailed)
    }

    @Test func `help lists every option, the environment and the exit codes, and runs nothing`() {
        let trial = Trial()
        #expect(trial.run("look", "--threads", "--help") == .success)
        let text = trial.printed.withLock { $0 }
        for word in ["Usage: trial look MODEL PHOTO... [OPTIONS]", "--threads N", "--format text|binary", "TRIAL_MODE"]
        {
            #expect(text.contains(word))
        }
        for code in ["  0  ", "  1  ", "  2  ", "  3  "] { #expect(text.contains(code)) }
        #expect(trial.seen.withLock { $0 }.isEmpty)
    }

    @Test func `help of the program names its commands`() {
        let trial = Trial()
        #expect(trial.run("--help") == .success)
        #expect(trial.printed.withLock { $0 }.contains("look  Looks at photos."))
    }
}
