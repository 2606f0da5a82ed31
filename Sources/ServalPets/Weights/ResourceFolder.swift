#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The folder of a target's resources, which SwiftPM and Xcode put beside the program or into an app's resources.
///
/// SwiftPM's own accessor, `Bundle.module`, also looks into the folder in which the program was built, so that a program
/// that was copied without its resources works on the machine that built it and nowhere else. This looks only where the
/// program lies.
package struct ResourceFolder: Sendable {
    /// Without ending: the package's and the target's names.
    private let name: String
    /// The program's or the library's file that the weights' module is linked into.
    private let image: String?

    private static let ending: String = {
        #if canImport(Darwin)
            "bundle"
        #else
            "resources"
        #endif
    }()

    /// - Parameter address: one within the target's module, such as `#dsohandle`.
    package init(target: String, address: UnsafeRawPointer) {
        name = "Serval_\(target)"
        image = ProgramFile.containing(address)
    }

    /// The folder's name as the build calls it.
    package var fileName: String { "\(name).\(Self.ending)" }

    /// The folders that it may lie in, the likeliest first.
    package var bases: [String] { Self.bases(of: [ProgramFile.executable, image].compactMap(\.self)) }

    /// The path of a file in it; nil where there is none.
    package func path(of file: String) -> String? {
        // Xcode's folders for macOS are bundles of their own.
        bases.lazy.flatMap { base in ["", "Contents/Resources/"].map { "\(base)/\(fileName)/\($0)\(file)" } }
            .first { access($0, F_OK) == 0 }
    }

    /// Where resources lie for an executable, or a library, by its absolute path: in its own folder; within an app or a
    /// framework in the folder `Resources`; and beside a bundle of tests.
    package static func bases(of files: [String]) -> [String] {
        var bases: [String] = []
        for file in files {
            var parts = file.split(separator: "/").dropLast()
            var found = [parts]
            if parts.last == "MacOS", parts.dropLast().last == "Contents" {
                parts.removeLast()
                found = [parts + ["Resources"], found[0]]
                parts.removeLast()
            } else if parts.contains(where: { $0.hasSuffix(".framework") }) {
                found.append(parts + ["Resources"])
            }
            if let bundle = parts.last, bundle.hasSuffix(".xctest") { found.append(parts.dropLast()) }
            for folder in found.map({ "/" + $0.joined(separator: "/") }) where !bases.contains(folder) {
                bases.append(folder)
            }
        }
        return bases
    }
}
