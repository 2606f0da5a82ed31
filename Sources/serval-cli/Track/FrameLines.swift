import ServalCommandLine
import ServalWeights

/// Where the lines about a video's frames go: printed as they come, or to a file, in which those that are whole stay when
/// the command is interrupted.
struct FrameLines {
    private enum Destination {
        case standardOutput, standardError
        case file(GrowingFile)
    }

    private let destination: Destination

    /// - Parameters:
    ///   - file: nil or standard output for lines that are printed.
    ///   - isOutputTaken: whether the drawn video has standard output.
    init(_ file: OutputFile?, isOutputTaken: Bool) throws {
        switch file {
        case .file(let target)?:
            let notice = "Interrupted; \(target.path.printable) has the lines of the frames before.\n"
            destination = .file(try GrowingFile(target, keepsPart: true, notice: notice))
        case .standardOutput?:
            guard !isOutputTaken else {
                throw UsageError.conflict(
                    explanation: "--output - and --draw would both write to the standard output; name a file.")
            }
            destination = .standardOutput
        case nil:
            destination = isOutputTaken ? .standardError : .standardOutput
        }
    }

    var isFile: Bool {
        if case .file = destination { true } else { false }
    }

    func write(_ line: String) throws(WeightsError) {
        switch destination {
        case .standardOutput: Console.write(line)
        case .standardError: Console.writeError(line)
        case .file(let file): try file.append(Array(line.utf8))
        }
    }

    /// Gives the file its name.
    func finish() throws(WeightsError) {
        if case .file(let file) = destination { try file.finish() }
    }
}
