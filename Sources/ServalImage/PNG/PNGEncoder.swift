/// Writes an 8-bit RGB or RGBA PNG with one filter per row, chosen by the least sum of absolute differences.
struct PNGEncoder {
    private let image: Image

    static func encode(_ image: Image) -> [UInt8] {
        PNGEncoder(image: image).encode()
    }

    private init(image: Image) {
        self.image = image
    }

    private func encode() -> [UInt8] {
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let colorType: UInt8 = image.alpha == nil ? 2 : 6
        let header = bigEndian(UInt32(image.width)) + bigEndian(UInt32(image.height)) + [8, colorType, 0, 0, 0]
        appendChunk("IHDR", header, to: &file)
        appendChunk("IDAT", filteredRows().withUnsafeBufferPointer { Deflater.compress($0) }, to: &file)
        appendChunk("IEND", [], to: &file)
        return file
    }

    private func bigEndian(_ value: UInt32) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { [UInt8]($0) }
    }

    private func appendChunk(_ type: StaticString, _ content: [UInt8], to file: inout [UInt8]) {
        file += bigEndian(UInt32(content.count))
        let start = file.count
        file += UnsafeBufferPointer(start: type.utf8Start, count: type.utf8CodeUnitCount)
        file += content
        file += bigEndian(file[start...].withUnsafeBytes { CRC32.checksum($0) })
    }

    private func filteredRows() -> [UInt8] {
        let channels = image.alpha == nil ? 3 : 4
        let count = image.width * channels
        var output: [UInt8] = []
        output.reserveCapacity((count + 1) * image.height)
        // A pixel of zeros to the left of each row, and a row of zeros above the first.
        var row = [UInt8](repeating: 0, count: count + channels)
        var above = row
        var candidates = [[UInt8]](repeating: [UInt8](repeating: 0, count: count), count: 5)
        for y in 0..<image.height {
            swap(&row, &above)
            fill(&row, y, channels)
            var best = 0
            var bestCost = Int.max
            for filter in 0..<5 {
                let cost = apply(filter, row, above, channels, &candidates[filter])
                if cost < bestCost { (best, bestCost) = (filter, cost) }
            }
            output.append(UInt8(best))
            output += candidates[best]
        }
        return output
    }

    private func fill(_ row: inout [UInt8], _ y: Int, _ channels: Int) {
        if let alpha = image.alpha {
            for x in 0..<image.width {
                let index = y * image.width + x
                for channel in 0..<3 { row[(x + 1) * 4 + channel] = image.pixels[index * 3 + channel] }
                row[(x + 1) * 4 + 3] = alpha[index]
            }
        } else {
            let start = y * image.width * 3
            row.replaceSubrange(3..., with: image.pixels[start..<start + image.width * 3])
        }
    }

    /// Applies a filter (PNG 9.2) to a row.
    ///
    /// - Returns: The sum of the results' distances from 0, taken as signed bytes.
    private func apply(
        _ filter: Int, _ row: [UInt8], _ above: [UInt8], _ channels: Int, _ output: inout [UInt8]
    ) -> Int {
        row.withUnsafeBufferPointer { row in
            above.withUnsafeBufferPointer { above in
                output.withUnsafeMutableBufferPointer { output in
                    var cost = 0
                    for index in output.indices {
                        let left = row[index]
                        let up = above[index &+ channels]
                        let predictor: UInt8
                        switch filter {
                        case 0: predictor = 0
                        case 1: predictor = left
                        case 2: predictor = up
                        case 3: predictor = UInt8(truncatingIfNeeded: (UInt16(left) &+ UInt16(up)) &>> 1)
                        default: predictor = Self.paeth(left, up, above[index])
                        }
                        let result = row[index &+ channels] &- predictor
                        output[index] = result
                        cost &+= Int(Int8(bitPattern: result).magnitude)
                    }
                    return cost
                }
            }
        }
    }

    @inline(__always)
    private static func paeth(_ left: UInt8, _ up: UInt8, _ corner: UInt8) -> UInt8 {
        let estimate = Int(left) &+ Int(up) &- Int(corner)
        let a = abs(estimate &- Int(left))
        let b = abs(estimate &- Int(up))
        let c = abs(estimate &- Int(corner))
        return a <= b && a <= c ? left : b <= c ? up : corner
    }
}
