import NIOCore
import ServalPets

/// A finder with a thread of its own.
///
/// A look at a photo computes for tens of milliseconds to seconds without a pause. On the threads that Swift has for all
/// tasks, of which there are no more than cores, or on the event loops of the connections, it would keep everything
/// else from running: no request would be read, no answer written, no time limit kept and no full queue told of. So a
/// worker is an actor whose executor is a thread that does nothing else.
///
/// The caller's task goes on there, which is why its cancellation stops the run: sessions ask their task.
package actor FaceWorker {
    private let thread: any EventLoop
    private let finder: PetFaceFinder
    private let decodeOptions: DecodeOptions

    package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.executor.asUnownedSerialExecutor() }

    /// - Parameter thread: one that serves no connection; it has to outlive the worker.
    init(models: PetFaceModels, settings: ServerSettings, thread: any EventLoop) throws(PetFaceError) {
        self.thread = thread
        let finder = try PetFaceFinder(models: models, threads: .exactly(1))
        if let minimumScore = settings.minimumScore { finder.minimumScore = minimumScore }
        finder.maximumFaceCount = settings.maximumFaceCount
        self.finder = finder
        decodeOptions = DecodeOptions(limits: settings.decodeLimits, reduction: finder.reduction)
    }

    /// Decodes a photo's file and finds the faces in it.
    ///
    /// - Throws: `ImageError`, `PetFaceError`, or `CancellationError` when the task was cancelled.
    func look(at file: ByteBuffer) throws -> FacesAnswer {
        try Task.checkCancellation()
        let photo = try file.withUnsafeReadableBytes { try Image.decode($0, options: decodeOptions) }
        return FacesAnswer(try faces(in: photo), in: photo)
    }

    private func faces(in photo: Image) throws -> [PetFace] {
        do {
            return try finder.faces(in: photo).map { $0.atFullSize(of: photo) }
        } catch {
            // A pattern of the catch itself, `PetFaceError.run(_, .cancelled)`, stops the compiler of Swift 6.3.
            if error.isCancellation { throw CancellationError() } else { throw error }
        }
    }
}
