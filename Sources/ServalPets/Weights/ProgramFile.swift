#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Files of the running program, by absolute paths in which links are resolved.
package enum ProgramFile {
    /// The executable; nil where the system does not tell.
    package static var executable: String? {
        #if canImport(Darwin)
            var size: UInt32 = 0
            _NSGetExecutablePath(nil, &size)
            var bytes = [CChar](repeating: 0, count: Int(size))
            guard _NSGetExecutablePath(&bytes, &size) == 0 else { return nil }
            return resolved(bytes)
        #else
            // The link's own text, which names the right folder also where the file itself has been replaced.
            var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
            let count = readlink("/proc/self/exe", &bytes, bytes.count)
            guard count > 0 else { return nil }
            return String(decoding: bytes[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
        #endif
    }

    /// The executable or the dynamic library whose code or data hold an address; nil where there is none, or the system
    /// does not tell.
    package static func containing(_ address: UnsafeRawPointer) -> String? {
        #if canImport(Darwin)
            var information = Dl_info()
            guard dladdr(address, &information) != 0, let name = information.dli_fname else { return nil }
            return resolved(name)
        #else
            guard let file = fopen("/proc/self/maps", "re") else { return nil }
            defer { fclose(file) }
            var line: UnsafeMutablePointer<CChar>?
            defer { free(line) }
            var capacity = 0
            while getline(&line, &capacity, file) > 0, let text = line {
                if let path = path(inMapping: String(cString: text), holding: UInt(bitPattern: address)) {
                    return path
                }
            }
            return nil
        #endif
    }

    /// The file's path in a line of `/proc/self/maps`, where its range holds an address: `START-END PERMISSIONS OFFSET
    /// DEVICE INODE    PATH`, numbers in hexadecimal. Nil for memory that is of no file.
    package static func path(inMapping line: String, holding address: UInt) -> String? {
        let fields = line.split(separator: " ", maxSplits: 5)
        let range = fields.first?.split(separator: "-").compactMap { UInt($0, radix: 16) } ?? []
        guard fields.count == 6, range.count == 2, range[0] <= address, address < range[1] else { return nil }
        let path = fields[5].drop { $0 == " " }.prefix { $0 != "\n" }
        return path.hasPrefix("/") ? String(path) : nil
    }

    #if canImport(Darwin)
        private static func resolved(_ path: UnsafePointer<CChar>) -> String? {
            guard let bytes = realpath(path, nil) else { return nil }
            defer { free(bytes) }
            return String(cString: bytes)
        }
    #endif
}
