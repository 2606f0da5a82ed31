/// A JPEG's segments and the data between them, from which a file with mended lengths is put together again.
struct JPEGParts {
    struct Segment {
        /// The byte behind 0xFF.
        var marker: UInt8
        /// Without the length; nil for a marker that stands alone.
        var content: [UInt8]?
        /// The entropy-coded data, or anything else, that follows up to the next marker; stuffed as it is in the file.
        var data: [UInt8] = []

        var isFrame: Bool { 0xC0...0xCF ~= marker && ![0xC4, 0xC8, 0xCC].contains(marker) }
        var isScan: Bool { marker == 0xDA }
        var isRestart: Bool { 0xD0...0xD7 ~= marker }
    }

    var segments: [Segment] = []

    init(_ bytes: [UInt8]) {
        var position = 0
        while position + 1 < bytes.count {
            guard bytes[position] == 0xFF, bytes[position + 1] != 0, bytes[position + 1] != 0xFF else {
                if segments.isEmpty { break }
                segments[segments.count - 1].data.append(bytes[position])
                if bytes[position] == 0xFF, bytes[position + 1] == 0 {
                    segments[segments.count - 1].data.append(0)
                    position += 1
                }
                position += 1
                continue
            }
            let marker = bytes[position + 1]
            position += 2
            guard !(0xD0...0xD9 ~= marker), marker != 0x01, position + 1 < bytes.count else {
                segments.append(Segment(marker: marker, content: nil))
                continue
            }
            let length = Int(bytes[position]) << 8 | Int(bytes[position + 1])
            let end = min(bytes.count, position + max(length, 2))
            segments.append(Segment(marker: marker, content: Array(bytes[position + 2..<end])))
            position = end
        }
        if segments.first?.marker != 0xD8 { segments.insert(Segment(marker: 0xD8, content: nil), at: 0) }
    }

    func serialized() -> [UInt8] {
        var file: [UInt8] = []
        for segment in segments {
            file += [0xFF, segment.marker]
            if let content = segment.content {
                let length = min(content.count + 2, 65_535)
                file += [UInt8(length >> 8), UInt8(length & 0xFF)]
                file += content
            }
            file += segment.data
        }
        return file
    }
}
