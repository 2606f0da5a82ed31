import Foundation

/// Where the photos lie that a file of labels speaks of.
enum PhotoFolder {
    /// The folder 'labelled' beside the labels, or that of the labels themselves.
    static func beside(labels: String) -> String {
        let base = URL(fileURLWithPath: labels).deletingLastPathComponent()
        let folder = base.appendingPathComponent("labelled").path
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder)
        return exists && isFolder.boolValue ? folder : base.path
    }
}
