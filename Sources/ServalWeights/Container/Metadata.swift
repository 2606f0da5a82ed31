/// Typed access to a safetensors file's metadata.
extension [String: String] {
    func text(_ key: String) throws(WeightsError) -> String {
        guard let text = self[key] else { throw .metadataMissing(key: key) }
        return text
    }

    /// An entry that holds JSON text.
    func json(_ key: String) throws(WeightsError) -> JSONValue {
        let text = try text(key)
        do {
            return try JSONParser.parse(text)
        } catch {
            throw .metadataNotJSON(key: key, error)
        }
    }

    /// Checks the version of the format and the kind of the file.
    func check(kind expected: String) throws(WeightsError) {
        let version = try text("serval.format_version")
        guard FormatVersion(rawValue: version) != nil else { throw .unsupportedVersion(found: version) }
        let kind = try text("serval.kind")
        guard kind == expected else { throw .wrongKind(expected: expected, found: kind) }
    }
}
