/// The offset of the first byte that is no part of well-formed UTF-8 (Unicode, table 3-7); nil when all is.
func firstInvalidUTF8(in bytes: UnsafeRawBufferPointer) -> Int? {
    var position = 0
    while position < bytes.count {
        if bytes.count - position >= 8,
            bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
            position += 8
            continue
        }
        let lead = bytes[position]
        // The number of bytes that follow, and the range of the first of them.
        let (followers, range): (Int, ClosedRange<UInt8>)
        switch lead {
        case 0x00...0x7F:
            position += 1
            continue
        case 0xC2...0xDF: (followers, range) = (1, 0x80...0xBF)
        case 0xE0: (followers, range) = (2, 0xA0...0xBF)
        case 0xE1...0xEC, 0xEE...0xEF: (followers, range) = (2, 0x80...0xBF)
        case 0xED: (followers, range) = (2, 0x80...0x9F)
        case 0xF0: (followers, range) = (3, 0x90...0xBF)
        case 0xF1...0xF3: (followers, range) = (3, 0x80...0xBF)
        case 0xF4: (followers, range) = (3, 0x80...0x8F)
        default: return position
        }
        guard bytes.count - position > followers, range.contains(bytes[position + 1]) else { return position }
        for follower in stride(from: 2, through: followers, by: 1) {
            guard bytes[position + follower] & 0xC0 == 0x80 else { return position }
        }
        position += 1 + followers
    }
    return nil
}
