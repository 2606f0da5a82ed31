import Serval
import ServalCommandLine
import ServalImage
import ServalKernels
import ServalPetWeightsAll
import ServalPets
import ServalWeights

/// `serval-benchmark pipeline`: from a photo's bytes to its faces.
enum PipelineCommand {
    static let command = Command(
        "pipeline", summary: "Times each stage from a photo's bytes to the landmarks of the face.",
        discussion: """
            Every frame is computed anew from the file's bytes, which are in memory. The stages: decode, letterbox (the
            photo fitted into the detector's input), detector, crop (each face fitted into the second network's
            input), landmarks. The last two take the time of all faces together. A face counts from the least score on
            that the model file states. Without options the bundled end-to-end networks are timed in float32.
            """,
        positionals: [photo],
        options: BenchmarkArguments.timing + [
            .option(networks), .option(faces), .option(points), .option(box), .option(landmarks), .option(precision),
            .option(maxPixels),
        ],
        run: run)

    private static let photo = Positional("PHOTO", help: "A JPEG, PNG or PPM file.")
    private static let networks = Option<PetNetworks>.word(
        "networks", help: "Which networks are timed; by default end-to-end, and with a model file of the pair the pair."
    )
    private static let faces = Option.text("faces-model", "MODEL", help: "The model file that finds faces.")
    private static let points = Option.text(
        "points-model", "MODEL", help: "The model file for the exact look at a face.")
    private static let box = Option.text(
        "box-model", "MODEL", help: "The pair's detector in place of the bundled one; times the pair.")
    private static let landmarks = Option.text(
        "landmark-model", "MODEL", help: "The pair's landmark network in place of the bundled one; times the pair.")

    private static let precision = Option<BundledPrecision>.word(
        "precision", help: "In which form the bundled networks are used; float32 by default.")

    private static let maxPixels = Option.integer(
        "max-pixels", in: 1...1 << 36, help: "The most pixels that the photo may have; 268435456 by default.")

    private static func run(_ arguments: Arguments) throws -> ExitCode {
        let format = try arguments.format()
        let path = arguments.one(photo)
        let file = try reading(path) { try MappedFile(path: path) }
        // Once before anything is timed, to say what is wrong with the photo.
        _ = try reading(path) { try readPhoto(file.bytes, of: path, maxPixels: arguments[maxPixels]) }
        var paths: [PetNetwork: String] = [:]
        for (network, option) in [
            (PetNetwork.faces, faces), (.points, points), (.box, box), (.landmarks, landmarks),
        ] { paths[network] = arguments[option] }
        let finder = try PetFaceFinder(
            weights: .chosen(arguments[networks], arguments[precision], files: paths),
            threads: .exactly(arguments.threads), options: ModelOptions(backend: arguments.backend))
        var machine = Machine(backend: finder.models.whole.backend)
        var frames = PipelineFrames(
            finder: finder, bytes: file.bytes, limits: DecodeLimits(maxPixels: arguments[maxPixels]))
        _ = try reading(path) { try arguments.schedule.run { try frames.run() } }
        withExtendedLifetime(file) {}
        machine.finish()
        let result = PipelineResult(
            photo: path, models: finder.models, threads: arguments.threads, backend: finder.models.whole.backend,
            frames: frames.dropping(arguments.schedule.warmup), machine: machine)
        format.print(text: result.text, json: result.json, rows: [result.record])
        return .success
    }
}
