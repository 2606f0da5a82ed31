/// The entropy-coded bytes of one scan with byte stuffing removed, cut at the restart markers.
struct JPEGEntropyData {
    /// One restart interval.
    struct Segment {
        let start: Int
        let end: Int
        /// Where it starts in the file.
        let fileOffset: Int
        /// Its marker is lost, and its data with it.
        var isMissing = false
    }

    /// Owned by the decoder and reused by its next scan.
    let storage: HeapBuffer<UInt8>
    private(set) var segments: [Segment] = []

    /// Offset of the marker that ends the scan, or of the file's end.
    private(set) var endOffset: Int

    /// The first restart marker that was not the one expected, and the number of such places.
    private(set) var restartDefect: (number: Int, offset: Int, count: Int)?

    private var expectedRestart = 0

    var byteCount: Int { segments.last?.end ?? 0 }

    /// Gathers a scan.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - start: Offset of the first byte after the scan header.
    ///   - storage: Room for at least as many bytes as follow `start`, and eight more.
    ///   - restartInterval: MCUs between restart markers, 0 for none. Then a restart marker ends the scan.
    ///   - segmentCount: Restart intervals of the scan; data beyond them are skipped.
    ///   - isStrict: Refuse restart markers out of order instead of finding a way to go on.
    init(
        _ bytes: UnsafeRawBufferPointer, from start: Int, storage: HeapBuffer<UInt8>, restartInterval: Int,
        segmentCount: Int, isStrict: Bool
    ) throws(ImageError) {
        self.storage = storage
        endOffset = bytes.count
        var position = start
        var output = 0
        var segmentStart = 0
        var segmentOffset = start
        // Data between a stray restart marker and the next marker belong to no interval.
        var isSkipping = false
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
            let code = bytes[marker]
            if code == 0 {
                destination[output] = 0xFF
                output &+= 1
                position = marker &+ 1
                continue
            }
            let isRestart = (JPEGMarker.firstRestart...JPEGMarker.lastRestart).contains(code)
            // Markers below SOF0 have no meaning; libjpeg looks for the next one behind them.
            guard restartInterval > 0, isRestart || code < JPEGMarker.startOfFrameBaseline && !isStrict else {
                endOffset = position
                break
            }
            if segments.count < segmentCount, !isSkipping {
                segments.append(Segment(start: segmentStart, end: output, fileOffset: segmentOffset))
            }
            if isStrict, code != JPEGMarker.firstRestart + UInt8(expectedRestart) {
                throw .invalidJPEG(.expectedRestart(number: expectedRestart), offset: position)
            }
            isSkipping = !resynchronize(code, offset: position, segmentCount)
            position = marker &+ 1
            // What was skipped, and what comes after the last interval, need not be kept.
            if isSkipping || segments.count >= segmentCount, let last = segments.last { output = last.end }
            segmentStart = output
            segmentOffset = position
        }
        if segments.count < segmentCount, !isSkipping {
            segments.append(Segment(start: segmentStart, end: output, fileOffset: segmentOffset))
        }
    }

    /// Decides what a marker between two intervals means, by the rules of libjpeg's `jpeg_resync_to_restart`.
    ///
    /// One of the two restart markers before the expected one is stray. One of the two after it means that intervals
    /// are lost. Any other is taken for the expected one.
    ///
    /// - Returns: Whether the data that follow are the next interval; otherwise they are to be skipped.
    private mutating func resynchronize(_ code: UInt8, offset: Int, _ segmentCount: Int) -> Bool {
        guard code >= JPEGMarker.firstRestart else {
            note(offset)
            return false
        }
        let ahead = (Int(code - JPEGMarker.firstRestart) - expectedRestart) & 7
        if ahead != 0 { note(offset) }
        if ahead >= 6 { return false }
        if ahead <= 2 {
            for _ in 0..<ahead where segments.count < segmentCount {
                segments.append(Segment(start: byteCount, end: byteCount, fileOffset: offset, isMissing: true))
            }
            expectedRestart += ahead
        }
        expectedRestart = (expectedRestart + 1) & 7
        return true
    }

    private mutating func note(_ offset: Int) {
        let first = restartDefect ?? (expectedRestart, offset, 0)
        restartDefect = (first.number, first.offset, first.count + 1)
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
