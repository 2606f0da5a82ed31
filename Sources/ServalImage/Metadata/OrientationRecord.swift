/// The orientations that a file's metadata state, in the order in which they count.
///
/// EXIF data come before XMP, and of several of one kind the first counts. An EXIF value outside 1…8 means upright and
/// still comes before XMP, as in Pillow's `exif_transpose`.
struct OrientationRecord {
    private var exif: ImageOrientation?
    private var hasEXIF = false
    private var rawProfile: ImageOrientation?
    private var xmp: ImageOrientation?

    var orientation: ImageOrientation { exif ?? rawProfile ?? xmp ?? .up }

    /// Notes the TIFF structure of a JPEG's EXIF segment or a PNG's eXIf chunk. The first that is one counts.
    mutating func addEXIF(_ tiff: UnsafeRawBufferPointer) {
        guard !hasEXIF, let directory = TIFFDirectory(withoutPrefix(tiff)) else { return }
        hasEXIF = true
        exif = directory.orientation
    }

    /// Keywords of a PNG's text chunks that may hold EXIF or XMP data.
    static let keywords: Set<String> = [
        "XML:com.adobe.xmp", "Raw profile type exif", "Raw profile type EXIF", "Raw profile type APP1",
        "Raw profile type app1", "Raw profile type xmp", "Raw profile type XMP",
    ]

    /// Notes a PNG's text chunk by its keyword; others than those that hold EXIF or XMP data are ignored.
    mutating func addText(keyword: String, _ text: UnsafeRawBufferPointer) {
        guard Self.keywords.contains(keyword) else { return }
        if keyword == "XML:com.adobe.xmp" { return addXMP(text) }
        RawProfile.bytes(of: text)?.withUnsafeBytes { profile in
            if let packet = Self.xmpPacket(profile) {
                addXMP(packet)
            } else if keyword.lowercased().hasSuffix("xmp") {
                addXMP(profile)
            } else if rawProfile == nil {
                rawProfile = TIFFDirectory(withoutPrefix(profile))?.orientation
            }
        }
    }

    /// Notes an XMP packet.
    mutating func addXMP(_ packet: UnsafeRawBufferPointer) {
        if xmp == nil { xmp = XMPOrientation.find(packet) }
    }

    /// The packet of a JPEG's XMP segment, or nil for another segment.
    static func xmpPacket(_ content: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        content.stripping("http://ns.adobe.com/xap/1.0/\0")
    }

    /// Some writers keep a JPEG segment's name in front of the TIFF structure.
    private func withoutPrefix(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        bytes.stripping("Exif\0\0") ?? bytes
    }
}

extension UnsafeRawBufferPointer {
    /// What follows a prefix of ASCII characters, or nil where the bytes do not start with it.
    func stripping(_ prefix: StaticString) -> UnsafeRawBufferPointer? {
        let expected = UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount)
        guard starts(with: expected) else { return nil }
        return UnsafeRawBufferPointer(rebasing: self[expected.count...])
    }
}
