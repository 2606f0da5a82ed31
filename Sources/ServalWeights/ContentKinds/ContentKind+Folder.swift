#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension ContentKind {
    /// What the folder at a path is; nil where there is no folder.
    package init?(folder path: String) {
        guard Self.type(of: path) == S_IFDIR else { return nil }
        func has(_ name: String) -> Bool { Self.type(of: "\(path)/\(name)") == S_IFREG }
        if has("saved_model.pb") || has("saved_model.pbtxt") {
            self = .savedModel
        } else if has("Manifest.json") || has("coremldata.bin") {
            self = .coreML
        } else if has("model.json") {
            self = .tensorFlowJS
        } else if has("config.json"), has("model.weights.h5") || has("metadata.json") {
            self = .other("the contents of a Keras model (.keras), unpacked")
        } else {
            self = .folder
        }
    }

    private static func type(of path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }
}
