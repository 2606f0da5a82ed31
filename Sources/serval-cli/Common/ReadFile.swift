import ServalImage
import ServalWeights

/// Decodes a photo file, its EXIF orientation applied.
func readPhoto(_ path: String) throws -> Image {
    let file = try MappedFile(path: path)
    // The bytes are the file's own memory, which goes with its last use.
    return try withExtendedLifetime(file) { try Image.decode(file.bytes) }
}

/// A file's contents.
func readBytes(_ path: String) throws -> [UInt8] {
    let file = try MappedFile(path: path)
    return withExtendedLifetime(file) { [UInt8](file.bytes) }
}
