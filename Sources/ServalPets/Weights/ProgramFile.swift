#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Files of the running program, by absolute paths in which links are resolved.
enum ProgramFile {
    /// The executable; nil where the system does not tell.
    static var executable: String? {
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

    /// The executable or the dynamic library whose code or data hold an address; nil where the system does not tell,
    /// and on Linux, where resources lie beside the executable alone.
    static func containing(_ address: UnsafeRawPointer) -> String? {
        #if canImport(Darwin)
            var information = Dl_info()
            guard dladdr(address, &information) != 0, let name = information.dli_fname else { return nil }
            return resolved(name)
        #else
            return nil
        #endif
    }

    #if canImport(Darwin)
        private static func resolved(_ path: UnsafePointer<CChar>) -> String? {
            guard let bytes = realpath(path, nil) else { return nil }
            defer { free(bytes) }
            return String(cString: bytes)
        }
    #endif
}
