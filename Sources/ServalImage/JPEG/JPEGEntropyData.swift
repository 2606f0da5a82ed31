/// The entropy-coded bytes of one scan with byte stuffing removed, cut at the restart markers.
struct JPEGEntropyData {
    /// One restart interval.
    struct Segment {
        let start: Int
        let end: Int
        /// Where it starts in the file.
        let fileOffset: Int
    }

    /// Owned by the decoder and reused by its next scan.
    let storage: HeapBuffer<UInt8>
    private(set) var segments: [Segment] = []

    /// Offset of the marker that ends the scan, or of the file's end.
    private(set) var endOffset: Int

    var byteCount: Int { segments.last?.end ?? 0 }

    /// Gathers a scan.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - start: Offset of the first byte after the scan header.
    ///   - storage: Room for at least as many bytes as follow `start`, and eight more.
    ///   - restartInterval: MCUs between restart markers, 0 for none. Then a restart marker ends the scan.
    init(_ bytes: UnsafeRawBufferPointer, from start: Int, storage: HeapBuffer<UInt8>, restartInterval: Int)
        throws(ImageError)
    {
        self.storage = storage
        endOffset = bytes.count
        var position = start
        var output = 0
        var segmentStart = 0
        var segmentOffset = start
        var expectedRestart = 0
        let destination = storage.pointer
        scan: while position < bytes.count {
            // Eight bytes at a time as long as none of them is 0xFF.
            while position &+ 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
                store(word, destination + output)
                if (~word &- 0x0101_0101_0101_0101) & word & 0x8080_8080_8080_8080 != 0 { break }
                position &+= 8
                output &+= 8
            }
            guard position < bytes.count else { break }
            let byte = bytes[position]
            guard byte == 0xFF else {
                destination[output] = byte
                output &+= 1
                position &+= 1
                continue
            }
            var marker = position &+ 1
            while marker < bytes.count, bytes[marker] == 0xFF { marker &+= 1 }
            guard marker < bytes.count else { break }
            switch bytes[marker] {
            case 0 where marker == position &+ 1:
                destination[output] = 0xFF
                output &+= 1
                position &+= 2
            case JPEGMarker.firstRestart...JPEGMarker.lastRestart where restartInterval > 0:
                guard bytes[marker] == JPEGMarker.firstRestart + UInt8(expectedRestart) else {
                    throw .invalidJPEG(.expectedRestart(number: expectedRestart), offset: position)
                }
                segments.append(Segment(start: segmentStart, end: output, fileOffset: segmentOffset))
                expectedRestart = (expectedRestart + 1) & 7
                position = marker &+ 1
                segmentStart = output
                segmentOffset = position
            default:
                endOffset = position
                break scan
            }
        }
        segments.append(Segment(start: segmentStart, end: output, fileOffset: segmentOffset))
    }

    /// The file offset of a byte of a segment.
    func fileOffset(of position: Int, in segment: Segment, bytes: UnsafeRawBufferPointer) -> Int {
        var offset = segment.fileOffset
        var remaining = min(position, segment.end) - segment.start
        while remaining > 0, offset + 1 < bytes.count {
            offset += bytes[offset] == 0xFF ? 2 : 1
            remaining -= 1
        }
        return min(offset, bytes.count)
    }
}
