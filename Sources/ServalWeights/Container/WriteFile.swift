#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writes a file whole or not at all: under a temporary name in its folder, synchronised, then renamed.
///
/// A symbolic link stays one, and what it leads to is written. A file that is replaced leaves its mode, and its owner where
/// that is allowed; a new one has what the process' mask leaves of 0666.
///
/// - Throws: `WeightsError.cannotWrite`, also for what is no regular file; the temporary file is removed and an older file
///   of that name stays.
package func writeFile(_ bytes: [UInt8], to path: String) throws(WeightsError) {
    try writeFile(bytes, to: OutputTarget(path))
}

/// The same, for a path that was looked at before.
package func writeFile(_ bytes: [UInt8], to target: OutputTarget) throws(WeightsError) {
    let file = try GrowingFile(target, keepsPart: false)
    do {
        try file.append(bytes)
    } catch {
        file.discard()
        throw error
    }
    try file.finish()
}
