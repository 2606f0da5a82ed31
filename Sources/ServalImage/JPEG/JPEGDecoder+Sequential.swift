extension JPEGDecoder {
    /// Decodes a scan of all components and converts each row of MCUs as soon as it can be.
    mutating func decodeWhole(
        _ frame: JPEGFrame, _ units: JPEGScanUnits, _ data: JPEGEntropyData, _ components: inout [JPEGScanComponent]
    ) throws(ImageError) -> Image {
        // A lone component is not interleaved: its units are single blocks.
        let rowsPerUnit = frame.components.count == 1 ? frame.header.blockSize : nil
        var failure: ImageError?
        var outcome = JPEGScanOutcome()
        let image = uprightImage(frame, rowsPerUnit: rowsPerUnit) { rowFinished in
            do throws(ImageError) {
                outcome = try decodeSequential(units, data, &components, rowFinished)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        note(outcome, units, data, startsComponents: true)
        return image
    }

    /// Decodes a scan of a sequential frame into samples (T.81 F.2).
    ///
    /// - Parameter rowFinished: Called with the number of each row of MCUs once it is decoded.
    func decodeSequential(
        _ units: JPEGScanUnits, _ data: JPEGEntropyData, _ components: inout [JPEGScanComponent],
        _ rowFinished: (Int) -> Void
    ) throws(ImageError) -> JPEGScanOutcome {
        let interval = restartInterval > 0 ? restartInterval : units.count
        var outcome = JPEGScanOutcome()
        let block = HeapBuffer<Int16>(count: 64, repeating: 0)
        try components.withUnsafeMutableBufferPointer { (components) throws(ImageError) in
            for index in 0..<units.count.dividedRoundingUp(by: interval) {
                let segment = try intervalSegment(index, data, &outcome)
                for component in components.indices { components[component].predictor = 0 }
                var reader = JPEGBitReader(
                    start: data.storage.pointer + segment.start, end: data.storage.pointer + segment.end)
                let range = index * interval..<min((index + 1) * interval, units.count)
                decodeSequentialUnits(range, units.perRow, components, &reader, block.pointer, &outcome, rowFinished)
                try checkInterval(reader, segment, data, &outcome)
            }
        }
        return outcome
    }

    /// Decodes the MCUs of one restart interval; those beyond the data become grey.
    private func decodeSequentialUnits(
        _ range: Range<Int>, _ perRow: Int, _ components: UnsafeMutableBufferPointer<JPEGScanComponent>,
        _ outerReader: inout JPEGBitReader, _ block: UnsafeMutablePointer<Int16>, _ outcome: inout JPEGScanOutcome,
        _ rowFinished: (Int) -> Void
    ) {
        var reader = outerReader
        defer { outerReader = reader }
        let zigzag = UnsafePointer(zigzag.pointer)
        guard let first = components.baseAddress else { return }
        let componentCount = components.count
        var (row, column) = range.lowerBound.quotientAndRemainder(dividingBy: perRow)
        for index in 0..<componentCount { first[index].moveToRow(row) }
        for _ in range {
            if outcome.isDry {
                fillUnit(column, components)
                outcome.emptyUnitCount &+= 1
            } else {
                for index in 0..<componentCount {
                    let component = first + index
                    guard let dcCodes = component.pointee.dcCodes, let acCodes = component.pointee.acCodes,
                        let plane = component.pointee.plane
                    else { return }
                    let quantization = component.pointee.quantization
                    let blocksAcross = component.pointee.blocksAcross
                    let size = component.pointee.blockSize
                    let stride = component.pointee.blocksPerRow &* size
                    var line = plane + (component.pointee.rowOffset &+ column &* blocksAcross &* size)
                    for _ in 0..<component.pointee.blocksDown {
                        var output = line
                        for _ in 0..<blocksAcross {
                            component.pointee.predictor &+= reader.decode(dcCodes).value
                            block[0] = Int16(truncatingIfNeeded: component.pointee.predictor)
                            let end = Self.decodeAC(acCodes, &reader, block, zigzag)
                            if size == 8 {
                                Self.reconstruct(block, end, quantization, output, stride)
                            } else {
                                Self.reconstructReduced(block, end, quantization, output, stride, size)
                            }
                            output += size
                        }
                        line += stride &* size
                    }
                }
                if reader.isOverrun || reader.hasBadCode {
                    if isStrict { return }
                    noteUnit(reader, &outcome)
                    if outcome.isDry { outcome.emptyUnitCount &+= 1 }
                    reader.hasBadCode = false
                }
            }
            column &+= 1
            if column == perRow {
                rowFinished(row)
                column = 0
                row &+= 1
                for index in 0..<componentCount { first[index].moveToRow(row) }
            }
        }
    }

    /// Turns a block into 8 × 8 samples and clears it.
    @inline(__always)
    private static func reconstruct(
        _ block: UnsafeMutablePointer<Int16>, _ end: Int, _ quantization: UnsafePointer<Int16>,
        _ output: UnsafeMutablePointer<UInt8>, _ stride: Int
    ) {
        if end == 0 {
            InverseDCT.fill(dc: block[0], quantization: quantization, into: output, stride: stride)
        } else if end <= InverseDCT.lastSparsePosition {
            InverseDCT.transformSparse(block, quantization: quantization, into: output, stride: stride)
            for zeroed in 0..<4 { store(SIMD8<Int16>(repeating: 0), block + zeroed &* 8) }
        } else {
            InverseDCT.transform(block, quantization: quantization, into: output, stride: stride)
            for zeroed in 0..<8 { store(SIMD8<Int16>(repeating: 0), block + zeroed &* 8) }
        }
    }

    /// Turns a block into fewer samples and clears it.
    @inline(never)
    private static func reconstructReduced(
        _ block: UnsafeMutablePointer<Int16>, _ end: Int, _ quantization: UnsafePointer<Int16>,
        _ output: UnsafeMutablePointer<UInt8>, _ stride: Int, _ size: Int
    ) {
        if end == 0 {
            ReducedInverseDCT.fill(
                dc: block[0], quantization: quantization, into: output, stride: stride, size: size)
        } else {
            ReducedInverseDCT.transform(
                block, quantization: quantization, into: output, stride: stride, size: size)
            for zeroed in 0..<8 { store(SIMD8<Int16>(repeating: 0), block + zeroed &* 8) }
        }
    }

    /// Makes the blocks of an MCU grey.
    @inline(never)
    private func fillUnit(_ column: Int, _ components: UnsafeMutableBufferPointer<JPEGScanComponent>) {
        for component in components {
            guard let plane = component.plane else { continue }
            let size = component.blockSize
            let stride = component.blocksPerRow * size
            let line = plane + (component.rowOffset + column * component.blocksAcross * size)
            for y in 0..<component.blocksDown * size {
                (line + y * stride).update(repeating: 128, count: component.blocksAcross * size)
            }
        }
    }

    /// Decodes the AC coefficients of one block (T.81 F.2.2.2).
    ///
    /// - Returns: The coded position of the last coefficient, 0 for none. A run beyond the block ends in the last one.
    @inline(__always)
    private static func decodeAC(
        _ codes: UnsafePointer<JPEGHuffmanTable.Codes>, _ reader: inout JPEGBitReader,
        _ block: UnsafeMutablePointer<Int16>, _ zigzag: UnsafePointer<UInt8>
    ) -> Int {
        var last = 0
        while last < 63 {
            let (run, size, value) = reader.decode(codes)
            if size == 0 {
                if run == 0 { return last }
                // Only a run of 16 zeros means anything; libjpeg takes another one for the block's end.
                guard run == 15 else {
                    reader.hasBadCode = true
                    return last
                }
                last &+= 16
                continue
            }
            last &+= run &+ 1
            block[Int(zigzag[last])] = Int16(truncatingIfNeeded: value)
        }
        if last > 63 { reader.hasBadCode = true }
        return last
    }
}
