/// More memory than a limit allows: how much a file, a plan or a session demands, and for what.
///
/// Counting ends where the limit is passed, so that the whole may be more.
public struct MemoryDemand: Error, Hashable, Sendable {
    /// Bytes of each use that was counted.
    public let byteCounts: [MemoryUse: Int]
    /// The bytes that are allowed.
    public let limit: Int

    package init(byteCounts: [MemoryUse: Int], limit: Int) { (self.byteCounts, self.limit) = (byteCounts, limit) }

    /// Bytes of all uses; `Int.max` if those cannot be counted.
    public var byteCount: Int { byteCounts.values.reduce(0, saturatingSum) }

    /// What takes the most.
    public var largestUse: MemoryUse {
        MemoryUse.allCases.max { (byteCounts[$0] ?? 0) < (byteCounts[$1] ?? 0) } ?? .file
    }
}

extension MemoryDemand: CustomStringConvertible {
    public var description: String {
        let largest = byteCounts[largestUse] ?? 0
        let whole =
            byteCount == .max ? "more bytes of memory than can be counted" : "\(byteCount) bytes of memory or more"
        let part = largest == .max ? "most of them" : "\(largest) of them"
        return "The model demands \(whole), \(part) for \(largestUse.rawValue), but the limit is \(limit); "
            + "if the file is to be trusted, raise the limit (ModelLimits.memoryByteCount, --memory-limit), "
            + "or use a smaller batch or fewer threads."
    }
}
