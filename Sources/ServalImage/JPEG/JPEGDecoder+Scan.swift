extension JPEGDecoder {
    /// Reads a scan header (T.81 B.2.3) and the entropy-coded data that follows.
    mutating func readScan() throws(ImageError) {
        let offset = position - 2
        guard let frame else { throw .invalidJPEG(.misplacedMarker(JPEGMarker.startOfScan), offset: offset) }
        scanCount += 1
        guard scanCount <= limits.maximumScanCount else {
            throw .scanCountExceedsLimit(limit: limits.maximumScanCount)
        }
        let scan = try readScanHeader(frame)
        try latchQuantization(scan, frame, offset)
        if frame.header.isProgressive { try updateProgression(scan, frame, offset) }

        let storage = entropyStorage ?? HeapBuffer<UInt8>(count: bytes.count - position + 8)
        entropyStorage = storage
        let data = try JPEGEntropyData(bytes, from: position, storage: storage, restartInterval: restartInterval)
        let units = JPEGScanUnits(scan, frame)
        // A block's first coefficient takes a bit at least, so little data cannot announce a large picture.
        if scan.spectralStart == 0, data.byteCount * 8 < units.blockCount {
            throw .truncated(.jpeg, structure: .entropyCodedData, offset: data.endOffset)
        }
        let isWhole = !frame.header.isProgressive && scan.components.count == frame.components.count
        for component in scan.components.map({ frame.components[$0] }) {
            if frame.header.isProgressive {
                component.allocateCoefficients()
            } else if isWhole {
                // The rows being decoded, and those before, which interpolation still needs.
                component.allocatePlane(maximumBlockRows: 2 * component.verticalSampling)
            } else {
                component.allocatePlane()
            }
        }
        var components = try scanComponents(scan, frame, offset)
        if frame.header.isProgressive {
            try decodeProgressive(scan, units, data, &components)
        } else if isWhole {
            image = try decodeWhole(frame, units, data, &components)
        } else {
            try decodeSequential(units, data, &components) { _ in }
        }
        if !frame.header.isProgressive {
            for index in scan.components { frame.components[index].isComplete = true }
        }
        position = data.endOffset
    }

    private mutating func readScanHeader(_ frame: JPEGFrame) throws(ImageError) -> JPEGScan {
        let marker = JPEGMarker.startOfScan
        let content = try segment(marker)
        let start = content.lowerBound
        guard content.count >= 4, content.count == 4 + 2 * Int(bytes[start]) else {
            throw .invalidJPEG(.badSegmentLength(marker: marker, length: content.count + 2), offset: start)
        }
        let count = Int(bytes[start])
        guard (1...4).contains(count) else { throw .invalidJPEG(.badScanComponents, offset: start) }
        var components: [Int] = []
        var dcTables: [Int] = []
        var acTables: [Int] = []
        for offset in stride(from: start + 1, to: start + 1 + 2 * count, by: 2) {
            let identifier = Int(bytes[offset])
            guard let index = frame.components.firstIndex(where: { $0.identifier == identifier }),
                !components.contains(index), !frame.components[index].isComplete
            else { throw .invalidJPEG(.unknownComponent(identifier), offset: offset) }
            components.append(index)
            dcTables.append(Int(bytes[offset + 1] >> 4))
            acTables.append(Int(bytes[offset + 1] & 15))
        }
        if count > 1 {
            let blocks = components.reduce(0) {
                $0 + frame.components[$1].horizontalSampling * frame.components[$1].verticalSampling
            }
            guard blocks <= 10 else { throw .invalidJPEG(.badScanComponents, offset: start) }
        }
        let tail = content.upperBound - 3
        return JPEGScan(
            components: components, dcTables: dcTables, acTables: acTables,
            spectralStart: frame.header.isProgressive ? Int(bytes[tail]) : 0,
            spectralEnd: frame.header.isProgressive ? Int(bytes[tail + 1]) : 63,
            bitPositionHigh: Int(bytes[tail + 2] >> 4), bitPositionLow: Int(bytes[tail + 2] & 15))
    }

    private func latchQuantization(_ scan: JPEGScan, _ frame: JPEGFrame, _ offset: Int) throws(ImageError) {
        for index in scan.components where frame.components[index].quantization == nil {
            let number = frame.components[index].quantizationTable
            guard number <= 3, let table = quantizationTables[number] else {
                throw .invalidJPEG(.missingQuantizationTable(number), offset: offset)
            }
            frame.components[index].quantization = table
        }
    }

    /// Checks that a progressive scan continues what came before (T.81 G.1.1.1), and records what it adds.
    private func updateProgression(_ scan: JPEGScan, _ frame: JPEGFrame, _ offset: Int) throws(ImageError) {
        let (start, end) = (scan.spectralStart, scan.spectralEnd)
        let (high, low) = (scan.bitPositionHigh, scan.bitPositionLow)
        let isRangeValid = start == 0 ? end == 0 : start <= end && end <= 63 && scan.components.count == 1
        guard isRangeValid, low <= 13, high == 0 || low == high - 1 else {
            throw .invalidJPEG(.badScanParameters, offset: offset)
        }
        for index in scan.components {
            let component = frame.components[index]
            if start > 0, component.knownBits[0] < 0 { throw .invalidJPEG(.badScanParameters, offset: offset) }
            for coefficient in start...end {
                guard Int(component.knownBits[coefficient]) == (high == 0 ? -1 : high) else {
                    throw .invalidJPEG(.badScanParameters, offset: offset)
                }
                component.knownBits[coefficient] = Int8(low)
            }
        }
    }

    private func scanComponents(
        _ scan: JPEGScan, _ frame: JPEGFrame, _ offset: Int
    ) throws(ImageError) -> [JPEGScanComponent] {
        let needsDC = scan.spectralStart == 0 && !(frame.header.isProgressive && scan.bitPositionHigh > 0)
        let needsAC = scan.spectralEnd > 0
        let isInterleaved = scan.components.count > 1
        var result: [JPEGScanComponent] = []
        for (position, index) in scan.components.enumerated() {
            let component = frame.components[index]
            let (dc, ac) = (scan.dcTables[position], scan.acTables[position])
            if needsDC, dc > 3 || dcTables[dc] == nil { throw .invalidJPEG(.missingHuffmanTable(dc), offset: offset) }
            if needsAC, ac > 3 || acTables[ac] == nil { throw .invalidJPEG(.missingHuffmanTable(ac), offset: offset) }
            guard let quantization = component.quantization else {
                throw .invalidJPEG(.missingQuantizationTable(component.quantizationTable), offset: offset)
            }
            result.append(
                JPEGScanComponent(
                    blocksAcross: isInterleaved ? component.horizontalSampling : 1,
                    blocksDown: isInterleaved ? component.verticalSampling : 1,
                    dcCodes: needsDC ? dcTables[dc]?.codes : nil, acCodes: needsAC ? acTables[ac]?.codes : nil,
                    quantization: UnsafePointer(quantization.pointer), plane: component.plane?.pointer,
                    planeBlockRows: component.planeBlockRows, coefficients: component.coefficients?.pointer,
                    blocksPerRow: component.blocksPerRow))
        }
        return result
    }

    /// The error for an interval that failed: its data ran out, or it holds something impossible.
    func entropyError(
        _ defect: JPEGDefect, _ reader: JPEGBitReader, _ segment: JPEGEntropyData.Segment, _ data: JPEGEntropyData
    ) -> ImageError {
        if reader.isOverrun { return .truncated(.jpeg, structure: .entropyCodedData, offset: data.endOffset) }
        let consumed = reader.next - UnsafePointer(data.storage.pointer) - reader.count / 8
        return .invalidJPEG(defect, offset: data.fileOffset(of: consumed, in: segment, bytes: bytes))
    }
}
