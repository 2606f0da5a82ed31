/// Why a graph could not be turned into a plan, beyond what shape inference finds.
package enum PlanError: Error, Equatable, Sendable {
    /// The arena, the scratch memory or the weights would be larger than the limit.
    case memoryLimitExceeded(byteCount: Int, limit: Int)
}

extension PlanError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .memoryLimitExceeded(let byteCount, let limit):
            "The network needs \(byteCount) bytes of memory, more than the limit of \(limit); "
                + "use a smaller batch or input, or raise the limit."
        }
    }
}
