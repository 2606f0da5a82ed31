import NIOCore
import NIOPosix
import ServalPets
import Synchronization

/// The workers, and the queue before them, whose length is bounded.
package final class FinderPool: Sendable {
    /// What is going on.
    package struct Load: Encodable, Sendable {
        package var workers = 0
        /// Workers that look at a photo.
        package var busy = 0
        /// Requests that hold a place, whether their photo is being read, waits or is looked at.
        package var places = 0
        /// Since the start: answered, sent away because no place was free, and given up because the client had gone or
        /// time had run out.
        package var answered = 0
        package var refused = 0
        package var cancelled = 0
    }

    private struct Waiting {
        let number: Int
        let continuation: CheckedContinuation<FaceWorker, any Error>
    }

    private struct State {
        var load = Load()
        var idle: [FaceWorker]
        /// In the order of arrival; empty while a worker is idle.
        var waiting: [Waiting] = []
        var lastNumber = 0
    }

    let placeCount: Int
    private let state: Mutex<State>
    private let threads: MultiThreadedEventLoopGroup

    init(models: PetFaceModels, settings: ServerSettings) throws(PetFaceError) {
        let threads = MultiThreadedEventLoopGroup(numberOfThreads: max(settings.workerCount, 1))
        var workers: [FaceWorker] = []
        do throws(PetFaceError) {
            for thread in threads.makeIterator() {
                workers.append(try FaceWorker(models: models, settings: settings, thread: thread))
            }
        } catch {
            threads.shutdownGracefully { _ in }
            throw error
        }
        self.threads = threads
        placeCount = workers.count + max(settings.queueLength, 0)
        state = Mutex(State(load: Load(workers: workers.count), idle: workers))
    }

    package var load: Load { state.withLock(\.load) }

    /// Ends the workers' threads; no request may be under way.
    package func shutDown() async throws { try await threads.shutdownGracefully() }

    /// Does what a request takes, if there is a place for one more.
    ///
    /// A place is needed before the photo is read, so that no more photos lie in memory than there are places.
    ///
    /// - Throws: `Failure.queueFull`, or what `body` throws.
    func withPlace<R>(_ body: () async throws -> R) async throws -> R {
        let isThere = state.withLock { state in
            let isThere = state.load.places < placeCount
            if isThere { state.load.places += 1 } else { state.load.refused += 1 }
            return isThere
        }
        guard isThere else { throw Failure.queueFull(places: placeCount) }
        defer { state.withLock { $0.load.places -= 1 } }
        do {
            let result = try await body()
            state.withLock { $0.load.answered += 1 }
            return result
        } catch let error as Interruption {
            state.withLock { $0.load.cancelled += 1 }
            throw error
        }
    }

    /// Lends a worker, as soon as one is free.
    ///
    /// - Throws: `CancellationError` when the task is cancelled meanwhile, or what `body` throws.
    package func withWorker<R>(_ body: (FaceWorker) async throws -> R) async throws -> R {
        let worker = try await takeWorker()
        defer { giveBack(worker) }
        return try await body(worker)
    }

    private func takeWorker() async throws -> FaceWorker {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let answer: Result<FaceWorker, any Error>? = state.withLock { state in
                    // Asked under the lock: a cancellation that comes later finds the request among those that wait.
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if let worker = state.idle.popLast() {
                        state.load.busy += 1
                        return .success(worker)
                    }
                    state.waiting.append(Waiting(number: number, continuation: continuation))
                    return nil
                }
                if let answer { continuation.resume(with: answer) }
            }
        } onCancel: {
            let cancelled = state.withLock { state in
                state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0) }
            }
            cancelled?.continuation.resume(throwing: CancellationError())
        }
    }

    private func giveBack(_ worker: FaceWorker) {
        let next: Waiting? = state.withLock { state in
            if !state.waiting.isEmpty { return state.waiting.removeFirst() }
            state.idle.append(worker)
            state.load.busy -= 1
            return nil
        }
        next?.continuation.resume(returning: worker)
    }
}
