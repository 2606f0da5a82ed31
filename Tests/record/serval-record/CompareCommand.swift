import Foundation
import ServalCommandLine

/// `serval-record compare`: what differs between two records.
enum CompareCommand {
    static let command = Command(
        "compare", summary: "Says which runs of two records differ.",
        discussion: "The exit code is 1 where any run differs, or is in one of the records only.",
        positionals: [old, new], run: run)

    private static let old = Positional("OLD", help: "A record.")
    private static let new = Positional("NEW", help: "Another one.")

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        let (old, new) = (try read(arguments.one(old)), try read(arguments.one(new)))
        var agreeing = 0
        var lines: [String] = []
        for run in old.runs {
            guard let wanted = old[run], let found = new[run] else {
                lines.append("\(run): only in the old record")
                continue
            }
            if found == wanted { agreeing += 1 } else { lines.append("\(run): \(wanted) is now \(found)") }
        }
        for run in new.runs where old[run] == nil { lines.append("\(run): only in the new record") }
        for line in lines { Console.write(line + "\n") }
        let failed = old.runs.count(where: { old[$0]?.hasPrefix("error") == true })
        Console.write(
            "\(agreeing.grouped) runs agree, \(lines.count.grouped) do not; "
                + "\(failed.grouped) of the old record's ended with an error.\n")
        return lines.isEmpty && agreeing > 0 ? .success : .resultFailed
    }

    private static func read(_ path: String) throws -> Record {
        guard let record = Record(try String(contentsOfFile: path, encoding: .utf8)) else {
            throw FileError(path: path, reason: "This is no record of 'serval-record run'.")
        }
        return record
    }
}
