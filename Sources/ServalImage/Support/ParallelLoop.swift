import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Calls `body` with each number of `0..<count`, on the caller's thread and on up to `threads - 1` more.
///
/// Threads take the numbers in ascending order, each with a state of its own. Fewer threads take part when the system
/// refuses one.
///
/// - Parameter makeState: called once on each thread.
func parallelLoop<State>(
    _ count: Int, threads: Int, makeState: @escaping @Sendable () -> State,
    body: @escaping @Sendable (inout State, Int) -> Void
) {
    let loop = LoopWork(count: count) { next in
        guard let first = next() else { return }
        var state = makeState()
        var index: Int? = first
        while let current = index {
            body(&state, current)
            index = next()
        }
    }
    #if canImport(Glibc) || canImport(Musl) || canImport(Darwin)
        var started: [pthread_t] = []
        for _ in 0..<max(0, min(threads, count) - 1) {
            let start = Unmanaged.passRetained(loop)
            #if canImport(Darwin)
                var thread: pthread_t?
            #else
                var thread = pthread_t()
            #endif
            guard pthread_create(&thread, nil, loopMain, start.toOpaque()) == 0 else {
                start.release()
                break
            }
            #if canImport(Darwin)
                started.append(thread!)
            #else
                started.append(thread)
            #endif
        }
        loop.run()
        for thread in started { pthread_join(thread, nil) }
    #else
        loop.run()
    #endif
}

/// What the threads of a loop share.
private final class LoopWork: Sendable {
    private let count: Int
    private let taken = Atomic<Int>(0)
    private let work: @Sendable (() -> Int?) -> Void

    init(count: Int, work: @escaping @Sendable (() -> Int?) -> Void) {
        (self.count, self.work) = (count, work)
    }

    func run() {
        work {
            let index = taken.add(1, ordering: .relaxed).oldValue
            return index < count ? index : nil
        }
    }
}

#if canImport(Darwin)
    private func loopMain(_ start: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<LoopWork>.fromOpaque(start).takeRetainedValue().run()
        return nil
    }
#elseif canImport(Glibc) || canImport(Musl)
    private func loopMain(_ start: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let start { Unmanaged<LoopWork>.fromOpaque(start).takeRetainedValue().run() }
        return nil
    }
#endif
