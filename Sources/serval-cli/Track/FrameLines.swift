import ServalCommandLine
import ServalWeights

/// Where the lines about a video's frames go: printed as they come, or to a file, which is written once they are all
/// there.
struct FrameLines {
    private enum Destination {
        case standardOutput, standardError
        case file(OutputFile)
    }

    private let destination: Destination
    private var collected: [UInt8] = []

    /// - Parameters:
    ///   - file: nil or standard output for lines that are printed.
    ///   - isOutputTaken: whether the drawn video has standard output.
    init(_ file: OutputFile?, isOutputTaken: Bool) throws(UsageError) {
        switch file {
        case .file?:
            destination = file.map(Destination.file) ?? .standardOutput
        case .standardOutput?:
            guard !isOutputTaken else {
                throw .conflict(
                    explanation: "--output - and --draw would both write to the standard output; name a file.")
            }
            destination = .standardOutput
        case nil:
            destination = isOutputTaken ? .standardError : .standardOutput
        }
    }

    mutating func write(_ line: String) {
        switch destination {
        case .standardOutput: Console.write(line)
        case .standardError: Console.writeError(line)
        case .file: collected += Array(line.utf8)
        }
    }

    /// Writes the file.
    func finish() throws(WeightsError) {
        if case .file(let file) = destination { try file.write(collected) }
    }
}
