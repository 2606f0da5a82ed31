import Foundation

/// Where the photos lie that a file of labels speaks of.
enum PhotoFolder {
    /// The folder beside the labels that has their name without ending, or the one named 'labelled', or that of the
    /// labels themselves.
    static func beside(labels: String) -> String {
        let url = URL(fileURLWithPath: labels)
        let base = url.deletingLastPathComponent()
        for name in [url.deletingPathExtension().lastPathComponent, "labelled"] {
            let folder = base.appendingPathComponent(name).path
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue {
                return folder
            }
        }
        return base.path
    }
}
