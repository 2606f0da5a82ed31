/// Counts what a file demands of the machine's memory before any of it is taken, and refuses what is beyond a limit.
///
/// Everything counts to the end, also what is given back meanwhile, so that the sum is never less than the peak.
package struct MemoryBudget: Sendable {
    /// Bytes.
    package let limit: Int
    private var byteCounts = [Int](repeating: 0, count: MemoryUse.allCases.count)

    package init(limit: Int) { self.limit = max(limit, 0) }

    /// The same demands under another limit.
    package func limited(to limit: Int) -> MemoryBudget {
        var budget = MemoryBudget(limit: limit)
        budget.byteCounts = byteCounts
        return budget
    }

    /// Bytes demanded so far; `Int.max` if those cannot be counted.
    package var byteCount: Int { byteCounts.reduce(0, saturatingSum) }

    package var remaining: Int { max(limit - byteCount, 0) }

    /// What is demanded so far.
    package var demand: MemoryDemand {
        MemoryDemand(
            byteCounts: Dictionary(
                zip(MemoryUse.allCases, byteCounts).filter { $0.1 > 0 }, uniquingKeysWith: saturatingSum),
            limit: limit)
    }

    /// Counts a demand.
    ///
    /// - Parameter byteCount: 0 or more; `Int.max` for what is too large to be counted.
    package mutating func add(_ byteCount: Int, for use: MemoryUse) throws(MemoryDemand) {
        byteCounts[use.index] = saturatingSum(byteCounts[use.index], max(byteCount, 0))
        guard self.byteCount <= limit else { throw demand }
    }

    /// Counts `count` things of `byteCount` bytes.
    package mutating func add(_ count: Int, of byteCount: Int, for use: MemoryUse) throws(MemoryDemand) {
        try add(saturatingProduct(count, byteCount), for: use)
    }
}

/// a + b, or `Int.max` where that is too large.
///
/// - Precondition: both are 0 or more.
package func saturatingSum(_ a: Int, _ b: Int) -> Int {
    let (sum, overflows) = a.addingReportingOverflow(b)
    return overflows ? .max : sum
}

/// a · b, or `Int.max` where that is too large.
///
/// - Precondition: both are 0 or more.
package func saturatingProduct(_ a: Int, _ b: Int) -> Int {
    let (product, overflows) = a.multipliedReportingOverflow(by: b)
    return overflows ? .max : product
}
