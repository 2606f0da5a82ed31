import Serval
import ServalCommandLine
import ServalEvaluation
import ServalImage
import ServalPets
import ServalWeights

/// `serval evaluate`: how well the networks find labelled faces.
enum EvaluateCommand {
    static let command = Command(
        "evaluate", summary: "Measures the face box and the landmarks against labelled photos.",
        discussion: """
            LABELS.csv has the columns file, width, height, and NAME_x and NAME_y for each landmark, in pixels of the
            photo; species, split and NAME_visible may be there. Photos are looked for in --photos DIR, or in the folder
            'labelled' beside the labels, or beside the labels themselves.

            --boxes measures the detector's boxes by their overlap (intersection over union, IoU) with the labelled
            ones, which are the bounds of the nine points; --landmarks the landmark network in the labelled boxes;
            --pipeline both in a row, as 'detect' runs them. NME is the mean distance of a photo's nine points from
            their labels over the longer side of the labelled box; a photo fails when it is above 0.15. px are those of
            the 224-pixel landmark crop. Intervals are those of a bootstrap over photos, 95 %.
            """,
        positionals: [labels],
        options: [
            .flag(boxes), .flag(landmarks), .flag(pipeline), .option(photos), .option(split),
            .flag(CommonArguments.json), .option(plot), .option(worst), .option(PetArguments.boxModel),
            .option(PetArguments.landmarkModel), .option(PetArguments.precision), .option(CommonArguments.maxPixels),
            .option(CommonArguments.threads),
        ],
        run: run)

    private static let labels = Positional("LABELS.csv", help: "The labels, one row a photo.")
    private static let boxes = Flag("boxes", help: "Measures the face boxes.")
    private static let landmarks = Flag("landmarks", help: "Measures the landmarks in the labelled boxes.")
    private static let pipeline = Flag("pipeline", help: "Measures boxes and landmarks in a row.")
    private static let photos = Option.text("photos", "DIR", help: "The folder that the labelled files are in.")
    private static let split = Option.text("split", "NAME", help: "Only the rows of this split; by default all rows.")
    private static let plot = Option.text("plot", "OUT.png", help: "Draws the cumulative error curves.")
    private static let worst = Option.integer("worst", in: 1...100_000, help: "Also lists the N worst photos.")

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        var measures = Set<Measure>()
        if arguments[boxes] { measures.insert(.boxes) }
        if arguments[landmarks] { measures.insert(.landmarks) }
        if arguments[pipeline] { measures.insert(.pipeline) }
        guard !measures.isEmpty else {
            throw UsageError.conflict(explanation: "Say what to measure: --boxes, --landmarks, --pipeline or several.")
        }
        let path = arguments.one(labels)
        let table = try reading(path) {
            try LabelTable.read(readBytes(path), split: arguments[split])
        }
        let folder = arguments[photos] ?? PhotoFolder.beside(labels: path)
        let models = [arguments[PetArguments.boxModel], arguments[PetArguments.landmarkModel]].compactMap(\.self)
        let plotFile = try arguments[plot].map {
            try OutputFile($0, option: "--plot", inputs: [path] + models + table.map { "\(folder)/\($0.file)" })
        }
        try plotFile?.checkIsBinary(option: "--plot")
        let evaluator = try Evaluator(
            measures: measures, boxPath: arguments[PetArguments.boxModel],
            landmarkPath: arguments[PetArguments.landmarkModel],
            precision: arguments[PetArguments.precision] ?? .float32,
            threads: arguments[CommonArguments.threads].map(ThreadCount.exactly) ?? .automatic)
        let evaluation = measure(
            table, evaluator, folder: folder, maxPixels: arguments[CommonArguments.maxPixels])
        let report = EvaluationReport(
            labels: path, split: arguments[split], measures: Measure.allCases.filter(measures.contains),
            worstCount: arguments[worst] ?? 0, evaluation: evaluation)
        let text = arguments[CommonArguments.json] ? report.json.text(indented: true) + "\n" : report.text
        if let plotFile {
            plotFile.report(text)
            try plotFile.write(ErrorPlot(report).draw().encodedPNG())
        } else {
            Console.write(text)
        }
        return evaluation.failures.isEmpty ? .success : .resultFailed
    }

    private static func measure(
        _ labels: [FaceLabel], _ evaluator: Evaluator, folder: String, maxPixels: Int?
    ) -> Evaluation {
        var evaluation = Evaluation()
        var progress = ProgressBar("evaluating", total: labels.count)
        for label in labels {
            do {
                let image = try readPhoto("\(folder)/\(label.file)", maxPixels: maxPixels)
                evaluation.results.append(try evaluator.measure(image, label))
            } catch {
                evaluation.failures.append((label.file, "\(error)"))
            }
            progress.advance()
        }
        return evaluation
    }
}

/// What became of all photos.
struct Evaluation {
    var results: [PhotoResult] = []
    /// Photos that could not be measured, with the reason.
    var failures: [(file: String, reason: String)] = []
}
