/// Reads the frames of a Y4M stream as they come.
final class Y4MReader {
    let header: Y4MHeader
    private let queue: ByteQueue
    /// The bytes of the frame that `next` found, which it uses up when the next one is asked for.
    private var pending = 0

    static let lineLimit = 1 << 12

    init(_ queue: ByteQueue) throws(VideoError) {
        self.queue = queue
        guard let length = try Self.lineLength(queue) else { throw .invalidHeader(parameter: "end") }
        header = try Y4MHeader(line: String(decoding: queue.bytes[..<length], as: UTF8.self))
        queue.drop(length + 1)
    }

    /// The samples of the next frame, valid until the next call; nil at the end.
    ///
    /// - Throws: `VideoError.frameMissing`, after which reading may go on, `.frameTruncated` and `.cannotRead`.
    func next() throws(VideoError) -> UnsafeRawBufferPointer? {
        queue.drop(pending)
        pending = 0
        // Some programs end a stream with an empty line.
        while try queue.fill(1), [UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(queue.bytes[0]) { queue.drop(1) }
        guard try queue.fill(1) else { return nil }
        guard try queue.fill(5), queue.bytes.starts(with: Self.marker), let length = try Self.lineLength(queue) else {
            let skipped = try skipToMarker()
            throw .frameMissing(skippedBytes: skipped)
        }
        let count = header.byteCounts.frame
        guard try queue.fill(length + 1 + count) else {
            let found = max(0, queue.count - length - 1)
            queue.drop(queue.count)
            throw .frameTruncated(expected: count, found: found)
        }
        pending = length + 1 + count
        return UnsafeRawBufferPointer(rebasing: queue.bytes[(length + 1)..<pending])
    }

    private static let marker = Array("FRAME".utf8)

    /// The bytes before the next line feed; nil where there is none near.
    private static func lineLength(_ queue: ByteQueue) throws(VideoError) -> Int? {
        var length = 0
        while length < lineLimit {
            guard try queue.fill(length + 1) else { return nil }
            if queue.bytes[length] == UInt8(ascii: "\n") { return length }
            length += 1
        }
        return nil
    }

    /// Uses up bytes until a frame begins or the stream ends; at least one, and says how many.
    private func skipToMarker() throws(VideoError) -> Int {
        var skipped = 1
        queue.drop(1)
        while try queue.fill(Self.marker.count), !queue.bytes.starts(with: Self.marker) {
            queue.drop(1)
            skipped += 1
        }
        guard queue.count < Self.marker.count else { return skipped }
        skipped += queue.count
        queue.drop(queue.count)
        return skipped
    }
}
