extension JPEGDecoder {
    /// Decodes a scan of a progressive frame into coefficients (T.81 G.2).
    func decodeProgressive(
        _ scan: JPEGScan, _ units: JPEGScanUnits, _ data: JPEGEntropyData, _ components: inout [JPEGScanComponent]
    ) throws(ImageError) -> JPEGScanOutcome {
        let interval = restartInterval > 0 ? restartInterval : units.count
        var outcome = JPEGScanOutcome()
        for index in 0..<units.count.dividedRoundingUp(by: interval) {
            let segment = try intervalSegment(index, data, &outcome)
            let range = index * interval..<min((index + 1) * interval, units.count)
            // Without data nothing changes.
            if outcome.isDry {
                outcome.emptyUnitCount += range.count
                continue
            }
            var reader = JPEGBitReader(
                start: data.storage.pointer + segment.start, end: data.storage.pointer + segment.end)
            if scan.spectralStart == 0 {
                for component in components.indices { components[component].predictor = 0 }
                decodeDC(scan, range, units.perRow, &components, &reader, &outcome)
            } else {
                decodeAC(scan, range, units.perRow, components[0], &reader, &outcome)
            }
            if !outcome.isDry { outcome.lastReachedUnit = range.upperBound - 1 }
            try checkInterval(reader, segment, data, &outcome)
        }
        return outcome
    }

    /// Notes what is wrong with a unit of an interval.
    ///
    /// - Returns: Whether the interval goes on.
    @inline(never)
    private func goesOn(
        after unit: Int, in range: Range<Int>, _ reader: inout JPEGBitReader, _ outcome: inout JPEGScanOutcome
    ) -> Bool {
        if isStrict { return false }
        noteUnit(reader, &outcome)
        reader.hasBadCode = false
        if outcome.isDry {
            outcome.lastReachedUnit = unit
            outcome.emptyUnitCount += range.upperBound - unit
        }
        return !outcome.isDry
    }

    /// First or refining scan of DC coefficients.
    private func decodeDC(
        _ scan: JPEGScan, _ range: Range<Int>, _ perRow: Int, _ components: inout [JPEGScanComponent],
        _ reader: inout JPEGBitReader, _ outcome: inout JPEGScanOutcome
    ) {
        let isFirst = scan.bitPositionHigh == 0
        let low = scan.bitPositionLow
        var (row, column) = range.lowerBound.quotientAndRemainder(dividingBy: perRow)
        for unit in range {
            for index in components.indices {
                let component = components[index]
                guard let coefficients = component.coefficients else { return }
                for y in 0..<component.blocksDown {
                    let blockRow = row * component.blocksDown + y
                    let first = blockRow * component.blocksPerRow + column * component.blocksAcross
                    for x in 0..<component.blocksAcross {
                        let block = coefficients + (first + x) * component.coefficientsPerBlock
                        if isFirst {
                            guard let codes = component.dcCodes else { return }
                            components[index].predictor &+= reader.decode(codes).value
                            block[0] = Int16(truncatingIfNeeded: components[index].predictor &<< low)
                        } else if reader.readBit() {
                            block[0] |= 1 &<< Int16(low)
                        }
                    }
                }
            }
            if reader.isOverrun || reader.hasBadCode, !goesOn(after: unit, in: range, &reader, &outcome) { return }
            column += 1
            if column == perRow {
                column = 0
                row += 1
            }
        }
    }

