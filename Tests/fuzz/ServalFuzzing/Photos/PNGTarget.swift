import ServalImage

/// PNG files, their checksums mended after each mutation.
package enum PNGTarget: FuzzTarget {
    package static let name = "photo-png"
    package static let lengthLimit = 2048

    package static func check(_ input: UnsafeRawBufferPointer) throws(FuzzFailure) {
        guard ImageFormat(content: input) == .png else { return }
        try PhotoCheck.check(input)
    }

    package static func mutate(_ input: [UInt8], _ mutator: inout Mutator) -> [UInt8] {
        if mutator.random.oneIn(8) { return mutator.bytes(input) }
        var parts = PNGParts(input)
        for _ in 0..<mutator.random.int(1...3) { parts.mutate(&mutator) }
        let bytes = parts.serialized()
        return bytes.count <= mutator.lengthLimit ? bytes : mutator.bytes(input)
    }
}
