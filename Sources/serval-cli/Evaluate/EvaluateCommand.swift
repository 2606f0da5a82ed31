import Serval
import ServalCommandLine
import ServalEvaluation
import ServalImage
import ServalPets
import ServalWeights

/// `serval evaluate`: how well the networks find labelled faces.
enum EvaluateCommand {
    static let command = Command(
        "evaluate", summary: "Measures found faces and landmarks against labelled photos.",
        discussion: """
            LABELS.csv has one row a face and the columns file, width, height, and NAME_x and NAME_y for each landmark,
            in pixels of the photo; species, split and NAME_visible may be there. Photos are looked for in --photos DIR,
            or beside the labels in the folder of their name, in the folder 'labelled', or beside the labels themselves.

            --faces, which is what is measured unless another measure is asked for, lets the networks find any number of
            faces. A labelled face is found when the overlap (intersection over union, IoU) of the boxes, clipped to the
            photo, is 0.5 or more; found faces choose in the order of their scores. Recall is the share of labelled
            faces that are found, precision the share of found faces that are labelled ones, both from --min-score on;
            average precision (AP) is over all scores. --negatives NEGATIVES names photos without cats and dogs, in
            the columns file, group and split, or is a folder of such photos; the share in which a face is claimed is told for each group, wild
            relatives of cats and dogs apart.

            The other measures are for labels of one face a photo: --boxes measures the detector's best box by its
            overlap with the labelled one; --landmarks the second network in the labelled boxes; --pipeline the best
            face, whatever its score. NME is the mean distance of a face's nine points from their labels over the longer
            side of the labelled box; a face fails when it is above 0.15. px are those of a 224-pixel crop. Intervals
            are those of a bootstrap over photos, 95 %.
            """,
        positionals: [labels],
        options: [
            .flag(faces), .flag(boxes), .flag(landmarks), .flag(pipeline), .option(photos), .option(negatives),
            .option(split), .option(PetArguments.minimumScore), .flag(CommonArguments.json), .option(plot),
            .option(worst), .option(CommonArguments.maxPixels),
        ] + PetArguments.modelOptions + [.option(CommonArguments.threads)],
        run: run)

    private static let labels = Positional("LABELS.csv", help: "The labels, one row a face; - is the standard input.")
    private static let faces = Flag("faces", help: "Measures any number of faces a photo; the default.")
    private static let boxes = Flag("boxes", help: "Measures the detector's best box, of one face a photo.")
    private static let landmarks = Flag("landmarks", help: "Measures the landmarks in the labelled boxes.")
    private static let pipeline = Flag("pipeline", help: "Measures the best face, whatever its score.")
    private static let photos = Option.text("photos", "DIR", help: "The folder that the labelled files are in.")
    private static let negatives = Option.text(
        "negatives", "NEGATIVES",
        help: "A table or folder of photos without cats and dogs, in which no face should be claimed.")
    private static let split = Option.text("split", "NAME", help: "Only the rows of this split; by default all rows.")
    private static let plot = Option.text("plot", "OUT.png", help: "Draws the curves.")
    private static let worst = Option.integer("worst", in: 1...100_000, help: "Also lists the N worst photos.")

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        var measures = Set<Measure>()
        if arguments[faces] { measures.insert(.faces) }
        if arguments[boxes] { measures.insert(.boxes) }
        if arguments[landmarks] { measures.insert(.landmarks) }
        if arguments[pipeline] { measures.insert(.pipeline) }
        if measures.isEmpty || arguments[negatives] != nil { measures.insert(.faces) }
        let path = arguments.one(labels)
        guard path != "-" || arguments[negatives] != "-" else {
            throw UsageError.conflict(explanation: "The standard input is read once; name a file for --negatives.")
        }
        try arguments[plot].map { try PictureName.check($0, option: "--plot", orElse: "or - for standard output") }
        let plotFile = try arguments[plot].map { try OutputFile($0, option: "--plot") }
        try plotFile?.checkIsBinary(option: "--plot")
        let table = try reading(inputName(path)) { try LabelTable.read(readBytes(path), split: arguments[split]) }
        let (negativePhotos, negativesFolder) = try readNegatives(arguments[negatives], split: arguments[split])
        let photos = Evaluation.Photos(
            labels: table, folder: arguments[photos] ?? PhotoFolder.beside(labels: path),
            negatives: negativePhotos,
            negativesFolder: negativesFolder)
        let tables = [path] + [arguments[negatives]].compactMap(\.self)
        try plotFile?.check(
            option: "--plot", inputs: tables + PetArguments.modelFiles(arguments) + photos.files)
        let evaluator = try Evaluator(
            measures: measures, models: try PetArguments.models(arguments),
            minimumScore: arguments[PetArguments.minimumScore],
            threads: arguments[CommonArguments.threads].map(ThreadCount.exactly) ?? .automatic)
        let evaluation = Evaluation(
            photos, measures: measures, evaluator, maxPixels: arguments[CommonArguments.maxPixels])
        let report = EvaluationReport(
            labels: path, split: arguments[split], measures: Measure.allCases.filter(measures.contains),
            worstCount: arguments[worst] ?? 0, minimumScore: evaluator.minimumScore, evaluation: evaluation)
        let text = arguments[CommonArguments.json] ? report.json.text(indented: true) + "\n" : report.text
        if let plotFile {
            plotFile.report(text)
            let drawing = EvaluationPlot(report)
            if drawing.isEmpty {
                Console.writeError("No photo could be measured, so that --plot draws nothing.\n")
            } else {
                try plotFile.write(drawing.draw().encodedPNG())
                if let path = plotFile.path { Console.writeError("Drew the curves to \(path.printable).\n") }
            }
        } else {
            Console.write(text)
        }
        return evaluation.failures.isEmpty ? .success : .resultFailed
    }

    /// The photos without cats and dogs, and the folder that they are in. A folder's are a group of its name.
    private static func readNegatives(
        _ path: String?, split: String?
    ) throws -> (photos: [NegativePhoto], folder: String) {
        guard let path else { return ([], "") }
        guard Folder.exists(path) else {
            let photos = try reading(inputName(path)) { try NegativeTable.read(readBytes(path), split: split) }
            return (photos, PhotoFolder.beside(labels: path))
        }
        let list = try PhotoList([path])
        list.reportSkipped()
        let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
        let group = folder.split(separator: "/").last.map(String.init) ?? ""
        return (list.paths.map { NegativePhoto(file: String($0.dropFirst(folder.count + 1)), group: group) }, folder)
    }
}
