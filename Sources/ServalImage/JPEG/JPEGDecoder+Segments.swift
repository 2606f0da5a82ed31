extension JPEGDecoder {
    mutating func readRestartInterval() throws(ImageError) {
        let marker = JPEGMarker.defineRestartInterval
        let offset = position
        let content = try segment(marker)
        let badLength = JPEGDefect.badSegmentLength(marker: marker, length: content.count + 2)
        guard content.count >= 2 else { throw .invalidJPEG(badLength, offset: offset) }
        if content.count > 2 { try passOver(badLength, offset: offset) }
        restartInterval = word(content.lowerBound)
    }

    mutating func readJFIF() throws(ImageError) {
        let content = try segment(JPEGMarker.application0)
        if starts(content, with: "JFIF\0") { hasJFIF = true }
    }

    mutating func readAdobe() throws(ImageError) {
        let content = try segment(JPEGMarker.application14)
        guard content.count >= 12, starts(content, with: "Adobe") else { return }
        adobeTransform = Int(bytes[content.lowerBound + 11])
    }

    /// Reads EXIF and XMP segments; those after the first scan do not count.
    mutating func readMetadata() throws(ImageError) {
        let content = UnsafeRawBufferPointer(rebasing: bytes[try segment(JPEGMarker.application1)])
        guard scanCount == 0 else { return }
        if let tiff = content.stripping("Exif\0\0") {
            metadata.addEXIF(tiff)
        } else if let packet = OrientationRecord.xmpPacket(content) {
            metadata.addXMP(packet)
        }
    }

    private func starts(_ content: Range<Int>, with prefix: StaticString) -> Bool {
        let expected = UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount)
        return bytes[content].starts(with: expected)
    }

    /// Quantization tables (T.81 B.2.4.1), 8 or 16 bits an element.
    mutating func readQuantizationTables() throws(ImageError) {
        let marker = JPEGMarker.defineQuantizationTables
        let content = try segment(marker)
        var offset = content.lowerBound
        while offset < content.upperBound {
            let precision = Int(bytes[offset] >> 4)
            let number = Int(bytes[offset] & 15)
            guard precision <= 1, number <= 3 else { throw .invalidJPEG(.badQuantizationTable, offset: offset) }
            offset += 1
            let length = 64 * (precision + 1)
            guard offset + length <= content.upperBound else {
                throw .invalidJPEG(.badSegmentLength(marker: marker, length: content.count + 2), offset: offset)
            }
            let table = HeapBuffer<Int16>(count: 64, repeating: 0)
            for index in 0..<64 {
                let value = precision == 0 ? Int(bytes[offset + index]) : word(offset + index * 2)
                table.pointer[Int(zigzag.pointer[index])] = Int16(truncatingIfNeeded: value)
            }
            quantizationTables[number] = table
            offset += length
        }
    }

    /// Huffman tables (T.81 B.2.4.2).
    mutating func readHuffmanTables() throws(ImageError) {
        let marker = JPEGMarker.defineHuffmanTables
        let content = try segment(marker)
        var offset = content.lowerBound
        while offset < content.upperBound {
            guard offset + 17 <= content.upperBound else {
                let defect = JPEGDefect.badSegmentLength(marker: marker, length: content.count + 2)
                guard offset > content.lowerBound else { throw .invalidJPEG(defect, offset: offset) }
                return try passOver(defect, offset: offset)
            }
            let kind = bytes[offset] >> 4
            let number = Int(bytes[offset] & 15)
            let counts = (1...16).map { Int(bytes[offset + $0]) }
            let total = counts.reduce(0, +)
            guard kind <= 1, number <= 3, total <= 256 else {
                throw .invalidJPEG(.badHuffmanTable(number), offset: offset)
            }
            guard offset + 17 + total <= content.upperBound else {
                throw .invalidJPEG(.badSegmentLength(marker: marker, length: content.count + 2), offset: offset)
            }
            let symbols = [UInt8](bytes[offset + 17..<offset + 17 + total])
            guard let table = JPEGHuffmanTable(counts: counts, symbols: symbols),
                kind == 1 || table.maximumSymbol <= 15
            else { throw .invalidJPEG(.badHuffmanTable(number), offset: offset) }
            if kind == 0 { dcTables[number] = table } else { acTables[number] = table }
            offset += 17 + total
        }
    }
}
