/// A part of the project that reads bytes which nobody vouches for.
package protocol FuzzTarget: SendableMetatype {
    /// How the command line and the folder of the corpus call it.
    static var name: String { get }
    /// The longest input in bytes that the mutator makes.
    static var lengthLimit: Int { get }

    /// Reads an input, which may be anything.
    ///
    /// - Throws: `FuzzFailure` where a property does not hold. That an input is refused is no failure.
    static func check(_ input: UnsafeRawBufferPointer) throws(FuzzFailure)

    /// Another input of the same structure, checksums and lengths mended.
    static func mutate(_ input: [UInt8], _ mutator: inout Mutator) -> [UInt8]
}

/// All targets.
package enum FuzzTargets {
    package static let all: [any FuzzTarget.Type] = [
        ModelTarget.self, JSONTarget.self, ArrayTarget.self, ContainerTarget.self, LabelTarget.self, PNGTarget.self,
        JPEGTarget.self, PNMTarget.self, VideoTarget.self,
    ]

    package static func named(_ name: String) -> (any FuzzTarget.Type)? { all.first { $0.name == name } }
}
