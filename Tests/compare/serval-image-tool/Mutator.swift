/// Damages files at random, reproducibly.
struct Mutator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed | 1
    }

    private mutating func next(below bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(max(bound, 1)))
    }

    /// One of the files with a few bytes flipped, replaced, removed, inserted or copied, and sometimes cut.
    mutating func damaged(_ files: [[UInt8]]) -> [UInt8] {
        var bytes = files[next(below: files.count)]
        let kind = next(below: 6)
        for _ in 0...next(below: 8) where !bytes.isEmpty {
            // Half of the damage goes to the first bytes, where the structure is.
            let index = next(below: next(below: 2) == 0 ? min(bytes.count, 800) : bytes.count)
            switch kind {
            case 0: bytes[index] ^= 1 << UInt8(next(below: 8))
            case 1: bytes[index] = UInt8(next(below: 256))
            case 2: bytes[index] = [0, 255, 1, 127, 128, 0xD9, 0xDA, 0xC4][next(below: 8)]
            case 3: bytes.remove(at: index)
            case 4: bytes.insert(UInt8(next(below: 256)), at: index)
            default:
                let count = min(bytes.count - index, next(below: 64))
                let from = next(below: bytes.count - count + 1)
                bytes.replaceSubrange(index..<index + count, with: bytes[from..<from + count])
            }
        }
        if next(below: 8) == 0 { bytes = Array(bytes.prefix(next(below: bytes.count + 1))) }
        // Without this, a PNG's checksums would hide everything behind them.
        if next(below: 4) > 0 { Self.repairChecksums(&bytes) }
        return bytes
    }

    /// Makes the chunk checksums of a PNG match their content, as far as its chunks can be followed.
    private static func repairChecksums(_ bytes: inout [UInt8]) {
        guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return }
        var position = 8
        while position + 12 <= bytes.count {
            let length = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
            let end = position + 8 + length
            guard end + 4 <= bytes.count else { return }
            var checksum = ~UInt32(0)
            for byte in bytes[position + 4..<end] {
                checksum ^= UInt32(byte)
                for _ in 0..<8 { checksum = checksum & 1 == 1 ? checksum >> 1 ^ 0xEDB8_8320 : checksum >> 1 }
            }
            for byte in 0..<4 { bytes[end + byte] = UInt8(truncatingIfNeeded: ~checksum >> UInt32(24 - 8 * byte)) }
            position = end + 4
        }
    }
}
