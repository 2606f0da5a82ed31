#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Cache sizes of a core in bytes, which decide which values are kept in line buffers and which steps form regions.
package struct CacheSizes: Hashable, Sendable {
    package var level2: Int

    package init(level2: Int) { self.level2 = level2 }

    /// What the system reports, or 1 MiB where it reports nothing.
    package static let current: CacheSizes = {
        #if os(Linux) && canImport(Glibc)
            let reported = Int(sysconf(Int32(_SC_LEVEL2_CACHE_SIZE)))
            if reported > 0 { return CacheSizes(level2: reported) }
        #endif
        return CacheSizes(level2: 1 << 20)
    }()
}
