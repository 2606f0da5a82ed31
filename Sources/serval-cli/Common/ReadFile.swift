import ServalWeights

/// A file's contents.
func readBytes(_ path: String) throws -> [UInt8] {
    let file = try MappedFile(path: path)
    return withExtendedLifetime(file) { [UInt8](file.bytes) }
}
