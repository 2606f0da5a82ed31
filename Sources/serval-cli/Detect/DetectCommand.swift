import Serval
import ServalCommandLine
import ServalImage
import ServalPets
import ServalWeights

/// `serval detect`: the face, its landmarks and its roll angle in each photo.
enum DetectCommand {
    static let command = Command(
        "detect", summary: "Finds a cat's or dog's face and its nine landmarks in photos.",
        discussion: """
            All positions are in pixels of the photo after its EXIF orientation, from the top left corner of its top
            left pixel. Left and right are the viewer's, in the frame of the upright face. The roll angle is that of
            the line from the left to the right eye, in degrees, clockwise positive. The agreement of the two networks,
            0 to 1, tells how far to trust an answer: they always give one, also where there is no face.

            --draw OUT.png draws one photo to that file and several to OUT-NAME.png, where NAME is that of the photo;
            an OUT that does not end in .png, unless it is - for standard output, is a folder, made if need be, that receives NAME.png for each photo.
            A photo that fails does not stop the others.
            """,
        positionals: [photos],
        options: [
            .flag(CommonArguments.json), .option(draw), .flag(sticker), .option(PetArguments.boxModel),
            .option(PetArguments.landmarkModel), .option(PetArguments.precision), .option(CommonArguments.maxPixels),
            .option(CommonArguments.threads),
        ],
        run: run)

    private static let photos = Positional("PHOTO", .several, help: "PNG, JPEG, PPM or PGM files.")
    private static let draw = Option.text(
        "draw", "OUT", help: "Draws the box and the landmarks onto the photo, as a PNG file.")
    private static let sticker = Flag("sticker", help: "Also draws a pair of glasses onto the face; needs --draw.")

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        let paths = arguments[photos]
        guard !arguments[sticker] || arguments[draw] != nil else {
            throw UsageError.conflict(explanation: "--sticker needs --draw OUT.png, the file to draw to.")
        }
        let drawings = try arguments[draw].map { out in
            let models = [arguments[PetArguments.boxModel], arguments[PetArguments.landmarkModel]].compactMap(\.self)
            return try DrawingPaths(out: out, photos: paths, otherInputs: models)
        }
        let finder = try PetFaceFinder(
            boxPath: arguments[PetArguments.boxModel], landmarkPath: arguments[PetArguments.landmarkModel],
            precision: arguments[PetArguments.precision] ?? .float32,
            threads: arguments[CommonArguments.threads].map(ThreadCount.exactly) ?? .automatic)
        let report = { (text: String) in drawings.map { $0.report(text) } ?? Console.write(text) }
        let detections = paths.indices.map { index in
            detect(
                paths[index], finder, drawing: drawings?.files[index], withSticker: arguments[sticker],
                maxPixels: arguments[CommonArguments.maxPixels], report: arguments[CommonArguments.json] ? nil : report)
        }
        if arguments[CommonArguments.json] {
            report(JSONValue.array(detections.map(\.json)).text(indented: true) + "\n")
        }
        return detections.allSatisfy(\.isFound) ? .success : .resultFailed
    }

    private static func detect(
        _ path: String, _ finder: PetFaceFinder, drawing: OutputFile?, withSticker: Bool, maxPixels: Int?,
        report: ((String) -> Void)?
    ) -> Detection {
        let detection: Detection
        do {
            var image = try readPhoto(path, maxPixels: maxPixels)
            let face = try finder.find(in: image)
            if let drawing {
                if withSticker { image.draw(.glasses, on: face) }
                image.draw(face)
                try drawing.write(image.encodedPNG())
            }
            detection = Detection(file: path, outcome: .found(face, width: image.width, height: image.height))
        } catch {
            detection = Detection(file: path, outcome: .failed("\(error)"))
        }
        if let report {
            if detection.isFound { report(detection.text) } else { Console.writeError(detection.text) }
        }
        return detection
    }
}
