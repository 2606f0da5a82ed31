/// Splits a stream of JPEG files that follow each other; what lies between them, such as the text of an HTTP stream's
/// parts, is skipped.
final class MotionJPEGReader {
    private let queue: ByteQueue
    private var pending = 0

    init(_ queue: ByteQueue) { self.queue = queue }

    /// The next file, from its first marker to its last, or to the next file's first one; valid until the next call.
    /// Nil at the end.
    ///
    /// - Throws: `VideoError.frameTooLarge`, after which what was read of the frame is gone, and `.cannotRead`.
    func next() throws(VideoError) -> UnsafeRawBufferPointer? {
        queue.drop(pending)
        pending = 0
        guard try skipToStart() else { return nil }
        do { pending = try fileLength() } catch {
            queue.drop(queue.count)
            throw error
        }
        return UnsafeRawBufferPointer(rebasing: queue.bytes[..<pending])
    }

    /// Uses up bytes until a file begins: FF D8 FF.
    private func skipToStart() throws(VideoError) -> Bool {
        while try queue.fill(3) {
            let bytes = queue.bytes
            if bytes[0] == 0xFF, bytes[1] == 0xD8, bytes[2] == 0xFF { return true }
            var skipped = 1
            while skipped < bytes.count, bytes[skipped] != 0xFF { skipped += 1 }
            queue.drop(skipped)
        }
        return false
    }

    /// Walks from marker to marker (ITU-T T.81, annex B). A file without an end is taken to reach up to the next one or
    /// the stream's end.
    private func fileLength() throws(VideoError) -> Int {
        var position = 2
        while try queue.fill(position + 2) {
            guard queue.bytes[position] == 0xFF else {
                // Entropy-coded data, or what damage left.
                position = try endOfData(from: position)
                continue
            }
            let marker = queue.bytes[position + 1]
            switch marker {
            case 0xD9: return position + 2
            case 0xD8: return position
            case 0xFF: position += 1
            case 0x00, 0x01, 0xD0...0xD7: position += 2
            default:
                guard try queue.fill(position + 4) else { return queue.count }
                let length = Int(queue.bytes[position + 2]) << 8 | Int(queue.bytes[position + 3])
                // Less than its own two bytes is damage: go on behind the marker.
                position += length >= 2 ? 2 + length : 2
            }
        }
        return queue.count
    }

    /// The position of the next FF, or of the stream's end.
    private func endOfData(from start: Int) throws(VideoError) -> Int {
        var position = start
        while true {
            let bytes = queue.bytes
            while position < bytes.count {
                if bytes[position] == 0xFF { return position }
                position += 1
            }
            guard try queue.fill(position + 1) else { return position }
        }
    }
}
