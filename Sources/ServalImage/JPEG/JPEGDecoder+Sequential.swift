extension JPEGDecoder {
    /// Decodes a scan of all components and converts each row of MCUs as soon as the rows below it are known, so that
    /// samples stay in the cache.
    func decodeWhole(
        _ frame: JPEGFrame, _ units: JPEGScanUnits, _ data: JPEGEntropyData, _ components: inout [JPEGScanComponent]
    ) throws(ImageError) -> Image {
        let (width, height) = (frame.header.width, frame.header.height)
        let converter = JPEGColorConverter(frame: frame, colorSpace: colorSpace(of: frame))
        // A lone component is not interleaved: its units are single blocks.
        let rowsPerUnit = frame.components.count == 1 ? 8 : 8 * frame.header.maximumVerticalSampling
        var converted = 0
        var failure: ImageError?
        let image = Image(validWidth: width, height: height) { pixels in
            do throws(ImageError) {
                try decodeSequential(units, data, &components) { row in
                    // The last row's lower neighbour comes with the next MCUs.
                    let end = row + 1 == units.rows ? height : (row + 1) * rowsPerUnit - 1
                    converter.convert(rows: converted..<end, into: pixels)
                    converted = end
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return image
    }

    /// Decodes a scan of a sequential frame into samples (T.81 F.2).
    ///
    /// - Parameter rowFinished: Called with the number of each row of MCUs once it is decoded.
    func decodeSequential(
        _ units: JPEGScanUnits, _ data: JPEGEntropyData, _ components: inout [JPEGScanComponent],
        _ rowFinished: (Int) -> Void
    ) throws(ImageError) {
        let interval = restartInterval > 0 ? restartInterval : units.count
        let needed = units.count.dividedRoundingUp(by: interval)
        let block = HeapBuffer<Int16>(count: 64, repeating: 0)
        try components.withUnsafeMutableBufferPointer { (components) throws(ImageError) in
            for index in 0..<needed {
                guard index < data.segments.count else {
                    throw .truncated(.jpeg, structure: .entropyCodedData, offset: data.endOffset)
                }
                let segment = data.segments[index]
                for component in components.indices { components[component].predictor = 0 }
                var reader = JPEGBitReader(
                    start: data.storage.pointer + segment.start, end: data.storage.pointer + segment.end)
                let range = index * interval..<min((index + 1) * interval, units.count)
                let defect = decodeSequentialUnits(
                    range, units.perRow, components, &reader, block.pointer, rowFinished)
                if let defect { throw entropyError(defect, reader, segment, data) }
            }
        }
    }

    /// Decodes the MCUs of one restart interval.
    ///
    /// - Returns: What went wrong; the caller asks the reader whether the data merely ran out.
    private func decodeSequentialUnits(
        _ range: Range<Int>, _ perRow: Int, _ components: UnsafeMutableBufferPointer<JPEGScanComponent>,
        _ outerReader: inout JPEGBitReader, _ block: UnsafeMutablePointer<Int16>, _ rowFinished: (Int) -> Void
    ) -> JPEGDefect? {
        var reader = outerReader
        defer { outerReader = reader }
        let zigzag = UnsafePointer(zigzag.pointer)
        guard let first = components.baseAddress else { return nil }
        let componentCount = components.count
        var (row, column) = range.lowerBound.quotientAndRemainder(dividingBy: perRow)
        for index in 0..<componentCount { first[index].moveToRow(row) }
        for _ in range {
            for index in 0..<componentCount {
                let component = first + index
                guard let dcCodes = component.pointee.dcCodes, let acCodes = component.pointee.acCodes,
                    let plane = component.pointee.plane
                else { return .badScanComponents }
                let quantization = component.pointee.quantization
                let blocksAcross = component.pointee.blocksAcross
                let stride = component.pointee.blocksPerRow &* 8
                var line = plane + (component.pointee.rowOffset &+ column &* blocksAcross &* 8)
                for _ in 0..<component.pointee.blocksDown {
                    var output = line
                    for _ in 0..<blocksAcross {
                        guard let dc = reader.decode(dcCodes) else { return .badCode }
                        component.pointee.predictor &+= dc.value
                        block[0] = Int16(truncatingIfNeeded: component.pointee.predictor)
                        let end = Self.decodeAC(acCodes, &reader, block, zigzag)
                        if end == 0 {
                            InverseDCT.fill(dc: block[0], quantization: quantization, into: output, stride: stride)
                        } else if end <= InverseDCT.lastSparsePosition {
                            InverseDCT.transformSparse(block, quantization: quantization, into: output, stride: stride)
                            for zeroed in 0..<4 { store(SIMD8<Int16>(repeating: 0), block + zeroed &* 8) }
                        } else if end < 64 {
                            InverseDCT.transform(block, quantization: quantization, into: output, stride: stride)
                            for zeroed in 0..<8 { store(SIMD8<Int16>(repeating: 0), block + zeroed &* 8) }
                        } else {
                            return end == 64 ? .badCoefficient : .badCode
                        }
                        output += 8
                    }
                    line += stride &* 8
                }
            }
            if reader.isOverrun { return .badCode }
            column &+= 1
            if column == perRow {
                rowFinished(row)
                column = 0
                row &+= 1
                for index in 0..<componentCount { first[index].moveToRow(row) }
            }
        }
        return nil
    }

    /// Decodes the AC coefficients of one block (T.81 F.2.2.2).
    ///
    /// - Returns: The coded position of the last coefficient, 0 for none, 64 for a run beyond the block, 65 for bits
    ///   that are no code word.
    @inline(__always)
    private static func decodeAC(
        _ codes: UnsafePointer<JPEGHuffmanTable.Codes>, _ reader: inout JPEGBitReader,
        _ block: UnsafeMutablePointer<Int16>, _ zigzag: UnsafePointer<UInt8>
    ) -> Int {
        var last = 0
        while last < 63 {
            guard let (run, size, value) = reader.decode(codes) else { return 65 }
            if size == 0 {
                if run == 0 { return last }
                guard run == 15 else { return 64 }
                last &+= 16
                continue
            }
            last &+= run &+ 1
            block[Int(zigzag[last])] = Int16(truncatingIfNeeded: value)
        }
        return last
    }
}
