import ServalImage

/// Portable pixmaps and graymaps.
package enum PNMTarget: FuzzTarget {
    package static let name = "photo-pnm"
    package static let lengthLimit = 1024

    package static func check(_ input: UnsafeRawBufferPointer) throws(FuzzFailure) {
        guard ImageFormat(content: input) == .pnm else { return }
        try PhotoCheck.check(input)
    }

    package static func mutate(_ input: [UInt8], _ mutator: inout Mutator) -> [UInt8] {
        if mutator.random.oneIn(2) { return mutator.bytes(input) }
        var header = input.split(maxSplits: 4, omittingEmptySubsequences: false) {
            [0x20, 0x0A, 0x0D, 0x09].contains($0)
        }
        .map { Array($0) }
        for _ in 0..<mutator.random.int(1...2) {
            let index = mutator.random.below(header.count)
            switch mutator.random.below(6) {
            case 0: header[0] = Array(mutator.random.pick(["P2", "P3", "P5", "P6", "P1", "P7"]).utf8)
            case 1: header.insert(Array("#".utf8) + [mutator.random.byte(), 0x0A], at: index)
            case 2 where header.count > 3:
                header[3] = Array(String(mutator.random.pick([1, 2, 255, 256, 65_535, 0])).utf8)
            case 3 where index > 0: header[index] = Array(String(mutator.int(near: 8)).utf8)
            case 4 where index > 0: header[index] = Array(String(mutator.random.int(1...9)).utf8)
            default: header[index] = mutator.bytes(header[index], limit: header[index].count + 8)
            }
        }
        let separator: [UInt8] = mutator.random.oneIn(2) ? [0x20] : [0x0A]
        return Array(Array(header.joined(separator: separator)).prefix(mutator.lengthLimit))
    }
}
