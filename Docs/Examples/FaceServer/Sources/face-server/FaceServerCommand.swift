import ArgumentParser
import FaceServing
import Serval
import ServalPets

@main
struct FaceServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "face-server",
        abstract: "Serves the faces of cats and dogs in photos as JSON over HTTP.",
        discussion: "POST /faces with a photo's file as body answers with its faces; GET /health tells the load.",
        version: version)

    private static let defaults = ServerSettings()

    @Option(help: "The address to listen on; 0.0.0.0 for all.") var host = defaults.host
    @Option(help: "The port to listen on; 0 for any free one.") var port = defaults.port
    @Option(help: "Photos looked at at the same time, each on one thread.") var threads = defaults.workerCount
    @Option(help: "Requests that wait beyond these before others get 503.") var queue = defaults.queueLength
    @Option(help: "Seconds that a request may take, the upload included.") var timeout = 30.0
    @Option(help: "The largest file of a photo in bytes.") var maxBody = defaults.bodyByteCount
    @Option(help: "The most pixels that a photo may have.") var maxPixels = defaults.decodeLimits.maximumPixelCount
    @Option(help: "The most bytes that decoding a photo may take, for each thread.")
    var maxMemory = defaults.decodeLimits.maximumMemoryBytes
    @Option(help: "The least score of a face, 0 to 1; the model file's by default.") var minScore: Double?
    @Option(help: "The most faces of a photo.") var maxFaces = defaults.maximumFaceCount
    @Option(help: "The bundled networks' precision.") var precision = Precision.float32
    @Option(help: "A detector's model file, in place of the bundled one; needs --points.") var faces: String?
    @Option(help: "The model file of its second network.") var points: String?

    func validate() throws {
        func check(_ holds: Bool, _ message: String) throws { if !holds { throw ValidationError(message) } }
        try check((0...65_535).contains(port), "--port is 0 to 65535.")
        try check((1...1024).contains(threads), "--threads is 1 to 1024.")
        try check((0...100_000).contains(queue), "--queue is 0 to 100000.")
        try check(timeout > 0 && timeout <= 86_400, "--timeout is above 0 and at most 86400 seconds.")
        try check(maxBody >= 1 && maxPixels >= 1, "--max-body and --max-pixels are at least 1.")
        try check(maxMemory >= 1, "--max-memory is at least 1.")
        try check(minScore.map { (0...1).contains($0) } ?? true, "--min-score is 0 to 1.")
        try check(maxFaces >= 0, "--max-faces is at least 0.")
        try check((faces == nil) == (points == nil), "--faces and --points go together; give both or none.")
    }

    func run() async throws {
        var settings = ServerSettings()
        (settings.host, settings.port) = (host, port)
        (settings.workerCount, settings.queueLength) = (threads, queue)
        settings.timeLimit = .seconds(timeout)
        settings.bodyByteCount = maxBody
        settings.decodeLimits.maximumPixelCount = maxPixels
        settings.decodeLimits.maximumMemoryBytes = maxMemory
        (settings.minimumScore, settings.maximumFaceCount) = (minScore, maxFaces)
        let weights =
            if let faces, let points { PetWeights(files: [.faces: faces, .points: points]) } else { precision.weights }
        // Once for all workers. Model files are no more trusted than photos, and may demand what the limits allow.
        let models = try PetFaceModels(weights: weights, limits: ModelLimits())
        try await FaceServer(models: models, settings: settings).run()
    }
}
