import Serval
import ServalCommandLine
import ServalWeights

/// `serval run`: a network's outputs for given inputs.
enum RunCommand {
    static let command = Command(
        "run", summary: "Computes a network's outputs for an array or a photo.",
        discussion: """
            The input is told by its content: an NPY array or a photo (PNG, JPEG, PPM) for a network of one input, a
            safetensors file with one tensor for each input, named as the input, for any. Its first dimension is the
            batch. Elements of other types are converted to float32. A photo is pre-processed as the model file states.
            The output is written as NPY for a network of one output, as safetensors or JSON for any, told by the
            file's name. Without --output it is printed as JSON.
            """,
        positionals: [CommonArguments.model],
        options: [
            .option(input), .option(output), .option(CommonArguments.threads), .option(LimitArguments.memory),
            .option(LimitArguments.operations),
        ],
        run: run)

    private static let input = Option.text("input", "FILE", help: "An .npy, .safetensors or photo file; required.")
    private static let output = Option.text("output", "FILE", help: "An .npy, .safetensors or .json file.")

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        let modelPath = arguments.one(CommonArguments.model)
        let inputPath = try arguments.required(input)
        let destination = try RunOutput(path: arguments[output])
        let file = try reading(modelPath) { try ModelFile(path: modelPath, limits: arguments.limits) }
        try destination.check(file)
        let inputs = try reading(inputPath) { try RunInput.read(path: inputPath, for: file) }
        let options = ModelOptions(batch: inputs.first?.shape.dimensions.first ?? 1)
        let model = try reading(modelPath) { try Model(file, options: options) }
        let threads = arguments[CommonArguments.threads].map(ThreadCount.exactly) ?? .automatic
        let outputs = try reading(inputPath) { try model.makeSession(threads: threads).run(inputs) }
        try destination.write(zip(model.outputs, outputs).map { ($0.name, $1) })
        return .success
    }
}
