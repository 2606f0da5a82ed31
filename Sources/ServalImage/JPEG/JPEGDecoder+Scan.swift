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
        if frame.header.isProgressive {
            try updateProgression(scan, frame, offset)
        } else {
            provideStandardTables(scan)
        }

        let storage = entropyStorage ?? HeapBuffer<UInt8>(count: bytes.count - position + 8)
        entropyStorage = storage
        let units = JPEGScanUnits(scan, frame)
        let data = try JPEGEntropyData(
            bytes, from: position, storage: storage, restartInterval: restartInterval,
            segmentCount: restartInterval > 0 ? units.count.dividedRoundingUp(by: restartInterval) : 1,
            isStrict: isStrict)
        // A block's first coefficient takes a bit at least, so little data cannot announce a large picture. Of a damaged
        // file of more than 16 million pixels a hundredth has to be there.
        let leastBlockCount =
            isStrict ? units.blockCount : min(units.blockCount / 100, max(0, units.blockCount - 1 << 18))
        if scan.spectralStart == 0, data.byteCount * 8 < leastBlockCount { throw dataEndError(data) }
        if frame.header.isProgressive {
            try readProgressiveScan(scan, frame, units, data, offset)
        } else {
            try readSequentialScan(scan, frame, units, data, offset)
        }
        position = data.endOffset
    }

    private mutating func readProgressiveScan(
        _ scan: JPEGScan, _ frame: JPEGFrame, _ units: JPEGScanUnits, _ data: JPEGEntropyData, _ offset: Int
    ) throws(ImageError) {
        for index in scan.components { frame.components[index].allocateCoefficients() }
        var components = try scanComponents(scan, frame, offset)
        // A component of one sample a block has no use for other coefficients than the first.
        if !isStrict, scan.spectralStart > 0, components[0].coefficientsPerBlock == 1 {
            progress.lastReachedRow = frame.header.unitRows - 1
            return
        }
        let outcome = try decodeProgressive(scan, units, data, &components)
        let startsComponents = scan.spectralStart == 0 && scan.bitPositionHigh == 0
        note(outcome, units, data, startsComponents: startsComponents)
    }

    private mutating func readSequentialScan(
        _ scan: JPEGScan, _ frame: JPEGFrame, _ units: JPEGScanUnits, _ data: JPEGEntropyData, _ offset: Int
    ) throws(ImageError) {
        let isWhole = scan.components.count == frame.components.count
        if !isWhole { try checkMemory(frame, keepsPlanes: true) }
        for component in scan.components.map({ frame.components[$0] }) {
            component.allocatePlane(blockRows: isWhole ? component.windowBlockRows : component.blockRows)
        }
        var components = try scanComponents(scan, frame, offset)
        if isWhole {
            image = try decodeWhole(frame, units, data, &components)
        } else {
            let outcome = try decodeSequential(units, data, &components) { _ in }
            note(outcome, units, data, startsComponents: true)
        }
        for index in scan.components { frame.components[index].isComplete = true }
    }

    private mutating func readScanHeader(_ frame: JPEGFrame) throws(ImageError) -> JPEGScan {
        let marker = JPEGMarker.startOfScan
        let content = try segment(marker)
        let start = content.lowerBound
        let badLength = JPEGDefect.badSegmentLength(marker: marker, length: content.count + 2)
        guard content.count >= 4, content.count >= 4 + 2 * Int(bytes[start]) else {
            throw .invalidJPEG(badLength, offset: start)
        }
        if content.count > 4 + 2 * Int(bytes[start]) { try passOver(badLength, offset: start) }
        let count = Int(bytes[start])
        guard (1...4).contains(count) else { throw .invalidJPEG(.badScanComponents, offset: start) }
        var components: [Int] = []
        var dcTables: [Int] = []
        var acTables: [Int] = []
        for offset in stride(from: start + 1, to: start + 1 + 2 * count, by: 2) {
            let identifier = Int(bytes[offset])
            let candidates = frame.components.indices.filter {
                frame.components[$0].identifier == identifier && !components.contains($0)
                    && !frame.components[$0].isComplete
            }
            guard let index = candidates.first else {
                throw .invalidJPEG(.unknownComponent(identifier), offset: offset)
            }
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
        let tail = start + 1 + 2 * count
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
    private mutating func updateProgression(
        _ scan: JPEGScan, _ frame: JPEGFrame, _ offset: Int
    ) throws(ImageError) {
        let (start, end) = (scan.spectralStart, scan.spectralEnd)
        let (high, low) = (scan.bitPositionHigh, scan.bitPositionLow)
        let isRangeValid = start == 0 ? end == 0 : start <= end && end <= 63 && scan.components.count == 1
        guard isRangeValid, low <= 13, high == 0 || low == high - 1 else {
            throw .invalidJPEG(.badScanParameters, offset: offset)
        }
        var isConsistent = true
        for index in scan.components {
            let component = frame.components[index]
            if start > 0, component.knownBits[0] < 0 { isConsistent = false }
            let count = JPEGBlockSmoother.coefficientCount
            component.previouslyKnownBits =
                scanCount > 1 ? Array(component.knownBits.prefix(count)) : [Int8](repeating: 0, count: count)
            for coefficient in start...end {
                if Int(component.knownBits[coefficient]) != (high == 0 ? -1 : high) { isConsistent = false }
                component.knownBits[coefficient] = Int8(low)
            }
        }
        if !isConsistent { try passOver(.badScanParameters, offset: offset) }
    }

    /// Motion JPEG frames leave the usual tables out.
    private mutating func provideStandardTables(_ scan: JPEGScan) {
        guard !isStrict else { return }
        var isUsed = false
        for number in 0..<2 {
            if dcTables[number] == nil {
                isUsed = isUsed || scan.dcTables.contains(number)
                dcTables[number] = .standardDC(number)
            }
            if acTables[number] == nil {
                isUsed = isUsed || scan.acTables.contains(number)
                acTables[number] = .standardAC(number)
            }
        }
        if isUsed { log.add(.standardHuffmanTables) }
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
                    blockSize: component.blockSize, blocksAcross: isInterleaved ? component.horizontalSampling : 1,
                    blocksDown: isInterleaved ? component.verticalSampling : 1,
                    dcCodes: needsDC ? dcTables[dc]?.codes : nil, acCodes: needsAC ? acTables[ac]?.codes : nil,
                    quantization: UnsafePointer(quantization.pointer), plane: component.plane?.pointer,
                    planeBlockRows: component.planeBlockRows, coefficients: component.coefficients?.pointer,
                    blocksPerRow: component.blocksPerRow, coefficientsPerBlock: component.coefficientsPerBlock))
        }
        return result
    }
}
