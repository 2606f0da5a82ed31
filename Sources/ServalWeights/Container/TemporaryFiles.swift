import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The temporary files that exist at this moment, so that a program that a signal ends can remove them.
package enum TemporaryFiles {
    /// Addresses of paths, 0 where a slot is free. Whoever takes an address out of its slot owns the path.
    nonisolated(unsafe) private static let slots: UnsafeMutablePointer<Atomic<UInt>> = {
        let slots = UnsafeMutablePointer<Atomic<UInt>>.allocate(capacity: slotCount)
        for index in 0..<slotCount { (slots + index).initialize(to: Atomic(0)) }
        return slots
    }()
    private static let slotCount = 64

    /// To be called before a signal handler that calls `removeAll` is installed.
    package static func prepare() { _ = slots }

    /// Notes a file that is about to be made.
    ///
    /// - Returns: what `forget` takes; nil where too many are noted already.
    static func note(_ path: String) -> Int? {
        guard let copy = strdup(path) else { return nil }
        let address = UInt(bitPattern: copy)
        for index in 0..<slotCount
        where slots[index].compareExchange(expected: 0, desired: address, ordering: .acquiringAndReleasing).exchanged {
            return index
        }
        free(copy)
        return nil
    }

    static func forget(_ slot: Int?) {
        guard let slot else { return }
        free(UnsafeMutableRawPointer(bitPattern: slots[slot].exchange(0, ordering: .acquiringAndReleasing)))
    }

    /// Removes all of them. Safe in a signal handler: nothing is allocated or freed.
    package static func removeAll() {
        for index in 0..<slotCount {
            let address = slots[index].exchange(0, ordering: .acquiringAndReleasing)
            if let path = UnsafePointer<CChar>(bitPattern: address) { unlink(path) }
        }
    }
}
