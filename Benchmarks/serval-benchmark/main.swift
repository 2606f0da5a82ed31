import Serval
import ServalCommandLine

let program = Program(
    "serval-benchmark", summary: "Measures networks, their layers, the kernels and the pipeline round them.",
    version: Serval.version,
    commands: [
        NetworkCommand.command, LayersCommand.command, KernelsCommand.command, PipelineCommand.command,
        LoadCommand.command,
    ],
    environment: [("SERVAL_BACKEND", "baseline, avx2 or avx512: what --backend says where that is not given.")])
program.main()
