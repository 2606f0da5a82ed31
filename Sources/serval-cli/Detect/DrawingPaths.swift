import ServalCommandLine

/// Where the drawing of each photo goes.
struct DrawingPaths {
    /// One a photo, no two the same.
    let files: [OutputFile]

    /// Makes the folder, if the option names one.
    ///
    /// - Parameters:
    ///   - out: a name in `.png` is a file for one photo and the beginning of the names for several; `-` is standard
    ///     output for one photo; any other name is a folder, unless it asks for another format.
    ///   - otherInputs: files that are read beside the photos.
    /// - Throws: a wrong command line for another format than PNG; a conflict when a drawing would replace a photo or another input; where a file cannot be written.
    init(out: String, photos: [String], otherInputs: [String] = []) throws {
        let paths: [String]
        if out == "-" {
            guard photos.count == 1 else {
                throw UsageError.conflict(explanation: "--draw - takes one photo; name a folder for several.")
            }
            paths = [out]
        } else {
            try PictureName.check(out, option: "--draw", orElse: "the name of a folder, or - for standard output")
            let isFile = PictureName.isPNG(out)
            paths = isFile && photos.count == 1 ? [out] : Self.paths(out: out, isPrefix: isFile, photos: photos)
            if !isFile { try Folder.make(out) }
        }
        files = try paths.map { try OutputFile($0, option: "--draw", inputs: photos + otherInputs) }
        try files.first?.checkIsBinary(option: "--draw")
    }

    /// Prints what there is to say, where the drawing leaves it room.
    func report(_ text: String) { files.first?.report(text) }

    private static func paths(out: String, isPrefix: Bool, photos: [String]) -> [String] {
        let prefix = isPrefix ? String(out.dropLast(4)) + "-" : out + (out.hasSuffix("/") ? "" : "/")
        var taken = Set<String>()
        return photos.map { photo in
            let name = stem(of: photo)
            var path = "\(prefix)\(name).png"
            var number = 2
            while !taken.insert(path).inserted {
                path = "\(prefix)\(name)-\(number).png"
                number += 1
            }
            return path
        }
    }

    /// The file's name without its ending.
    private static func stem(of path: String) -> String {
        if path == "-" { return "stdin" }
        let name = path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return String(name) }
        return String(name[..<dot])
    }
}
