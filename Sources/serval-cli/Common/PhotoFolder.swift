/// Where the photos lie that a file of labels speaks of.
enum PhotoFolder {
    /// The folder 'labelled' beside the labels, or that of the labels themselves.
    static func beside(labels: String) -> String {
        let base = Folder.of(labels)
        let folder = "\(base)/labelled"
        return Folder.exists(folder) ? folder : base
    }
}
