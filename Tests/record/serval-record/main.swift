import Serval
import ServalCommandLine

/// Records the bits that networks give, and compares two records: see CONTRIBUTING.md, "Bits before and after a change".
let program = Program(
    "serval-record", summary: "Records the bits of networks' outputs, and compares two records.",
    version: Serval.version, commands: [GraphsCommand.command, RunCommand.command, CompareCommand.command])
program.main()
