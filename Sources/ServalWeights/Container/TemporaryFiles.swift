import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The temporary files that exist at this moment, so that a program that a signal ends can settle them.
package enum TemporaryFiles {
    /// A file that `settle` acts on, in memory that a signal handler may read.
    struct Entry: ~Copyable {
        let path: UnsafeMutablePointer<CChar>
        /// The name that the file gets if the program ends early; nil to remove it then.
        let finalPath: UnsafeMutablePointer<CChar>?
        let descriptor: Int32
        /// What standard error is told when it gets that name.
        let notice: UnsafeMutablePointer<CChar>?
        /// Bytes from the start that are worth to be kept. What lies behind is cut off.
        let wholeCount = Atomic<Int>(0)

        deinit {
            free(path)
            free(finalPath)
            free(notice)
        }
    }

    /// Addresses of entries, 0 where a slot is free. Whoever takes an address out of its slot owns the entry.
    nonisolated(unsafe) private static let slots: UnsafeMutablePointer<Atomic<UInt>> = {
        let slots = UnsafeMutablePointer<Atomic<UInt>>.allocate(capacity: slotCount)
        for index in 0..<slotCount { (slots + index).initialize(to: Atomic(0)) }
        return slots
    }()
    private static let slotCount = 64

    /// To be called before a signal handler that calls `settle` is installed.
    package static func prepare() { _ = slots }

    /// Notes a file that is about to be made and goes if the program ends early.
    ///
    /// - Returns: what `forget` takes; nil where too many are noted already.
    static func note(_ path: String) -> Int? { note(path, finalPath: nil, descriptor: -1, notice: nil) }

    /// Notes a file whose finished part is kept under its final name if the program ends early.
    static func note(_ path: String, finalPath: String?, descriptor: Int32, notice: String?) -> Int? {
        guard let copy = strdup(path) else { return nil }
        let entry = UnsafeMutablePointer<Entry>.allocate(capacity: 1)
        entry.initialize(
            to: Entry(
                path: copy, finalPath: finalPath.flatMap { strdup($0) }, descriptor: descriptor,
                notice: notice.flatMap { strdup($0) }))
        let address = UInt(bitPattern: entry)
        for index in 0..<slotCount
        where slots[index].compareExchange(expected: 0, desired: address, ordering: .acquiringAndReleasing).exchanged {
            return index
        }
        release(entry)
        return nil
    }

    /// Says how many bytes of a noted file are worth to be kept.
    static func keep(_ count: Int, of slot: Int?) {
        guard let slot, let entry = entry(slots[slot].load(ordering: .acquiring)) else { return }
        entry.pointee.wholeCount.store(count, ordering: .releasing)
    }

    static func forget(_ slot: Int?) {
        guard let slot, let entry = entry(slots[slot].exchange(0, ordering: .acquiringAndReleasing)) else { return }
        release(entry)
    }

    /// Gives those their final names whose beginning is worth it, and removes the others. Safe in a signal handler: nothing
    /// is allocated or freed.
    package static func settle() {
        for index in 0..<slotCount {
            guard let entry = entry(slots[index].exchange(0, ordering: .acquiringAndReleasing)) else { continue }
            let count = entry.pointee.wholeCount.load(ordering: .acquiring)
            if let finalPath = entry.pointee.finalPath, count > 0 {
                _ = ftruncate(entry.pointee.descriptor, off_t(count))
                if rename(entry.pointee.path, finalPath) == 0 {
                    if let notice = entry.pointee.notice { _ = write(STDERR_FILENO, notice, strlen(notice)) }
                    continue
                }
            }
            unlink(entry.pointee.path)
        }
    }

    private static func entry(_ address: UInt) -> UnsafeMutablePointer<Entry>? {
        UnsafeMutablePointer(bitPattern: address)
    }

    private static func release(_ entry: UnsafeMutablePointer<Entry>) {
        entry.deinitialize(count: 1)
        entry.deallocate()
    }
}
