import ServalTensor

/// Typed access to a safetensors file's metadata.
extension [String: String] {
    func text(_ key: String) throws(WeightsError) -> String {
        guard let text = self[key] else { throw .metadataMissing(key: key) }
        return text
    }

    /// An entry that holds JSON text, whose values are counted.
    func json(_ key: String, _ budget: inout MemoryBudget) throws(WeightsError) -> JSONValue {
        let text = try text(key)
        let result: JSONParser.Result
        do {
            var limits = JSONParser.Limits()
            limits.byteCount = budget.remaining
            result = try JSONParser.measured(text, limits: limits)
        } catch {
            if case .tooLarge = error.problem { throw budget.exceeded(by: .text) }
            throw .metadataNotJSON(key: key, error)
        }
        try budget.count(result.byteCount, for: .text)
        return result.value
    }

    /// Checks the version of the format and the kind of the file.
    func check(kind expected: String) throws(WeightsError) {
        let version = try text("serval.format_version")
        guard FormatVersion(rawValue: version) != nil else { throw .unsupportedVersion(found: version) }
        let kind = try text("serval.kind")
        guard kind == expected else { throw .wrongKind(expected: expected, found: kind) }
    }
}

extension MemoryBudget {
    /// Counts a demand of a file.
    mutating func count(_ byteCount: Int, for use: MemoryUse) throws(WeightsError) {
        do { try add(byteCount, for: use) } catch { throw .memoryLimitExceeded(error) }
    }

    /// The error for a use that would take more than remains.
    func exceeded(by use: MemoryUse) -> WeightsError {
        var budget = self
        do { try budget.add(saturatingSum(remaining, 1), for: use) } catch { return .memoryLimitExceeded(error) }
        return .memoryLimitExceeded(budget.demand)
    }
}
