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
        guard content.count >= 6, content.count == 6 + 3 * Int(bytes[start + 5]) else {
            throw .invalidJPEG(.badSegmentLength(marker: marker, length: content.count + 2), offset: start)
        }
        let precision = Int(bytes[start])
        let height = word(start + 1)
        let width = word(start + 3)
        let count = Int(bytes[start + 5])
        guard precision == 8 else { throw .unsupported(.samplePrecision(precision)) }
        guard height > 0 || width == 0 else { throw .unsupported(.deferredHeight) }
        try limits.check(width: width, height: height)
        guard count == 1 || count == 3 || count == 4 else { throw .unsupported(.componentCount(count)) }

        var horizontal: [Int] = []
        var vertical: [Int] = []
        for offset in stride(from: start + 6, to: content.upperBound, by: 3) {
            horizontal.append(Int(bytes[offset + 1] >> 4))
            vertical.append(Int(bytes[offset + 1] & 15))
        }
        for (h, v) in zip(horizontal, vertical) where !(1...4).contains(h) || !(1...4).contains(v) {
            throw .invalidJPEG(.badSamplingFactor(horizontal: h, vertical: v), offset: start + 6)
        }
        // A lone component is never interleaved: its factors have no effect (T.81 A.2.2).
        let header = JPEGFrameHeader(
            isProgressive: marker == JPEGMarker.startOfFrameProgressive, width: width, height: height,
            maximumHorizontalSampling: horizontal.max() ?? 1, maximumVerticalSampling: vertical.max() ?? 1)
        var components: [JPEGComponent] = []
        for index in 0..<count {
            let offset = start + 6 + index * 3
            let identifier = Int(bytes[offset])
            guard !components.contains(where: { $0.identifier == identifier }) else {
                throw .invalidJPEG(.duplicateComponent(identifier), offset: offset)
            }
            components.append(
                JPEGComponent(
                    identifier: identifier, horizontalSampling: horizontal[index], verticalSampling: vertical[index],
                    quantizationTable: Int(bytes[offset + 2]), frame: header))
        }
        let samples = components.reduce(0) { $0 + $1.blocksPerRow * $1.blockRows * 64 }
        // Planes and result, coefficients beside them, and a turned copy of the result.
        var memory = samples * (header.isProgressive ? 3 : 1) + width * height * 3
        if orientation != .up { memory += width * height * 3 }
        try limits.check(memoryBytes: memory)
        frame = JPEGFrame(header: header, components: components)
    }
}
