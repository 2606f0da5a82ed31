extension JPEGDecoder {
    /// Decides whether an error that ended reading leaves a part of the picture to show.
    mutating func endReading(_ error: ImageError) throws(ImageError) {
        guard !isStrict, progress.hasDecodedAnything else { throw error }
        switch error {
        case .truncated(_, .markerSegment, _): log.add(.missingEnd(.jpeg))
        case .truncated, .invalidJPEG, .unsupported: log.add(.stopped(error))
        default: throw error
        }
    }

    /// The upright picture from what was read.
    mutating func makeImage() throws(ImageError) -> Image {
        guard let frame else { throw .invalidJPEG(.missingImageData, offset: position) }
        guard progress.hasDecodedAnything else {
            throw progress.firstError ?? .invalidJPEG(.missingImageData, offset: position)
        }
        for component in frame.components {
            let isPresent = frame.header.isProgressive ? component.knownBits[0] >= 0 : component.isComplete
            guard !isPresent else { continue }
            try passOver(.missingImageData, offset: position)
            break
        }
        if let dataEnd = progress.dataEnd {
            log.add(.incomplete(.jpeg, offset: dataEnd, percentMissing: progress.percentMissing))
        }
        var result = image ?? reconstruct(frame)
        result.warnings = log.warnings
        if frame.header.reduction > 1 {
            let full = FullSize(
                width: frame.header.width, height: frame.header.height, reduction: frame.header.reduction)
            result.fullSize = full.oriented(
                orientation, width: frame.header.outputWidth, height: frame.header.outputHeight)
        }
        return result
    }

    /// The picture of a progressive frame, or of a sequential one in several scans.
    private func reconstruct(_ frame: JPEGFrame) -> Image {
        for component in frame.components {
            let rows = frame.header.isProgressive ? component.windowBlockRows : component.blockRows
            component.allocatePlane(blockRows: rows)
        }
        let isSmoothed = JPEGBlockSmoother.isUseful(frame)
        let smoothers = frame.components.map { component in
            isSmoothed
                ? JPEGBlockSmoother(
                    component, header: frame.header, scanCount: scanCount, lastReachedRow: progress.lastReachedRow)
                : nil
        }
        return uprightImage(frame) { rowFinished in
            for row in 0..<frame.header.unitRows {
                for (component, smoother) in zip(frame.components, smoothers) where frame.header.isProgressive {
                    for blockRow in row * component.verticalSampling..<(row + 1) * component.verticalSampling {
                        component.reconstruct(blockRow: blockRow, smoother: smoother)
                    }
                }
                rowFinished(row)
            }
        }
    }

    /// Converts rows as soon as the rows below them are known, so that samples stay in the cache.
    ///
    /// - Parameter decode: Fills the components' planes from the top and reports each row of MCUs that is finished.
    func uprightImage(_ frame: JPEGFrame, rowsPerUnit: Int? = nil, _ decode: ((Int) -> Void) -> Void) -> Image {
        let header = frame.header
        let (width, height) = (header.outputWidth, header.outputHeight)
        let converter = JPEGColorConverter(frame: frame, colorSpace: colorSpace(of: frame))
        let rowsPerUnit = rowsPerUnit ?? header.blockSize * header.maximumVerticalSampling
        let isTurned = orientation.swapsAxes
        return Image(validWidth: isTurned ? height : width, height: isTurned ? width : height) { pixels in
            let rows = UprightRows(orientation: orientation, width: width, height: height, pixels: pixels)
            var converted = 0
            decode { row in
                // The last row's lower neighbour comes with the next MCUs.
                let known = (row + 1) * rowsPerUnit
                let end = known >= height ? height : max(converted, known - 1)
                rows.write(converted..<end) { part, output in converter.convert(rows: part, into: output) }
                converted = end
            }
            // Rows that a strict decoder did not reach before it failed.
            rows.write(converted..<height) { part, output in
                output.update(repeating: 0, count: part.count * width * 3)
            }
        }
    }
}
