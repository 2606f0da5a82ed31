import Serval
import ServalCommandLine
import ServalImage
import ServalPets
import ServalRuntime
import ServalWeights

/// `serval detect`: the faces in each photo, with their landmarks and roll angles.
enum DetectCommand {
    static let command = Command(
        "detect", summary: "Finds cats' and dogs' faces in photos, with nine landmarks each.",
        discussion: """
            Faces come best first, with species and score, 0 to 1. All positions are in pixels of the photo after its
            EXIF orientation, from the top left corner of its top left pixel; the box is the part inside the photo.
            Left and right are the viewer's, in the frame of the upright face. The roll angle is that of the line from
            the left to the right eye, in degrees, clockwise positive. A photo without a face is no failure.

            A PHOTO that is a folder stands for the photos in it, by their names; what is no photo there is listed and
            skipped. - is the standard input. Each photo's result is printed as soon as it is there. --json prints a list
            with an object a photo, each on one line, and --json-lines the objects without the list, as suits programs that
            read on and on.

            --draw OUT.png draws one photo to that file and several to OUT-NAME.png, where NAME is that of the photo;
            an OUT that does not end in .png, unless it is - for standard output, is a folder, made if need be, that
            receives NAME.png for each photo. Standard error tells where each drawing went. Boxes and points are drawn unless --box, --points or --sticker say what
            is.
            A photo that fails does not stop the others.
            """,
        positionals: [photos],
        options: [
            .flag(CommonArguments.json), .flag(jsonLines), .option(PetArguments.minimumScore),
            .option(PetArguments.maximumFaces),
            .option(draw), .flag(sticker), .flag(box), .flag(points), .option(CommonArguments.maxPixels),
        ] + PetArguments.modelOptions + [.option(CommonArguments.threads)],
        run: run)

    private static let photos = Positional(
        "PHOTO", .several, help: "PNG, JPEG, PPM or PGM files, or folders of them; - is the standard input.")
    private static let jsonLines = Flag("json-lines", help: "Prints a JSON object a line, one a photo, without a list.")
    private static let draw = Option.text("draw", "OUT", help: "Draws the faces onto the photo, as a PNG file.")
    private static let sticker = Flag("sticker", help: "Draws a pair of glasses onto each face; needs --draw.")
    private static let box = Flag("box", help: "Draws boxes with species and score; needs --draw.")
    private static let points = Flag("points", help: "Draws the landmarks; needs --draw.")

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        guard !(arguments[jsonLines] && arguments[CommonArguments.json]) else {
            throw UsageError.conflict(explanation: "Give --json or --json-lines, not both.")
        }
        for flag in [sticker, box, points] where arguments[flag] && arguments[draw] == nil {
            throw UsageError.conflict(explanation: "--\(flag.name) needs --draw OUT.png, the file to draw to.")
        }
        let list = try PhotoList(arguments[photos])
        let paths = list.paths
        let drawings = try arguments[draw].map {
            try DrawingPaths(out: $0, photos: paths, otherInputs: PetArguments.modelFiles(arguments))
        }
        let style = DrawingStyle(
            sticker: arguments[sticker], box: arguments[box], points: arguments[points])
        let finder = try PetArguments.finder(arguments)
        list.reportSkipped()
        let report = { (text: String) in drawings.map { $0.report(text) } ?? Console.write(text) }
        var json: JSONList?
        if arguments[CommonArguments.json] { json = JSONList(.list, count: paths.count, report) }
        if arguments[jsonLines] { json = JSONList(.lines, count: paths.count, report) }
        var hasFailed = false
        var progress = ProgressBar(
            "detecting", total: paths.count, isHidden: paths.count == 1 || Console.isOutputTerminal)
        for (index, path) in paths.enumerated() {
            let detection = detect(path, finder, drawing: drawings?.files[index], style, arguments)
            hasFailed = hasFailed || detection.hasFailed
            if json != nil {
                json?.print(detection.json)
            } else if detection.hasFailed {
                Console.writeError(detection.text)
            } else {
                report(detection.text)
            }
            if let drawing = detection.drawing {
                Console.writeError("Drew \(inputName(path).printable) to \(drawing.printable).\n")
            }
            progress.advance()
        }
        json?.finish()
        return hasFailed ? .resultFailed : .success
    }

    private static func detect(
        _ path: String, _ finder: PetFaceFinder, drawing: OutputFile?, _ style: DrawingStyle, _ arguments: Arguments
    ) -> Detection {
        let maxPixels = arguments[CommonArguments.maxPixels]
        do {
            let file = try openInput(path)
            defer { withExtendedLifetime(file) {} }
            let image = try readPhoto(file.bytes, of: path, maxPixels: maxPixels, reduction: finder.reduction)
            let faces = try finder.faces(in: image).map { $0.atFullSize(of: image) }
            if let drawing {
                var drawn =
                    image.reduction == 1
                    ? image : try readPhoto(file.bytes, of: path, maxPixels: maxPixels, quietly: true)
                style.draw(faces, onto: &drawn)
                try drawing.write(
                    drawn.encodedPNG(threads: arguments[CommonArguments.threads] ?? availableProcessorCount()))
            }
            return Detection(
                file: path, outcome: .looked(faces, width: image.fullWidth, height: image.fullHeight),
                drawing: drawing?.path)
        } catch {
            return Detection(file: path, outcome: .failed("\(error)"))
        }
    }
}
