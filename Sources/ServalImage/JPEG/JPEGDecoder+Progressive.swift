extension JPEGDecoder {
    /// Decodes a scan of a progressive frame into coefficients (T.81 G.2).
    func decodeProgressive(
        _ scan: JPEGScan, _ units: JPEGScanUnits, _ data: JPEGEntropyData, _ components: inout [JPEGScanComponent]
    ) throws(ImageError) {
        let interval = restartInterval > 0 ? restartInterval : units.count
        let needed = units.count.dividedRoundingUp(by: interval)
        for index in 0..<needed {
            guard index < data.segments.count else {
                throw .truncated(.jpeg, structure: .entropyCodedData, offset: data.endOffset)
            }
            let segment = data.segments[index]
            var reader = JPEGBitReader(
                start: data.storage.pointer + segment.start, end: data.storage.pointer + segment.end)
            let range = index * interval..<min((index + 1) * interval, units.count)
            let defect: JPEGDefect?
            if scan.spectralStart == 0 {
                for component in components.indices { components[component].predictor = 0 }
                defect = decodeDC(scan, range, units.perRow, &components, &reader)
            } else {
                defect = decodeAC(scan, range, units.perRow, components[0], &reader)
            }
            if let defect { throw entropyError(defect, reader, segment, data) }
            if reader.isOverrun { throw entropyError(.badCode, reader, segment, data) }
        }
    }

    /// First or refining scan of DC coefficients.
    private func decodeDC(
        _ scan: JPEGScan, _ range: Range<Int>, _ perRow: Int, _ components: inout [JPEGScanComponent],
        _ reader: inout JPEGBitReader
    ) -> JPEGDefect? {
        let isFirst = scan.bitPositionHigh == 0
        let low = scan.bitPositionLow
        var (row, column) = range.lowerBound.quotientAndRemainder(dividingBy: perRow)
        for _ in range {
            for index in components.indices {
                let component = components[index]
                guard let coefficients = component.coefficients else { return .badScanComponents }
                for y in 0..<component.blocksDown {
                    let blockRow = row * component.blocksDown + y
                    let first = blockRow * component.blocksPerRow + column * component.blocksAcross
                    for x in 0..<component.blocksAcross {
                        let block = coefficients + (first + x) * 64
                        if isFirst {
                            guard let codes = component.dcCodes, let dc = reader.decode(codes) else { return .badCode }
                            components[index].predictor &+= dc.value
                            block[0] = Int16(truncatingIfNeeded: components[index].predictor &<< low)
                        } else if reader.readBit() {
                            block[0] |= 1 &<< Int16(low)
                        }
                    }
                }
            }
            if reader.isOverrun { return .badCode }
            column += 1
            if column == perRow {
                column = 0
                row += 1
            }
        }
        return nil
    }

    /// First or refining scan of one component's AC coefficients.
    private func decodeAC(
        _ scan: JPEGScan, _ range: Range<Int>, _ perRow: Int, _ component: JPEGScanComponent,
        _ outerReader: inout JPEGBitReader
    ) -> JPEGDefect? {
        guard let codes = component.acCodes, let coefficients = component.coefficients else {
            return .badScanComponents
        }
        var reader = outerReader
        defer { outerReader = reader }
        let isFirst = scan.bitPositionHigh == 0
        var endOfBandRun = 0
        var (row, column) = range.lowerBound.quotientAndRemainder(dividingBy: perRow)
        for _ in range {
            let block = coefficients + (row &* component.blocksPerRow &+ column) &* 64
            if isFirst {
                if endOfBandRun > 0 {
                    endOfBandRun &-= 1
                } else if let defect = decodeFirstAC(scan, codes, block, &reader, &endOfBandRun) {
                    return defect
                }
            } else if let defect = refineAC(scan, codes, block, &reader, &endOfBandRun) {
                return defect
            }
            if reader.isOverrun { return .badCode }
            column &+= 1
            if column == perRow {
                column = 0
                row &+= 1
            }
        }
        return nil
    }

    /// One block of a first AC scan (T.81 G.1.2.2).
    @inline(__always)
    private func decodeFirstAC(
        _ scan: JPEGScan, _ codes: UnsafePointer<JPEGHuffmanTable.Codes>, _ block: UnsafeMutablePointer<Int16>,
        _ reader: inout JPEGBitReader, _ endOfBandRun: inout Int
    ) -> JPEGDefect? {
        var index = scan.spectralStart
        while index <= scan.spectralEnd {
            guard let (run, size, value) = reader.decode(codes) else { return .badCode }
            if size == 0 {
                if run < 15 {
                    endOfBandRun = (1 &<< run) &+ reader.read(run) &- 1
                    return nil
                }
                index &+= 16
                continue
            }
            index &+= run
            guard index <= scan.spectralEnd else { return .badCoefficient }
            block[Int(zigzag.pointer[index])] = Int16(truncatingIfNeeded: value &<< scan.bitPositionLow)
            index &+= 1
        }
        return nil
    }

    /// One block of a refining AC scan (T.81 G.1.2.3).
    @inline(__always)
    private func refineAC(
        _ scan: JPEGScan, _ codes: UnsafePointer<JPEGHuffmanTable.Codes>, _ block: UnsafeMutablePointer<Int16>,
        _ reader: inout JPEGBitReader, _ endOfBandRun: inout Int
    ) -> JPEGDefect? {
        let bit = Int16(1) &<< Int16(scan.bitPositionLow)
        var index = scan.spectralStart
        if endOfBandRun == 0 {
            while index <= scan.spectralEnd {
                // The single magnitude bit of a new coefficient is its sign: value is 1 or −1.
                guard let (symbolRun, size, value) = reader.decode(codes) else { return .badCode }
                var run = symbolRun
                if size > 1 { return .badCoefficient }
                if size == 0, run < 15 {
                    endOfBandRun = (1 &<< run) &+ reader.read(run)
                    break
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
                if size == 1 {
                    guard index <= scan.spectralEnd else { return .badCoefficient }
                    block[Int(zigzag.pointer[index])] = value > 0 ? bit : 0 &- bit
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
        return nil
    }

    /// Moves a known coefficient away from zero by the bit that this scan adds.
    @inline(__always)
    private static func refine(_ coefficient: UnsafeMutablePointer<Int16>, _ bit: Int16) {
        guard coefficient.pointee & bit == 0 else { return }
        coefficient.pointee &+= coefficient.pointee > 0 ? bit : 0 &- bit
    }
}
