import NIOCore
import ServalPets

/// What a server may spend, and where it listens.
public struct ServerSettings: Sendable {
    public var host = "127.0.0.1"
    /// 0 for any that is free.
    public var port = 8080
    /// How many photos are looked at at the same time, each on one thread. As many as there are cores: a run on one
    /// thread wastes nothing, so that more photos at a time beat more threads for each.
    public var workerCount = System.coreCount
    /// How many more requests may have their photo read or wait for a worker; one beyond them is told to come back.
    public var queueLength = 32
    /// How long a request may take from its head to its answer, the upload included.
    public var timeLimit = Duration.seconds(30)
    /// The largest photo, in bytes of the file.
    public var bodyByteCount = 20 << 20
    /// What decoding one photo may take; every worker may take as much at the same time.
    public var decodeLimits = DecodeLimits(maximumPixelCount: 50_000_000, maximumMemoryBytes: 512 << 20)
    /// The most connections at a time; further clients wait in the system's backlog.
    public var connectionCount = 1024
    /// How long a connection may do nothing.
    public var idleTime = Duration.seconds(60)
    /// The least score of a face that is told of; nil for what the model file states.
    public var minimumScore: Double?
    public var maximumFaceCount = 100

    public init() {}
}
