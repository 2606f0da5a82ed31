/// Writes zlib streams (RFC 1950, 1951) of the two simplest kinds.
enum ZlibText {
    /// Of stored blocks.
    static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        var start = 0
        repeat {
            let count = min(bytes.count - start, 65_535)
            let isLast = start + count == bytes.count
            stream += [
                isLast ? 1 : 0, UInt8(count & 0xFF), UInt8(count >> 8), UInt8(~count & 0xFF), UInt8(~count >> 8 & 0xFF),
            ]
            stream += bytes[start..<start + count]
            start += count
        } while start < bytes.count
        return stream + adler32(bytes)
    }

    /// Of one block of fixed codes, with a copy of what came before here and there.
    static func fixed(_ bytes: [UInt8], _ mutator: inout Mutator) -> [UInt8] {
        var writer = BitSink()
        writer.write(1, count: 1)
        writer.write(1, count: 2)
        var output: [UInt8] = []
        for byte in bytes {
            output.append(byte)
            writer.writeFixed(literal: Int(byte))
        }
        // Copies lengthen the result, so only some streams have any.
        if mutator.random.oneIn(4), !output.isEmpty {
            let distance = mutator.random.int(1...min(4, output.count))
            for _ in 0..<3 { output.append(output[output.count - distance]) }
            // Length 3 is code 257 without extra bits, distances of 1 ... 4 are codes 0 ... 3.
            writer.writeFixed(literal: 257)
            writer.write(reversed: distance - 1, count: 5)
        }
        writer.writeFixed(literal: 256)
        return [0x78, 0x01] + writer.bytes + adler32(output)
    }

    /// The checksum at a zlib stream's end, big-endian.
    static func adler32(_ bytes: [UInt8]) -> [UInt8] {
        var (a, b) = (UInt32(1), UInt32(0))
        for byte in bytes {
            a = (a + UInt32(byte)) % 65_521
            b = (b + a) % 65_521
        }
        return PNGParts.bigEndian(b << 16 | a)
    }
}

/// Bits from the least significant of each byte on.
private struct BitSink {
    private(set) var bytes: [UInt8] = []
    private var used = 8

    mutating func write(_ value: Int, count: Int) {
        for bit in 0..<count {
            if used == 8 {
                bytes.append(0)
                used = 0
            }
            bytes[bytes.count - 1] |= UInt8(value >> bit & 1) << used
            used += 1
        }
    }

    /// A Huffman code, most significant bit first.
    mutating func write(reversed code: Int, count: Int) {
        for bit in (0..<count).reversed() { write(code >> bit & 1, count: 1) }
    }

    /// A symbol of the fixed code (RFC 1951, 3.2.6).
    mutating func writeFixed(literal symbol: Int) {
        switch symbol {
        case 0...143: write(reversed: 0x30 + symbol, count: 8)
        case 144...255: write(reversed: 0x190 + symbol - 144, count: 9)
        case 256...279: write(reversed: symbol - 256, count: 7)
        default: write(reversed: 0xC0 + symbol - 280, count: 8)
        }
    }
}
