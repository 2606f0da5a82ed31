/// What went wrong while a scan was decoded.
struct JPEGScanOutcome {
    /// The current interval's data have run out; its units that follow have none (libjpeg's `insufficient_data`).
    var isDry = false

    /// Units without data, those included in which they ran out.
    var emptyUnitCount = 0

    /// The last unit that was not without data from its start.
    var lastReachedUnit = 0

    /// Intervals whose data ran out, and where in the file those of the first end.
    var dryIntervalCount = 0
    var firstDryOffset = 0

    /// Units that held bits that are no code word, and where in the file the first of them ends.
    var badUnitCount = 0
    var firstBadOffset: Int?

    /// The same place in the scan's bytes, until the interval is over.
    var firstBad: UnsafePointer<UInt8>?
}

extension JPEGDecoder {
    /// The data of a restart interval. Where its marker is lost there are none.
    func intervalSegment(
        _ index: Int, _ data: JPEGEntropyData, _ outcome: inout JPEGScanOutcome
    ) throws(ImageError) -> JPEGEntropyData.Segment {
        guard index < data.segments.count else {
            if isStrict { throw dataEndError(data) }
            return JPEGEntropyData.Segment(
                start: data.byteCount, end: data.byteCount, fileOffset: data.endOffset, isMissing: true)
        }
        let segment = data.segments[index]
        if !segment.isMissing { outcome.isDry = false }
        return segment
    }

    /// Notes a unit in which data ran out or that held bits without meaning.
    @inline(never)
    func noteUnit(_ reader: JPEGBitReader, _ outcome: inout JPEGScanOutcome) {
        // What follows the end of the data are zeros, which may mean nothing.
        if reader.isOverrun {
            outcome.isDry = true
            return
        }
        outcome.badUnitCount += 1
        if outcome.firstBadOffset == nil, outcome.firstBad == nil { outcome.firstBad = reader.consumed }
    }

    /// Finds the place of the first bad unit, and refuses an interval that is not sound where that is asked for.
    func checkInterval(
        _ reader: JPEGBitReader, _ segment: JPEGEntropyData.Segment, _ data: JPEGEntropyData,
        _ outcome: inout JPEGScanOutcome
    ) throws(ImageError) {
        if isStrict {
            if reader.isOverrun { throw dataEndError(data, segment) }
            if reader.hasBadCode { throw .invalidJPEG(.badCode, offset: offset(of: reader.consumed, segment, data)) }
            return
        }
        if reader.isOverrun {
            outcome.dryIntervalCount += 1
            if outcome.dryIntervalCount == 1 { outcome.firstDryOffset = offset(of: reader.end, segment, data) }
        }
        if let bad = outcome.firstBad {
            outcome.firstBadOffset = offset(of: bad, segment, data)
            outcome.firstBad = nil
        }
    }

    /// Adds what a scan's decoding found to the file's warnings.
    mutating func note(
        _ outcome: JPEGScanOutcome, _ units: JPEGScanUnits, _ data: JPEGEntropyData, startsComponents: Bool
    ) {
        progress.lastReachedRow = outcome.lastReachedUnit / units.perRow / units.rowsPerUnitRow
        if outcome.emptyUnitCount < units.count { progress.hasDecodedAnything = true }
        if startsComponents {
            progress.unitCount += units.count
            progress.emptyUnitCount += outcome.emptyUnitCount
        }
        if let restart = data.restartDefect {
            log.add(.expectedRestart(number: restart.number), offset: restart.offset, occurrences: restart.count)
        }
        if let offset = outcome.firstBadOffset {
            log.add(.badCode, offset: offset, occurrences: outcome.badUnitCount)
        }
        if outcome.emptyUnitCount > 0 { progress.firstError = progress.firstError ?? dataEndError(data) }
        if outcome.isDry {
            progress.dataEnd = progress.dataEnd ?? data.endOffset
        } else if outcome.dryIntervalCount > 0 {
            log.add(JPEGDefect.insufficientData, offset: outcome.firstDryOffset, occurrences: outcome.dryIntervalCount)
        }
    }

    /// The error for data that end early: at the file's end or at the marker that follows them.
    func dataEndError(_ data: JPEGEntropyData, _ segment: JPEGEntropyData.Segment? = nil) -> ImageError {
        if let segment, segment.end < data.byteCount {
            return .invalidJPEG(
                .insufficientData, offset: data.fileOffset(of: segment.end, in: segment, bytes: bytes))
        }
        return data.endOffset == bytes.count
            ? .truncated(.jpeg, structure: .entropyCodedData, offset: bytes.count)
            : .invalidJPEG(.insufficientData, offset: data.endOffset)
    }

    private func offset(
        of place: UnsafePointer<UInt8>, _ segment: JPEGEntropyData.Segment, _ data: JPEGEntropyData
    ) -> Int {
        data.fileOffset(of: place - UnsafePointer(data.storage.pointer), in: segment, bytes: bytes)
    }
}
