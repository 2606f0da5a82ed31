import ServalWeights

/// What the user is told a path is called: `-` is the standard input.
package func inputName(_ path: String) -> String { path == "-" ? MappedFile.standardInputName : path }

/// The bytes of a file, or of the standard input, which `-` names and which can be read once.
///
/// - Throws: what `MappedFile` throws.
package func openInput(_ path: String) throws(WeightsError) -> MappedFile {
    path == "-" ? try MappedFile.standardInput() : try MappedFile(path: path)
}
