import Serval
import ServalCommandLine

let program = Program(
    "serval", summary: "Runs, inspects and verifies neural networks, and finds pet faces.", version: Serval.version,
    commands: [
        DetectCommand.command, EvaluateCommand.command, InspectCommand.command, QuantizeCommand.command,
        RunCommand.command, TrackCommand.command, VerifyCommand.command,
    ],
    environment: [
        ("SERVAL_BACKEND", "baseline, avx2 or avx512: the instruction set to use instead of the fastest available.")
    ])
program.main()
