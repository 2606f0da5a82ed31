import Synchronization

/// Writes an 8-bit RGB or RGBA PNG, in bands of rows that are filtered and compressed apart from each other.
///
/// A band's matches may lie in the 32 KiB before it, whose filtered bytes are made once more. The bands are the same for
/// any number of threads, and so is the file.
struct PNGEncoder: Sendable {
    private let image: Image
    private let channels: Int
    /// Bytes of a row behind its filter's number.
    private let rowCount: Int
    private let bandHeight: Int
    private let bandCount: Int

    /// Filtered bytes of a band, where a row is not longer.
    static let standardBandByteCount = 1 << 19

    static func encode(_ image: Image, threads: Int, bandByteCount: Int) -> [UInt8] {
        PNGEncoder(image: image, bandByteCount: bandByteCount).encode(threads: threads)
    }

    private init(image: Image, bandByteCount: Int) {
        self.image = image
        channels = image.alpha == nil ? 3 : 4
        rowCount = image.width * channels
        bandHeight = max(1, bandByteCount / (rowCount + 1))
        bandCount = (image.height + bandHeight - 1) / bandHeight
    }

    private func encode(threads: Int) -> [UInt8] {
        let bands = Mutex([Band?](repeating: nil, count: bandCount))
        parallelLoop(bandCount, threads: threads) { [self] in
            BandWriter(encoder: self)
        } body: { writer, index in
            let band = writer.write(index)
            bands.withLock { $0[index] = band }
        }
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let finished = bands.withLock { $0.compactMap(\.self) }
        file.reserveCapacity(finished.reduce(64) { $0 + $1.chunk.count })
        let header = Self.bigEndian(UInt32(image.width)) + Self.bigEndian(UInt32(image.height))
        file += Self.chunk("IHDR", header + [8, channels == 3 ? 2 : 6, 0, 0, 0])
        var checksum: UInt32 = 1
        for band in finished {
            file += band.chunk
            checksum = Adler32.combined(checksum, band.checksum, count: band.byteCount)
        }
        file += Self.chunk("IDAT", Self.bigEndian(checksum))
        return file + Self.chunk("IEND", [])
    }

    /// A band's chunk of the file, and what the checksum of the whole needs of it.
    private struct Band: Sendable {
        let chunk: [UInt8]
        let checksum: UInt32
        let byteCount: Int
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { [UInt8]($0) }
    }

    private static func chunk(_ type: StaticString, _ content: [UInt8]) -> [UInt8] {
        content.withUnsafeBytes { chunk(type, of: $0) }
    }

    private static func chunk(_ type: StaticString, of content: UnsafeRawBufferPointer) -> [UInt8] {
        var chunk: [UInt8] = []
        chunk.reserveCapacity(content.count + 12)
        chunk += bigEndian(UInt32(content.count))
        chunk += UnsafeBufferPointer(start: type.utf8Start, count: type.utf8CodeUnitCount)
        chunk += content
        return chunk + bigEndian(chunk[4...].withUnsafeBytes { CRC32.checksum($0) })
    }

    /// One thread's memory for bands.
    private final class BandWriter {
        private let encoder: PNGEncoder
        private let deflater = Deflater()
        /// Rows before a band that are filtered once more.
        private let rowsBefore: Int
        private let filtered: HeapBuffer<UInt8>
        /// The row at work and the one above it, each with a margin for what is read beside it.
        private var rows: (HeapBuffer<UInt8>, HeapBuffer<UInt8>)

        private static let margin = 16

        init(encoder: PNGEncoder) {
            self.encoder = encoder
            let stride = encoder.rowCount + 1
            rowsBefore = (Deflater.windowSize + stride - 1) / stride
            filtered = HeapBuffer(count: (rowsBefore + encoder.bandHeight) * stride + Self.margin + Deflater.padding)
            let count = encoder.rowCount + 2 * Self.margin
            rows = (HeapBuffer(count: count, repeating: 0), HeapBuffer(count: count, repeating: 0))
        }

        func write(_ index: Int) -> Band {
            let stride = encoder.rowCount + 1
            let first = index * encoder.bandHeight
            let end = min(first + encoder.bandHeight, encoder.image.height)
            let begin = max(0, first - rowsBefore)
            fill(rows.0, begin - 1)
            for y in begin..<end {
                rows = (rows.1, rows.0)
                fill(rows.0, y)
                PNGFilterChoice.write(
                    rows.0.pointer + Self.margin, rows.1.pointer + Self.margin, count: encoder.rowCount,
                    channels: encoder.channels, to: filtered.pointer + (y - begin) * stride)
            }
            let start = (first - begin) * stride
            let count = (end - begin) * stride
            (filtered.pointer + count).update(repeating: 0, count: Deflater.padding)
            let writer = BitWriter()
            writer.reserve(bits: 16)
            // Deflate with the largest window, default effort, and the check bits that make it a multiple of 31.
            if index == 0 { writer.write(0x9C78, 16) }
            deflater.compress(
                filtered.pointer, count: count, from: start, isLast: end == encoder.image.height, to: writer)
            return Band(
                chunk: PNGEncoder.chunk("IDAT", of: writer.bytes),
                checksum: Adler32.checksum(filtered.pointer + start, count: count - start), byteCount: count - start)
        }

        /// Copies a row of the image; the one above the first is of zeros.
        private func fill(_ row: HeapBuffer<UInt8>, _ y: Int) {
            let target = row.pointer + Self.margin
            guard y >= 0 else {
                target.update(repeating: 0, count: encoder.rowCount)
                return
            }
            let width = encoder.image.width
            encoder.image.pixels.withUnsafeBufferPointer { pixels in
                guard let source = pixels.baseAddress.map({ $0 + y * width * 3 }) else { return }
                guard let alpha = encoder.image.alpha else {
                    target.update(from: source, count: width * 3)
                    return
                }
                alpha.withUnsafeBufferPointer { alpha in
                    for x in 0..<width {
                        target[x &* 4] = source[x &* 3]
                        target[x &* 4 &+ 1] = source[x &* 3 &+ 1]
                        target[x &* 4 &+ 2] = source[x &* 3 &+ 2]
                        target[x &* 4 &+ 3] = alpha[y &* width &+ x]
                    }
                }
            }
        }
    }
}
