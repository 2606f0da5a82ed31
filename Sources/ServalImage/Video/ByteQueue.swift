/// The bytes of a stream that have been read and not yet used up.
final class ByteQueue {
    /// Reads at most as many bytes as there is room for; 0 at the stream's end.
    private let read: (UnsafeMutableRawBufferPointer) throws(VideoError) -> Int
    private var storage: UnsafeMutableRawBufferPointer
    private var start = 0
    private var end = 0
    private(set) var isAtEnd = false

    /// Bytes of a frame or header beyond this are no video's.
    static let standardSizeLimit = 1 << 28
    let sizeLimit: Int
    private static let firstCapacity = 1 << 16

    init(
        sizeLimit: Int = ByteQueue.standardSizeLimit,
        read: @escaping (UnsafeMutableRawBufferPointer) throws(VideoError) -> Int
    ) {
        (self.sizeLimit, self.read) = (sizeLimit, read)
        storage = .allocate(byteCount: Self.firstCapacity, alignment: 16)
    }

    /// Valid until the next call of `fill` or `drop`.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: storage[start..<end]) }
    var count: Int { end - start }

    /// Reads until there are at least `count` bytes; false where the stream ends before.
    func fill(_ count: Int) throws(VideoError) -> Bool {
        guard count <= sizeLimit else { throw .frameTooLarge(limit: sizeLimit) }
        while self.count < count {
            if isAtEnd { return false }
            makeRoom(for: count)
            let got = try read(UnsafeMutableRawBufferPointer(rebasing: storage[end...]))
            if got == 0 { isAtEnd = true }
            end += got
        }
        return true
    }

    func drop(_ count: Int) { start += count }

    private func makeRoom(for count: Int) {
        if start > 0, storage.count - start < max(count, Self.firstCapacity / 2) || start == end {
            storage.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[start..<end]))
            (start, end) = (0, end - start)
        }
        guard end == storage.count || storage.count - start < count else { return }
        let larger = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(2 * storage.count, start + count), alignment: 16)
        larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[..<end]))
        storage.deallocate()
        storage = larger
    }

    deinit { storage.deallocate() }
}
