import Foundation

/// Where the model files that come with the package lie.
///
/// SwiftPM puts them into a resource folder beside the program. Its own accessor ends the program when that folder is
/// missing; this one looks in the same places and lets the caller answer.
package enum BundledWeights {
    /// The resource folder's name, which SwiftPM derives from the package and the target.
    private static let folders = ["Serval_ServalPetWeights.resources", "Serval_ServalPetWeights.bundle"]

    /// The paths to try for a file, the likeliest first: beside the program, inside an app's or a framework's
    /// resources, and in the source folder that the program was built from.
    package static func places(of file: String) -> [String] {
        var bases: [URL] = []
        for bundle in [Bundle.main, Bundle(for: Marker.self)] {
            bases += [bundle.resourceURL, bundle.bundleURL, bundle.bundleURL.deletingLastPathComponent()].compactMap(
                \.self)
        }
        if let program = Bundle.main.executableURL {
            bases.append(program.resolvingSymlinksInPath().deletingLastPathComponent())
        }
        let bundled = bases.flatMap { base in folders.map { base.appendingPathComponent($0) } }
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        var seen = Set<String>()
        return (bundled + [source]).map { $0.appendingPathComponent(file).standardizedFileURL.path }
            .filter { seen.insert($0).inserted }
    }

    /// The first path at which there is a file that can be read.
    package static func firstReadable(_ paths: [String]) -> String? {
        paths.first { FileManager.default.isReadableFile(atPath: $0) }
    }

    private final class Marker {}
}
