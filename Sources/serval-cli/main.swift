import Serval
import ServalCommandLine
import ServalKernels

let program = Program(
    "serval", summary: "Runs, inspects and verifies neural networks, and finds pet faces.", version: Serval.version,
    commands: [
        DetectCommand.command, EvaluateCommand.command, InspectCommand.command, QuantizeCommand.command,
        RunCommand.command, TrackCommand.command, VerifyCommand.command,
    ],
    environment: [
        (
            "SERVAL_BACKEND",
            "baseline, avx2, avxvnni or avx512: the instruction set to use instead of the fastest available."
        )
    ],
    check: checkBackend)
program.main()

/// Of the two faults of `SERVAL_BACKEND`, an unknown name is one of the command line, and the other one of the machine.
@Sendable private func checkBackend() throws {
    do { _ = try Backend.select() } catch {
        if case .environment(.unknown) = error { throw UsageError.conflict(explanation: error.description) }
        throw error
    }
}
