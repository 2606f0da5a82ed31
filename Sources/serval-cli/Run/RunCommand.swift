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
            A model with class names prints the classes of the largest numbers of its first output, one list for each item
            of the batch; so does any other with --top. Otherwise the outputs are printed as JSON. --output writes them
            whole, as NPY for a network of one output, as safetensors or JSON for any, told by the file's name.

            An input that is a folder stands for the photos in it, by their names, of which each result is printed as soon as
            it is there; what is no photo there is listed and skipped, and one that fails does not stop the others. JSON is
            then a list with an object a photo, each on one line. - is the standard input.
            """,
        positionals: [CommonArguments.model],
        options: [
            .option(input), .option(output), .option(top), .flag(json), .option(CommonArguments.maxPixels),
            .option(CommonArguments.threads), .option(LimitArguments.memory), .option(LimitArguments.operations),
        ],
        run: run)

    private static let input = Option.text(
        "input", "FILE",
        help: "An .npy, .safetensors or photo file, or a folder of photos; - is standard input; required.")
    private static let output = Option.text(
        "output", "FILE", help: "An .npy, .safetensors or .json file; - is standard output, as JSON.")
    private static let top = Option.integer(
        "top", in: 1...1_000_000, help: "Prints the N largest classes; 5 by default for a model with class names.")
    private static let json = Flag("json", help: "Prints the classes as JSON.")

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        let modelPath = arguments.one(CommonArguments.model)
        let inputPath = try arguments.required(input)
        guard arguments[top] == nil || arguments[output] != "-" else {
            throw UsageError.conflict(
                explanation: "--output - prints whole outputs and --top classes; give one of them.")
        }
        let destination = try arguments[output].map { try RunOutput(path: $0, inputs: [modelPath, inputPath]) }
        guard destination == nil || !Folder.exists(inputPath) else {
            throw UsageError.conflict(
                explanation: "--output takes the result of one input; the results of a folder are printed.")
        }
        let file = try reading(modelPath) { try ModelFile(path: modelPath, limits: arguments.limits) }
        try destination?.check(file)
        if Folder.exists(inputPath) { return try runFolder(inputPath, file, arguments) }
        let inputs = try reading(inputName(inputPath)) {
            try RunInput.read(path: inputPath, for: file, maxPixels: arguments[CommonArguments.maxPixels])
        }
        let options = ModelOptions(batch: inputs.first?.shape.dimensions.first ?? 1)
        let model = try reading(modelPath) { try Model(file, options: options) }
        let threads = arguments[CommonArguments.threads].map(ThreadCount.exactly) ?? .automatic
        let outputs = try reading(inputName(inputPath)) { try model.makeSession(threads: threads).run(inputs) }
        let named = zip(model.outputs, outputs).map { ($0.name, $1) }
        try destination?.write(named)
        if let first = outputs.first, arguments[top] != nil || destination == nil && model.labels != nil {
            let classes = TopClasses(arguments[top] ?? 5, of: first, model: model)
            Console.write(arguments[json] ? classes.json.text(indented: true) + "\n" : classes.text)
        } else if destination == nil {
            Console.write(RunOutput.json(named).text(indented: true) + "\n")
        }
        return .success
    }

    private static func runFolder(
        _ folder: String, _ file: ModelFile, _ arguments: Arguments
    ) throws -> ExitCode {
        let list = try PhotoList([folder])
        // No photo of them could be run.
        guard file.preprocessing != nil else {
            throw FileError(path: folder, reason: "\(RunError.preprocessingMissing)")
        }
        let modelPath = arguments.one(CommonArguments.model)
        let model = try reading(modelPath) { try Model(file, options: ModelOptions()) }
        let threads = arguments[CommonArguments.threads].map(ThreadCount.exactly) ?? .automatic
        let runs = PhotoRuns(
            model: model, file: file, session: try reading(modelPath) { try model.makeSession(threads: threads) },
            maxPixels: arguments[CommonArguments.maxPixels],
            top: arguments[top] ?? (model.labels == nil ? nil : 5), asJSON: arguments[json])
        list.reportSkipped()
        return runs.run(list.paths) ? .success : .resultFailed
    }
}
