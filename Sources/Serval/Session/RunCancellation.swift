import ServalRuntime

/// Cancels runs from another task or thread.
///
/// ```swift
/// let cancellation = RunCancellation()
/// let task = Task { try model.makeSession().run([input], cancellation: cancellation) }
/// cancellation.cancel()
/// ```
///
/// Runs that are given one look at it about every hundredth of a second, and throw `ServalError.cancelled`. It stays
/// cancelled, so a run that begins later throws at once. A run in a cancelled `Task` throws the same without one.
public struct RunCancellation: Sendable {
    let signal = StopSignal()

    /// A cancellation that has not been used yet; it may be given to any number of runs.
    public init() {}

    /// Stops the runs that were given this one, from any thread; there is no way back.
    public func cancel() { signal.set() }

    /// Whether `cancel()` was called.
    public var isCancelled: Bool { signal.isSet }
}
