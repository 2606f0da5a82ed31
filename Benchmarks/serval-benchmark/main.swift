import Serval
import ServalCommandLine
import ServalKernels

let program = Program(
    "serval-benchmark", summary: "Measures networks, their layers, the kernels and the pipeline round them.",
    version: Serval.version,
    commands: [
        NetworkCommand.command, LayersCommand.command, KernelsCommand.command, PipelineCommand.command,
        LoadCommand.command,
    ],
    environment: [
        ("SERVAL_BACKEND", "baseline, avx2, avxvnni or avx512: what --backend says where that is not given.")
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