    /// First or refining scan of one component's AC coefficients.
    private func decodeAC(
        _ scan: JPEGScan, _ range: Range<Int>, _ perRow: Int, _ component: JPEGScanComponent,
        _ outerReader: inout JPEGBitReader, _ outcome: inout JPEGScanOutcome
    ) {
        guard let codes = component.acCodes, let coefficients = component.coefficients,
            component.coefficientsPerBlock == 64
        else { return }
        var reader = outerReader
        defer { outerReader = reader }
        let isFirst = scan.bitPositionHigh == 0
        var endOfBandRun = 0
        var (row, column) = range.lowerBound.quotientAndRemainder(dividingBy: perRow)
        for unit in range {
            let block = coefficients + (row &* component.blocksPerRow &+ column) &* 64
            if isFirst {
                if endOfBandRun > 0 {
                    endOfBandRun &-= 1
                } else {
                    decodeFirstAC(scan, codes, block, &reader, &endOfBandRun)
                }
            } else {
                refineAC(scan, codes, block, &reader, &endOfBandRun)
            }
            if reader.isOverrun || reader.hasBadCode, !goesOn(after: unit, in: range, &reader, &outcome) { return }
            column &+= 1
            if column == perRow {
                column = 0
                row &+= 1
            }
        }
    }

    /// One block of a first AC scan (T.81 G.1.2.2). A run beyond the band is carried out as far as the block goes.
    @inline(__always)
    private func decodeFirstAC(
        _ scan: JPEGScan, _ codes: UnsafePointer<JPEGHuffmanTable.Codes>, _ block: UnsafeMutablePointer<Int16>,
        _ reader: inout JPEGBitReader, _ endOfBandRun: inout Int
    ) {
        var index = scan.spectralStart
        while index <= scan.spectralEnd {
            let (run, size, value) = reader.decode(codes)
            if size == 0 {
                if run < 15 {
                    endOfBandRun = (1 &<< run) &+ reader.read(run) &- 1
                    return
                }
                index &+= 16
                continue
            }
            index &+= run
            if index > scan.spectralEnd { reader.hasBadCode = true }
            block[Int(zigzag.pointer[index])] = Int16(truncatingIfNeeded: value &<< scan.bitPositionLow)
            index &+= 1
        }
    }

    /// One block of a refining AC scan (T.81 G.1.2.3).
    @inline(__always)
    private func refineAC(
        _ scan: JPEGScan, _ codes: UnsafePointer<JPEGHuffmanTable.Codes>, _ block: UnsafeMutablePointer<Int16>,
        _ reader: inout JPEGBitReader, _ endOfBandRun: inout Int
    ) {
        let bit = Int16(1) &<< Int16(scan.bitPositionLow)
        var index = scan.spectralStart
        if endOfBandRun == 0 {
            while index <= scan.spectralEnd {
                let (symbolRun, size) = reader.decodeSymbol(codes)
                var run = symbolRun
                var isPositive = false
                if size == 0 {
                    if run < 15 {
                        endOfBandRun = (1 &<< run) &+ reader.read(run)
                        break
                    }
                } else {
                    // The single magnitude bit of a new coefficient is its sign; other sizes are read like 1.
                    if size > 1 { reader.hasBadCode = true }
                    isPositive = reader.readBit()
                }
                while index <= scan.spectralEnd {
                    let coefficient = block + Int(zigzag.pointer[index])
                    if coefficient.pointee != 0 {
                        if reader.readBit() { Self.refine(coefficient, bit) }
                    } else {
                        if run == 0 { break }
                        run &-= 1
                    }
                    index &+= 1
                }
                if size > 0 {
                    if index > scan.spectralEnd { reader.hasBadCode = true }
                    block[Int(zigzag.pointer[index])] = isPositive ? bit : 0 &- bit
                }
                index &+= 1
            }
        }
        if endOfBandRun > 0 {
            while index <= scan.spectralEnd {
                let coefficient = block + Int(zigzag.pointer[index])
                if coefficient.pointee != 0, reader.readBit() { Self.refine(coefficient, bit) }
                index &+= 1
            }
            endOfBandRun &-= 1
        }
    }

    /// Moves a known coefficient away from zero by the bit that this scan adds.
    @inline(__always)
    private static func refine(_ coefficient: UnsafeMutablePointer<Int16>, _ bit: Int16) {
        guard coefficient.pointee & bit == 0 else { return }
        coefficient.pointee &+= coefficient.pointee > 0 ? bit : 0 &- bit
    }
}
