import Serval
import ServalCommandLine
import ServalWeights

/// `serval inspect`: what a model file holds and what becomes of it.
enum InspectCommand {
    static let command = Command(
        "inspect", summary: "Shows a model's layers, its compiled plan and the memory it takes.",
        discussion: """
            The layers are those of the file. The plan is what runs: one row for each step with the number of layers
            merged into it. MACs are multiply-accumulate operations.
            """,
        positionals: [CommonArguments.model],
        options: [
            .option(batch), .option(LimitArguments.memory), .option(LimitArguments.operations),
            .flag(CommonArguments.json),
        ],
        run: run)

    private static let batch = Option.integer("batch", in: 1...65_536, help: "Images in one run; 1 by default.")

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        let path = arguments.one(CommonArguments.model)
        let model = try reading(path) {
            try Model(path: path, options: ModelOptions(batch: arguments[batch] ?? 1), limits: arguments.limits)
        }
        let inspection = Inspection(model)
        Console.write(
            arguments[CommonArguments.json] ? inspection.json.text(indented: true) + "\n" : inspection.text)
        return .success
    }
}
