/// A file format that ``Image/decode(_:options:)-(UnsafeRawBufferPointer,_)`` reads.
public enum ImageFormat: String, Sendable, Hashable, CaseIterable {
    /// Portable Network Graphics (W3C).
    case png
    /// JPEG (ITU-T T.81).
    case jpeg
    /// Portable pixmap or graymap: P2, P3, P5 and P6.
    case pnm

    /// The format that the first bytes announce, or nil.
    public init?(content bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 2 else { return nil }
        switch (bytes[0], bytes[1]) {
        case (0xFF, 0xD8): self = .jpeg
        // One byte more than the common prefix, so that a PNG damaged by a text transfer is still named as one.
        case (0x89, 0x50): self = .png
        case (0x50, 0x32), (0x50, 0x33), (0x50, 0x35), (0x50, 0x36): self = .pnm
        default: return nil
        }
    }
}
