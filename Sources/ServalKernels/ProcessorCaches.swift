#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Sizes of the caches that data of one core passes through, in bytes; nil where the system does not tell.
///
/// Of a cache that cores share it is the whole one, as far as this core reaches it.
package struct ProcessorCaches: Hashable, Sendable {
    package var level1: Int?
    package var level2: Int?
    package var level3: Int?

    /// Those of the first core.
    package static let current: ProcessorCaches = {
        #if canImport(Darwin)
            return reportedBySysctl()
        #else
            let caches = ProcessorCaches(sysfs: "/sys/devices/system/cpu/cpu0/cache")
            #if canImport(Glibc)
                // The C library adds up the third-level caches of a package, which no core reaches: second choice.
                return caches == ProcessorCaches() ? reportedByLibrary() : caches
            #else
                return caches
            #endif
        #endif
    }()

    private init() {}

    /// What a folder laid out as Linux' `/sys/devices/system/cpu/cpu0/cache` says, with a folder `index0`, `index1` ... for
    /// each cache (Documentation/ABI/testing/sysfs-devices-system-cpu).
    package init(sysfs folder: String) {
        for index in 0..<16 {
            let cache = "\(folder)/index\(index)"
            guard let level = Self.word(in: "\(cache)/level"), let type = Self.word(in: "\(cache)/type"),
                type == "Data" || type == "Unified", let size = Self.word(in: "\(cache)/size").flatMap(Self.byteCount)
            else { continue }
            switch level {
            case "1": level1 = size
            case "2": level2 = size
            case "3": level3 = size
            default: break
            }
        }
    }

    /// The bytes of a size such as `512K`.
    private static func byteCount(_ text: String) -> Int? {
        let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
        let unit = text.last.flatMap { units[$0] }
        guard let count = Int(unit == nil ? text : String(text.dropLast())), count > 0 else { return nil }
        let (bytes, overflows) = count.multipliedReportingOverflow(by: unit ?? 1)
        return overflows ? nil : bytes
    }

    /// The first word of a file of one line.
    private static func word(in path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        while bytes.count < 64 {
            let byte = getc(file)
            guard byte > 32, byte < 127 else { break }
            bytes.append(UInt8(byte))
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    #if canImport(Glibc)
        private static func reportedByLibrary() -> ProcessorCaches {
            func size(_ key: Int) -> Int? {
                let size = sysconf(Int32(key))
                return size > 0 ? Int(size) : nil
            }
            var caches = ProcessorCaches()
            caches.level1 = size(Int(_SC_LEVEL1_DCACHE_SIZE))
            caches.level2 = size(Int(_SC_LEVEL2_CACHE_SIZE))
            caches.level3 = size(Int(_SC_LEVEL3_CACHE_SIZE))
            return caches
        }
    #endif

    #if canImport(Darwin)
        /// On processors with two kinds of cores level 0 is the faster one.
        private static func reportedBySysctl() -> ProcessorCaches {
            func size(_ names: String...) -> Int? {
                for name in names {
                    var value: Int64 = 0
                    var length = MemoryLayout<Int64>.size
                    if sysctlbyname(name, &value, &length, nil, 0) == 0, value > 0 { return Int(value) }
                }
                return nil
            }
            var caches = ProcessorCaches()
            caches.level1 = size("hw.perflevel0.l1dcachesize", "hw.l1dcachesize")
            caches.level2 = size("hw.perflevel0.l2cachesize", "hw.l2cachesize")
            caches.level3 = size("hw.perflevel0.l3cachesize", "hw.l3cachesize")
            return caches
        }
    #endif
}
