/// How a stored picture has to be turned to stand upright: the EXIF tag 0x0112 (CIPA DC-008, 4.6.4).
public enum ImageOrientation: Int, Sendable, Hashable, CaseIterable {
    case up = 1
    case mirrored = 2
    case rotated180 = 3
    case flipped = 4
    /// Mirrored along the main diagonal.
    case transposed = 5
    /// To be turned by 90 degrees clockwise.
    case rotated90 = 6
    /// Mirrored along the other diagonal.
    case transversed = 7
    /// To be turned by 90 degrees counterclockwise.
    case rotated270 = 8

    /// Whether the upright picture has the stored one's width as its height.
    public var swapsAxes: Bool { rawValue >= 5 }

    /// Reads the tag from the TIFF structure inside an EXIF segment; nil where it is missing or malformed.
    init?(tiff bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 8 else { return nil }
        let isLittleEndian: Bool
        switch (bytes[0], bytes[1]) {
        case (0x49, 0x49): isLittleEndian = true
        case (0x4D, 0x4D): isLittleEndian = false
        default: return nil
        }
        func number(_ offset: Int, _ length: Int) -> Int? {
            guard offset >= 0, offset <= bytes.count - length else { return nil }
            var value = 0
            for index in 0..<length {
                value = value << 8 | Int(bytes[offset + (isLittleEndian ? length - 1 - index : index)])
            }
            return value
        }
        guard number(2, 2) == 42, let directory = number(4, 4), let count = number(directory, 2) else { return nil }
        for index in 0..<count {
            let entry = directory + 2 + index * 12
            guard let tag = number(entry, 2) else { return nil }
            guard tag == 0x0112 else { continue }
            guard number(entry + 2, 2) == 3, number(entry + 4, 4) == 1, let value = number(entry + 8, 2) else {
                return nil
            }
            self.init(rawValue: value)
            return
        }
        return nil
    }
}
