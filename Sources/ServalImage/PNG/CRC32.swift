/// The cyclic redundancy check of PNG (annex D; the polynomial of ISO 3309), eight bytes a step.
enum CRC32 {
    /// Table k holds the effect of a byte that is followed by k further bytes.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var value = UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 0 ? value >> 1 : value >> 1 ^ 0xEDB8_8320 }
            tables[byte] = value
        }
        for index in 256..<8 * 256 {
            let previous = tables[index - 256]
            tables[index] = previous >> 8 ^ tables[Int(previous & 0xFF)]
        }
        return tables
    }()

    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        tables.withUnsafeBufferPointer { buffer in
            guard let table = buffer.baseAddress, let start = bytes.baseAddress else { return 0 }
            var crc = ~UInt32(0)
            var offset = 0
            while offset &+ 8 <= bytes.count {
                let word = UInt64(littleEndian: (start + offset).loadUnaligned(as: UInt64.self)) ^ UInt64(crc)
                crc = 0
                for index in 0..<8 {
                    let byte = Int(truncatingIfNeeded: (word &>> UInt64(index &* 8)) & 0xFF)
                    crc ^= table[(7 &- index) &* 256 &+ byte]
                }
                offset &+= 8
            }
            while offset < bytes.count {
                let byte = start.load(fromByteOffset: offset, as: UInt8.self)
                crc = crc &>> 8 ^ table[Int(truncatingIfNeeded: (crc ^ UInt32(byte)) & 0xFF)]
                offset &+= 1
            }
            return ~crc
        }
    }
}
