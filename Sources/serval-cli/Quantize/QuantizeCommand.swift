import Serval
import ServalCommandLine
import ServalQuantization
import ServalWeights

/// `serval quantize`: a model file in 8 bits, or with its weights in half precision, of one in float32.
enum QuantizeCommand {
    /// What the written file's weights are.
    enum StorageType: String, CaseIterable, Sendable { case int8, f16 }

    static let command = Command(
        "quantize", summary: "Makes a model that is a quarter as large and faster, in 8 bits.",
        discussion: """
            Layers with weights compute in integers, with one scale for each output channel of the weights and one scale
            and zero point for each value between layers. The latter are chosen from what the values are for the inputs of
            --calibration: photos, or a folder of them, of which what is no photo is listed and skipped; LABELS.csv as
            'evaluate' takes it; an .npy array, whose first dimension counts inputs; a reference dump; or one of these from
            the standard input, as -. Photos for a network that looks at one face are cropped as 'detect' does, to the
            labelled faces, and else to the best face that the detector finds; a photo without a face is skipped. Inputs of
            one value or colour are warned of. --limit takes inputs evenly from all. Operations without an integer form, layers given
            to --keep-float and the network's outputs stay float32; 'inspect' shows where values are converted.

            The report tells for each layer the signal to noise ratio (SQNR) of its value against the float32 network's,
            with all layers before quantized too, its scale and zero point, and the share of elements beyond its levels.

            --type f16 stores kernels in half precision, converted when the model is loaded; nothing is calibrated.
            """,
        positionals: [CommonArguments.model],
        options: [
            .option(output), .option(calibration), .option(split), .option(limit), .option(type), .option(method),
            .option(percentile), .option(keepFloat), .flag(noEqualization), .flag(noBiasCorrection),
            .flag(largestWeights), .option(LimitArguments.memory), .option(LimitArguments.operations),
            .option(PetArguments.facesModel), .option(PetArguments.boxModel), .option(CommonArguments.maxPixels),
            .flag(CommonArguments.json),
        ],
        run: run)

    private static let output = Option.text(
        "output", "FILE", help: "The model file to write; required. - is standard output.")
    private static let calibration = Option.text(
        "calibration", "INPUTS",
        help:
            "Typical inputs: paths of photos, separated by commas, a folder, or one of the above; - is standard input.")
    private static let split = Option.text("split", "NAME", help: "Only the rows of this split of LABELS.csv.")
    private static let limit = Option.integer("limit", in: 1...100_000, help: "At most so many inputs; 128 by default.")
    private static let type = Option<StorageType>.word("type", help: "What the weights become; int8 by default.")
    private static let method = Option<QuantizationOptions.RangeMethod>.word(
        "method", help: "How the ranges of values are chosen; mse by default.")
    private static let percentile = Option.number(
        "percentile", "P", in: 50...100, help: "The share in percent that a range of --method percentile holds; 99.99.")
    private static let keepFloat = Option.text(
        "keep-float", "LAYERS", help: "Layers that stay float32, separated by commas.")
    private static let noEqualization = Flag("no-equalization", help: "Leaves the channels' ranges as they are.")
    private static let noBiasCorrection = Flag("no-bias-correction", help: "Leaves the biases as they are.")
    private static let largestWeights = Flag(
        "largest-weights", help: "Scales weights by the largest of a channel rather than by the least error.")

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        let path = arguments.one(CommonArguments.model)
        let destination = try OutputFile(arguments.required(output), option: "--output", inputs: [path])
        try destination.checkIsBinary(option: "--output")
        if arguments[type] == .f16 { return try writeHalf(path, to: destination, arguments) }
        guard let source = arguments[calibration] else { throw UsageError.missingOption(name: "--calibration") }
        let file = try reading(path) { try ModelFile(path: path, limits: arguments.limits) }
        let calibrationInputs = try CalibrationInputs(
            source, for: file, split: arguments[split], maxPixels: arguments[CommonArguments.maxPixels],
            detectors: PetArguments.detectorPaths(arguments))
        try destination.check(
            option: "--output", inputs: calibrationInputs.files + PetArguments.detectorPaths(arguments).values)
        let (inputs, leftOut) = try calibrationInputs.read(limit: arguments[limit] ?? 128)
        report(calibrationInputs.skipped + leftOut)
        guard !inputs.isEmpty || leftOut.isEmpty else {
            throw FileError(path: inputName(source), reason: "No photo is left to calibrate with.")
        }
        for sentence in CalibrationWarning.sentences(
            inputs, names: file.graph.inputs.map { file.graph.nodes[$0].name }, preprocessing: file.preprocessing)
        {
            Console.writeError("Warning: \(sentence.printable)\n")
        }
        var bar: ProgressBar?
        let quantized = try reading(path) {
            try Quantizer.quantize(file, calibration: inputs, options: options(arguments)) { _, total in
                if bar == nil { bar = ProgressBar("quantizing", total: total) }
                bar?.advance()
            }
        }
        bar = nil
        try destination.write(quantized.bytes)
        let summary = QuantizationSummary(
            report: quantized.report, output: try arguments.required(output), byteCount: quantized.bytes.count)
        destination.report(arguments[CommonArguments.json] ? summary.json.text(indented: true) + "\n" : summary.text)
        return .success
    }

    private static func report(_ leftOut: [String]) {
        guard !leftOut.isEmpty else { return }
        Console.writeError(
            "Skipped \(PhotoList.phrase(leftOut, "is no photo to calibrate with", "are no photos to calibrate with")).\n"
        )
    }

    private static func options(_ arguments: Arguments) -> QuantizationOptions {
        QuantizationOptions(
            method: arguments[method] ?? .mse, percentile: arguments[percentile] ?? 99.99,
            minimizesWeightError: !arguments[largestWeights], equalizes: !arguments[noEqualization],
            correctsBias: !arguments[noBiasCorrection],
            floatLayers: Set((arguments[keepFloat] ?? "").split(separator: ",").map(String.init)))
    }

    private static func writeHalf(
        _ path: String, to destination: OutputFile, _ arguments: Arguments
    ) throws -> ExitCode {
        guard arguments[calibration] == nil else {
            throw UsageError.conflict(explanation: "--type f16 takes no --calibration; nothing is chosen from values.")
        }
        let bytes = try reading(path) {
            let file = try ModelFile.container(ModelFile.open(path), limits: arguments.limits)
            let producer = file.metadata["serval.producer"] ?? "unknown"
            return try ModelFileWriter.inHalfPrecision(file, producer: "serval quantize, from \(producer)")
        }
        try destination.write(bytes)
        let name = try arguments.required(output)
        let json: JSONValue = ["output": .string(name), "bytes": .int(bytes.count)]
        destination.report(
            arguments[CommonArguments.json]
                ? json.text(indented: true) + "\n" : "\(name.printable)  \(bytes.count.grouped) bytes\n")
        return .success
    }
}
