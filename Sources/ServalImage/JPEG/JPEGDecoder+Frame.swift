extension JPEGDecoder {
    /// Reads a frame header (T.81 B.2.2) and checks it against the limits.
    mutating func readFrame(_ marker: UInt8, _ markerOffset: Int) throws(ImageError) {
        switch marker {
        case JPEGMarker.startOfFrameBaseline, JPEGMarker.startOfFrameExtended, JPEGMarker.startOfFrameProgressive:
            break
        case 0xC3: throw .unsupported(.losslessProcess)
        case 0xC5...0xC7, 0xCD...0xCF: throw .unsupported(.hierarchicalProcess)
        default: throw .unsupported(.arithmeticCoding)
        }
        guard frame == nil else { throw .invalidJPEG(.duplicateFrame, offset: markerOffset) }
        let content = try segment(marker)
        let start = content.lowerBound
        let badLength = JPEGDefect.badSegmentLength(marker: marker, length: content.count + 2)
        guard content.count >= 6, content.count >= 6 + 3 * Int(bytes[start + 5]) else {
            throw .invalidJPEG(badLength, offset: start)
        }
        if content.count > 6 + 3 * Int(bytes[start + 5]) { try passOver(badLength, offset: start) }
        let precision = Int(bytes[start])
        let height = word(start + 1)
        let width = word(start + 3)
        let count = Int(bytes[start + 5])
        guard precision == 8 else { throw .unsupported(.samplePrecision(precision)) }
        guard height > 0 || width == 0 else { throw .unsupported(.deferredHeight) }
        guard width > 0 else { throw .invalidDimensions(width: width, height: height) }
        guard count == 1 || count == 3 || count == 4 else { throw .unsupported(.componentCount(count)) }

        var horizontal: [Int] = []
        var vertical: [Int] = []
        for offset in stride(from: start + 6, to: start + 6 + 3 * count, by: 3) {
            horizontal.append(Int(bytes[offset + 1] >> 4))
            vertical.append(Int(bytes[offset + 1] & 15))
        }
        for (h, v) in zip(horizontal, vertical) where !(1...4).contains(h) || !(1...4).contains(v) {
            throw .invalidJPEG(.badSamplingFactor(horizontal: h, vertical: v), offset: start + 6)
        }
        let isTurned = orientation.swapsAxes
        let factor = options.reduction.factor(width: isTurned ? height : width, height: isTurned ? width : height)
        // A lone component is never interleaved: its factors have no effect (T.81 A.2.2).
        let header = JPEGFrameHeader(
            isProgressive: marker == JPEGMarker.startOfFrameProgressive, width: width, height: height,
            maximumHorizontalSampling: horizontal.max() ?? 1, maximumVerticalSampling: vertical.max() ?? 1,
            blockSize: 8 / factor)
        try limits.check(width: header.outputWidth, height: header.outputHeight)
        var components: [JPEGComponent] = []
        for index in 0..<count {
            let offset = start + 6 + index * 3
            let identifier = Int(bytes[offset])
            if components.contains(where: { $0.identifier == identifier }) {
                try passOver(.duplicateComponent(identifier), offset: offset)
            }
            components.append(
                JPEGComponent(
                    identifier: identifier, horizontalSampling: horizontal[index], verticalSampling: vertical[index],
                    quantizationTable: Int(bytes[offset + 2]), frame: header))
        }
        let frame = JPEGFrame(header: header, components: components)
        try checkMemory(frame)
        self.frame = frame
    }

    /// Checks everything that decoding holds at once: the result, coefficients or samples, and the scan's bytes.
    ///
    /// - Parameter keepsPlanes: All samples are held, because a sequential frame comes in several scans.
    func checkMemory(_ frame: JPEGFrame, keepsPlanes: Bool = false) throws(ImageError) {
        let header = frame.header
        var memory = header.outputWidth * header.outputHeight * 3 + bytes.count - position
        memory += UprightRows.bandByteCount(width: header.outputWidth, orientation: orientation)
        for component in frame.components {
            memory += component.planeByteCount(
                blockRows: keepsPlanes ? component.blockRows : component.windowBlockRows)
            if header.isProgressive { memory += component.coefficientCount * 2 }
        }
        try limits.check(memoryBytes: memory)
    }
}
