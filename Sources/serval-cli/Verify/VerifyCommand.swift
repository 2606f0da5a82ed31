import Serval
import ServalCommandLine
import ServalWeights

/// `serval verify`: the shipped plan against what Keras computed.
enum VerifyCommand {
    static let command = Command(
        "verify", summary: "Compares a model layer by layer with a dump of what Keras computed.",
        discussion: """
            What is verified is what ships: the compiled plan with its merged layers, the same kernels and memory. Each
            value that the plan stores is compared with the dump (checked: plan), after the step's inputs were set to
            the reference's values, so that a layer that fails is itself at fault. Layers merged into a step have no
            value of their own; there the dump is compared with the reference operators in double precision (checked:
            reference). Where the plan differs from the dump but not from the reference operators, the dump is what
            differs. A model in 8 bits or half precision is compared with the reference operators in the same precision,
            integer layers bit for bit; how far its values are from those of the float32 dump is told as SQNR, not
            judged. An input beyond what a model in 8 bits was
            made for is warned of. Relative and ULP differences leave out elements below 1 % of the layer's largest magnitude.
            """,
        positionals: [CommonArguments.model, dump],
        options: [
            .flag(cumulative), .option(LimitArguments.memory), .option(LimitArguments.operations),
            .flag(CommonArguments.json),
        ],
        run: run)

    private static let dump = Positional("DUMP", help: "A dump, as Weights/dump_reference.py writes it.")
    private static let cumulative = Flag(
        "cumulative", help: "Lets each step read what the steps before have computed, to show how differences grow.")

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        let file: ModelFile
        do {
            file = try ModelFile(path: arguments.one(CommonArguments.model), limits: arguments.limits)
        } catch {
            throw VerificationError.model(error)
        }
        let dump: DumpFile
        do { dump = try DumpFile(path: arguments.one(self.dump)) } catch { throw VerificationError.dump(error) }
        var bar: ProgressBar?
        let report = try Verification.run(
            file, dump: dump, mode: arguments[cumulative] ? .cumulative : .isolated,
            progress: { done, total in
                if bar == nil { bar = ProgressBar("reference", total: total) }
                bar?.advance()
            })
        bar = nil
        if let first = report.layersMissingChannels.first {
            let count = "layer".counted(report.layersMissingChannels.count)
            Console.writeError(
                "Warning: the dump's sample has no element of some channels of \(count), such as '\(first.printable)', so that a "
                    + "difference there is not seen. Write it anew with Weights/dump_reference.py.\n")
        }
        for sentence in InputRange.warnings(file, dump) { Console.writeError("Warning: \(sentence.printable)\n") }
        Console.write(arguments[CommonArguments.json] ? report.json.text(indented: true) + "\n" : report.text)
        return report.passed ? .success : .resultFailed
    }
}
