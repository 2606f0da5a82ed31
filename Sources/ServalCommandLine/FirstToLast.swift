extension [String] {
    /// The first and last of several names, and how many there are: `Conv1 ... block_1_project_BN (17)`.
    package var firstToLast: String {
        guard let first, let last, count > 1 else { return first ?? "" }
        return "\(first) ... \(last) (\(count.grouped))"
    }
}
