/// The first directory of the TIFF structure that EXIF data consist of (TIFF 6.0, section 2; CIPA DC-008, 4.5).
struct TIFFDirectory {
    private let bytes: UnsafeRawBufferPointer
    private let isLittleEndian: Bool

    /// Nil where the bytes do not start with a TIFF header.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 8 else { return nil }
        switch (bytes[0], bytes[1]) {
        case (0x49, 0x49): isLittleEndian = true
        case (0x4D, 0x4D): isLittleEndian = false
        default: return nil
        }
        self.bytes = bytes
        guard number(2, 2) == 42 else { return nil }
    }

    /// Whether the directory has an entry of this tag.
    func contains(tag: Int) -> Bool {
        guard let directory = number(4, 4), let count = number(directory, 2) else { return false }
        return (0..<count).contains { number(directory + 2 + $0 * 12, 2) == tag }
    }

    /// The orientation (tag 0x0112); upright for a value outside 1…8, nil where the tag is missing.
    ///
    /// The tag is defined as one 16-bit number. Writers also store it with 8 or 32 bits, signed or not.
    var orientation: ImageOrientation? {
        guard let directory = number(4, 4), let count = number(directory, 2) else { return nil }
        for index in 0..<count {
            let entry = directory + 2 + index * 12
            guard let tag = number(entry, 2) else { return nil }
            guard tag == 0x0112 else { continue }
            guard let type = number(entry + 2, 2), let size = Self.integerSizes[type], number(entry + 4, 4) == 1,
                let value = number(entry + 8, size)
            else { return nil }
            return ImageOrientation(rawValue: value) ?? .up
        }
        return nil
    }

    /// Bytes of BYTE, SHORT, LONG, SBYTE, SSHORT and SLONG.
    private static let integerSizes = [1: 1, 3: 2, 4: 4, 6: 1, 8: 2, 9: 4]

    private func number(_ offset: Int, _ length: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count - length else { return nil }
        var value = 0
        for index in 0..<length {
            value = value << 8 | Int(bytes[offset + (isLittleEndian ? length - 1 - index : index)])
        }
        return value
    }
}
