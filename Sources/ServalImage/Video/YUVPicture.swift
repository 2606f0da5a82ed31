/// A picture's samples as a Y4M frame has them.
package struct YUVPicture {
    private let header: Y4MHeader
    /// Luma, U, V, and opacity where the colour space has it.
    package private(set) var samples: [UInt8]

    /// The frame of a picture, all samples computed.
    ///
    /// - Precondition: the picture is of the header's size.
    package init(_ image: Image, _ header: Y4MHeader) {
        precondition(image.width == header.width && image.height == header.height, "a frame of another size")
        self.header = header
        samples = [UInt8](repeating: 255, count: header.byteCounts.frame)
        write(image, unlessEqualTo: nil)
    }

    /// A frame of which a part was drawn over: samples of pixels that did not change stay as they are.
    ///
    /// - Parameters:
    ///   - samples: the frame before.
    ///   - original: its picture.
    ///   - drawn: the picture as it shall be.
    package init(_ samples: UnsafeRawBufferPointer, original: Image, drawn: Image, _ header: Y4MHeader) {
        precondition(drawn.width == header.width && drawn.height == header.height, "a frame of another size")
        self.header = header
        self.samples = Array(samples)
        write(drawn, unlessEqualTo: original)
    }

    private mutating func write(_ image: Image, unlessEqualTo original: Image?) {
        let encoder = YUVEncoder(header.encoding)
        let (width, height) = (header.width, header.height)
        let columns = header.colorSpace.subsampling?.columns ?? 1
        let rows = header.colorSpace.subsampling?.rows ?? 1
        for top in stride(from: 0, to: height, by: rows) {
            let range = top * width * 3..<min(top + rows, height) * width * 3
            if let original, original.pixels[range] == image.pixels[range] { continue }
            for left in stride(from: 0, to: width, by: columns) {
                writeBlock(
                    image, unlessEqualTo: original, columns: left..<min(left + columns, width),
                    rows: top..<min(top + rows, height), encoder)
            }
        }
    }

    /// The pixels that share a sample of chroma.
    private mutating func writeBlock(
        _ image: Image, unlessEqualTo original: Image?, columns: Range<Int>, rows: Range<Int>, _ encoder: YUVEncoder
    ) {
        var sum = SIMD3<Int>.zero
        var hasChanged = false
        for y in rows {
            for x in columns {
                let index = (y * header.width + x) * 3
                let color = SIMD3(
                    Int(image.pixels[index]), Int(image.pixels[index + 1]), Int(image.pixels[index + 2]))
                sum &+= color
                if let original, original.pixels[index..<index + 3] == image.pixels[index..<index + 3] { continue }
                hasChanged = true
                samples[index / 3] = encoder.luma(color, count: 1)
            }
        }
        guard hasChanged, let subsampling = header.colorSpace.subsampling else { return }
        let (lumaCount, chromaCount, _) = header.byteCounts
        let position =
            lumaCount + rows.lowerBound / subsampling.rows * header.chromaWidth
            + columns.lowerBound / subsampling.columns
        let count = rows.count * columns.count
        samples[position] = encoder.u(sum, count: count)
        samples[position + chromaCount] = encoder.v(sum, count: count)
    }
}

/// RGB to luma and chroma.
private struct YUVEncoder {
    private let red, blue: Double
    private let lumaScale, lumaOffset, chromaScale: Double

    init(_ encoding: YUVEncoding) {
        (red, blue) = encoding.matrix.shares
        let isFull = encoding.range == .full
        (lumaScale, lumaOffset, chromaScale) = isFull ? (1, 0, 1) : (219.0 / 255, 16, 224.0 / 255)
    }

    private func brightness(_ sum: SIMD3<Int>) -> Double {
        red * Double(sum.x) + (1 - red - blue) * Double(sum.y) + blue * Double(sum.z)
    }

    /// - Parameters:
    ///   - sum: of the colours of some pixels.
    ///   - count: how many.
    func luma(_ sum: SIMD3<Int>, count: Int) -> UInt8 {
        Self.sample(brightness(sum) / Double(count) * lumaScale + lumaOffset)
    }

    func u(_ sum: SIMD3<Int>, count: Int) -> UInt8 {
        Self.sample((Double(sum.z) - brightness(sum)) / Double(count) / (2 * (1 - blue)) * chromaScale + 128)
    }

    func v(_ sum: SIMD3<Int>, count: Int) -> UInt8 {
        Self.sample((Double(sum.x) - brightness(sum)) / Double(count) / (2 * (1 - red)) * chromaScale + 128)
    }

    private static func sample(_ value: Double) -> UInt8 { UInt8(max(0, min(255, value.rounded()))) }
}
