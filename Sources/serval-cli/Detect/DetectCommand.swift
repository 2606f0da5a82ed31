import Serval
import ServalCommandLine
import ServalImage
import ServalPets
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

            --json prints a list with one object a photo, each as soon as it is there.

            --draw OUT.png draws one photo to that file and several to OUT-NAME.png, where NAME is that of the photo;
            an OUT that does not end in .png, unless it is - for standard output, is a folder, made if need be, that
            receives NAME.png for each photo. Boxes and points are drawn unless --box, --points or --sticker say what
            is.
            A photo that fails does not stop the others.
            """,
        positionals: [photos],
        options: [
            .flag(CommonArguments.json), .option(PetArguments.minimumScore), .option(PetArguments.maximumFaces),
            .option(draw), .flag(sticker), .flag(box), .flag(points), .option(CommonArguments.maxPixels),
        ] + PetArguments.modelOptions + [.option(CommonArguments.threads)],
        run: run)

    private static let photos = Positional("PHOTO", .several, help: "PNG, JPEG, PPM or PGM files.")
    private static let draw = Option.text("draw", "OUT", help: "Draws the faces onto the photo, as a PNG file.")
    private static let sticker = Flag("sticker", help: "Draws a pair of glasses onto each face; needs --draw.")
    private static let box = Flag("box", help: "Draws boxes with species and score; needs --draw.")
    private static let points = Flag("points", help: "Draws the landmarks; needs --draw.")

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        let paths = arguments[photos]
        for flag in [sticker, box, points] where arguments[flag] && arguments[draw] == nil {
            throw UsageError.conflict(explanation: "--\(flag.name) needs --draw OUT.png, the file to draw to.")
        }
        let drawings = try arguments[draw].map {
            try DrawingPaths(out: $0, photos: paths, otherInputs: PetArguments.modelFiles(arguments))
        }
        let style = DrawingStyle(
            sticker: arguments[sticker], box: arguments[box], points: arguments[points])
        let finder = try PetArguments.finder(arguments)
        let report = { (text: String) in drawings.map { $0.report(text) } ?? Console.write(text) }
        var list = JSONList(report)
        var hasFailed = false
        for (index, path) in paths.enumerated() {
            let detection = detect(
                path, finder, drawing: drawings?.files[index], style, maxPixels: arguments[CommonArguments.maxPixels])
            hasFailed = hasFailed || detection.hasFailed
            if arguments[CommonArguments.json] {
                list.print(detection.json)
            } else if detection.hasFailed {
                Console.writeError(detection.text)
            } else {
                report(detection.text)
            }
        }
        if arguments[CommonArguments.json] { list.finish() }
        return hasFailed ? .resultFailed : .success
    }

    private static func detect(
        _ path: String, _ finder: PetFaceFinder, drawing: OutputFile?, _ style: DrawingStyle, maxPixels: Int?
    ) -> Detection {
        do {
            let image = try readPhoto(path, maxPixels: maxPixels, reduction: finder.reduction)
            let faces = try finder.faces(in: image).map { $0.atFullSize(of: image) }
            if let drawing {
                var drawn =
                    image.reduction == 1 ? image : try readPhoto(path, maxPixels: maxPixels, quietly: true)
                style.draw(faces, onto: &drawn)
                try drawing.write(drawn.encodedPNG())
            }
            return Detection(file: path, outcome: .looked(faces, width: image.fullWidth, height: image.fullHeight))
        } catch {
            return Detection(file: path, outcome: .failed("\(error)"))
        }
    }
}
