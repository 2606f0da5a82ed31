#if FUZZING
    import Synchronization

    /// What uninitialised memory holds when the package is built to be fuzzed: other bytes each time, so that a result that
    /// depends on them is not the same twice. Read as floats they are ordinary numbers, since kernels may compute what nobody stores.
    package enum Poison {
        private static let count = Atomic<Int>(0)
        private static let bytes: [UInt8] = [0x41, 0xC2, 0x3D, 0xBE, 0x40]

        package static func fill(_ start: UnsafeMutableRawPointer, _ byteCount: Int) {
            let turn = count.add(1, ordering: .relaxed).newValue
            start.initializeMemory(as: UInt8.self, repeating: bytes[turn % bytes.count], count: byteCount)
        }
    }
#endif
