import Serval
import ServalCommandLine
import ServalImage
import ServalPets

/// `serval track`: follows faces through a video.
enum TrackCommand {
    static let command = Command(
        "track", summary: "Follows cats' and dogs' faces through a video, frame by frame.",
        discussion: """
            VIDEO is a Y4M stream (8 bits; 4:2:0, 4:2:2, 4:4:4 or grey) or Motion-JPEG, a file or the standard input:

                ffmpeg -i VIDEO -f yuv4mpegpipe -pix_fmt yuv420p - | serval track - --json

            One line a frame is printed as it comes. Each face has a number, which the animal keeps as long as it is
            seen, and for two seconds after. --json prints an object a line: frame, time in seconds, width, height and
            faces as 'detect' gives them, with their id.

            --draw writes the video with the faces drawn onto it to the standard output, as Y4M; the lines then go to
            the standard error, or with --output to a file:

                ffmpeg -i VIDEO -f yuv4mpegpipe -pix_fmt yuv420p - | serval track - --draw -o faces.txt | ffmpeg -i - OUT.mp4

            The file of --output gets its name at the end, or when the command is interrupted, with all frames until then.
            A frame that cannot be read is reported and skipped.
            """,
        positionals: [video],
        options: [
            .flag(CommonArguments.json), .flag(draw), .option(output), .option(minimumScore),
            .option(PetArguments.maximumFaces), .option(every), .option(rate), .flag(raw), .flag(sticker), .flag(box),
            .flag(points),
        ] + PetArguments.modelOptions + [.option(CommonArguments.threads)],
        run: run)

    private static let video = Positional(
        "VIDEO", .optional, help: "A Y4M or Motion-JPEG file; - or nothing is the standard input.")
    private static let draw = Flag("draw", help: "Writes the drawn-on video to the standard output, as Y4M.")
    private static let output = Option.text(
        "output", "FILE", help: "Receives the lines, a frame each; - is standard output.")
    private static let minimumScore = Option.number(
        "min-score", "S", in: 0...1,
        help: "Leaves out new faces of a lower score, but not followed ones; by default what the model file states.")
    private static let every = Option.integer(
        "every", in: 1...100_000,
        help: "The detector looks at every N-th frame, and when a face is lost; 10 by default.")
    private static let rate = Option.number(
        "fps", "F", in: 0.01...10_000, help: "Frames a second, where the video does not say; 30 by default.")
    private static let raw = Flag("raw", help: "Leaves landmarks as each frame shows them, not smoothed over time.")
    private static let sticker = Flag("sticker", help: "Draws a pair of glasses onto each face; needs --draw.")
    private static let box = Flag("box", help: "Draws boxes with species and number; needs --draw.")
    private static let points = Flag("points", help: "Draws the landmarks; needs --draw.")

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        for flag in [sticker, box, points] where arguments[flag] && !arguments[draw] {
            throw UsageError.conflict(explanation: "--\(flag.name) needs --draw, which writes the video.")
        }
        if arguments[draw], Console.isOutputTerminal {
            throw UsageError.conflict(
                explanation: "--draw would write bytes to the terminal; send them to a file or program.")
        }
        let path = arguments[video].first ?? "-"
        let inputs = [path] + PetArguments.modelFiles(arguments)
        let lines = try FrameLines(
            arguments[output].map { try OutputFile($0, option: "--output", inputs: inputs) },
            isOutputTaken: arguments[draw])
        let models = try PetArguments.models(arguments)
        let source = try ByteSource(path: path)
        let reader = try reading(inputName(path)) { () throws(VideoError) in
            try VideoReader { (buffer) throws(VideoError) in try source.read(into: buffer) }
        }
        var options = TrackerOptions()
        options.framesPerSecond = frameRate(arguments, reader)
        if let interval = arguments[every] { options.detectionInterval = interval }
        options.minimumScore = arguments[minimumScore]
        if let count = arguments[PetArguments.maximumFaces] { options.maximumFaceCount = count }
        options.smoothsLandmarks = !arguments[raw]
        let tracker = try PetFaceTracker(
            models: models, options: options,
            threads: arguments[CommonArguments.threads].map(ThreadCount.exactly) ?? .automatic)
        var drawing: DrawnVideo?
        if arguments[draw] {
            drawing = DrawnVideo(
                DrawingStyle(sticker: arguments[sticker], box: arguments[box], points: arguments[points]),
                header: reader.y4mHeader, framesPerSecond: options.framesPerSecond)
        }
        // What the frames before an error showed is kept.
        var number = 0
        let result = Result {
            try follow(
                reader, tracker, lines: lines, asJSON: arguments[CommonArguments.json], drawing: &drawing,
                number: &number, framesPerSecond: options.framesPerSecond)
        }
        if case .failure = result, number == 0 { return try result.get() }
        try lines.finish()
        return try result.get()
    }

    private static func frameRate(_ arguments: Arguments, _ reader: VideoReader) -> Double {
        guard let stated = reader.y4mHeader?.frameRate else { return arguments[rate] ?? 30 }
        return Double(stated.numerator) / Double(stated.denominator)
    }

    private static func follow(
        _ reader: VideoReader, _ tracker: PetFaceTracker, lines: FrameLines, asJSON: Bool,
        drawing: inout DrawnVideo?, number: inout Int,
        framesPerSecond: Double
    ) throws -> ExitCode {
        var hasFailed = false
        var progress = ProgressBar("frames", total: nil, isHidden: !lines.isFile)
        while true {
            let time = Double(number) / framesPerSecond
            var outcome: FrameReport.Outcome
            do {
                let found = try reader.withNextFrame { view, samples, warnings -> FrameReport.Outcome in
                    for warning in warnings {
                        Console.writeError("frame \(number): \(warning.description.printable)\n")
                    }
                    do {
                        let faces = try tracker.track(view, at: time)
                        try drawing?.draw(faces, view, samples)
                        return .looked(faces, width: view.width, height: view.height)
                    } catch {
                        return .failed("\(error)")
                    }
                }
                guard let found else { return hasFailed ? .resultFailed : .success }
                outcome = found
            } catch {
                switch error {
                case .cannotRead, .frameTooLarge: throw error
                case .frameMissing:
                    // What lies between frames has no number of its own.
                    Console.writeError("before frame \(number): \(error)\n")
                    hasFailed = true
                    continue
                default: break
                }
                outcome = .failed("\(error)")
            }
            if case .failed = outcome { hasFailed = true }
            let report = FrameReport(number: number, time: time, outcome: outcome)
            try lines.write(asJSON ? report.json : report.text)
            progress.advance()
            number += 1
        }
    }
}
