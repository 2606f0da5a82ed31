/// Where the photos lie that a file of labels speaks of.
enum PhotoFolder {
    /// The folder beside the labels that has their name without ending, or the one named 'labelled', or that of the
    /// labels themselves.
    static func beside(labels: String) -> String {
        let base = Folder.of(labels)
        let name = labels[(labels.lastIndex(of: "/").map { labels.index(after: $0) } ?? labels.startIndex)...]
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        let stem = dot == name.startIndex ? name : name[..<dot]
        return [String(stem), "labelled"].map { "\(base)/\($0)" }.first(where: Folder.exists) ?? base
    }
}
