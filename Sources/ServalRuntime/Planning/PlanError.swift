import ServalTensor

/// Why a graph could not be turned into a plan, beyond what shape inference finds.
package enum PlanError: Error, Equatable, Sendable {
    /// The plan, or a session of it, would take more memory than the limit.
    case memoryLimitExceeded(MemoryDemand)
    /// The system has no more memory to give.
    case memoryUnavailable(byteCount: Int)
}

extension PlanError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .memoryLimitExceeded(let demand): demand.description
        case .memoryUnavailable(let byteCount):
            "The system refuses \("byte".counted(byteCount)) of memory; end other programs, "
                + "or use a smaller batch or fewer threads."
        }
    }
}
