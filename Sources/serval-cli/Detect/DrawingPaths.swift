import Foundation
import ServalCommandLine

/// Where the drawing of each photo goes.
struct DrawingPaths {
    /// One a photo, no two the same.
    let paths: [String]
    /// The folder to be made, if the option named one.
    private let folder: String?

    /// - Parameter out: a name in `.png` is a file for one photo and the beginning of the names for several; any other
    ///   name is a folder.
    /// - Throws: a conflict when a drawing would replace one of the photos.
    init(out: String, photos: [String]) throws(UsageError) {
        let isFile = out.lowercased().hasSuffix(".png")
        folder = isFile ? nil : out
        if isFile, photos.count == 1 {
            paths = [out]
        } else {
            let prefix = isFile ? String(out.dropLast(4)) + "-" : out + (out.hasSuffix("/") ? "" : "/")
            var taken = Set<String>()
            paths = photos.map { photo in
                let name = URL(fileURLWithPath: photo).deletingPathExtension().lastPathComponent
                var path = "\(prefix)\(name).png"
                var number = 2
                while !taken.insert(path).inserted {
                    path = "\(prefix)\(name)-\(number).png"
                    number += 1
                }
                return path
            }
        }
        let sources = Set(photos.map(Self.canonical))
        if let path = paths.first(where: { sources.contains(Self.canonical($0)) }) {
            throw .conflict(explanation: "--draw would replace the photo '\(path)'; name another file or folder.")
        }
    }

    func makeFolder() throws {
        if let folder { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
    }

    private static func canonical(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }
}
