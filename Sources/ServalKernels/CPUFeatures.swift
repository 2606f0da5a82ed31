#if arch(x86_64)
    import _Builtin_intrinsics.intel.cpuid
#endif

/// The instruction sets of this processor that the operating system lets programs use.
///
/// Source: Intel SDM volume 2A, CPUID leaves 1, 7 and 13, and volume 1, 13.2 (XSAVE area).
package struct CPUFeatures: Sendable {
    /// AVX2, FMA, F16C and BMI2, which the `avx2` kernels are compiled for.
    package var hasAVX2 = false
    /// AVX-VNNI on top of them: the dot product of bytes in AVX2's encoding, for the `avxvnni` kernels.
    package var hasAVXVNNI = false
    /// AVX-512 F, BW, DQ, VL and VNNI on top of AVX2's, which the `avx512` kernels are compiled for.
    package var hasAVX512 = false
    /// What the processor calls itself, or an empty string.
    package var brand = ""

    package static let current = CPUFeatures(ofThisProcessor: ())

    /// A processor without any of them.
    package init() {}

    private init(ofThisProcessor: Void) {
        #if arch(x86_64)
            let leaf1 = Self.cpuid(1, 0)
            let leaf7 = Self.cpuid(7, 0)
            brand = Self.readBrand()
            let hasFMA = leaf1.c.bit(12)
            let hasOSXSAVE = leaf1.c.bit(27)
            let hasF16C = leaf1.c.bit(29)
            guard hasOSXSAVE, hasFMA, hasF16C, leaf1.c.bit(28) else { return }
            hasAVX2 = Self.savesYMM() && leaf7.b.bit(5) && leaf7.b.bit(8)
            // Subleaf 1 exists where subleaf 0 says so.
            hasAVXVNNI = hasAVX2 && leaf7.a >= 1 && Self.cpuid(7, 1).a.bit(4)
            let hasFoundation = leaf7.b.bit(16) && leaf7.b.bit(17) && leaf7.b.bit(30) && leaf7.b.bit(31)
            let hasVNNI = leaf7.c.bit(11)
            hasAVX512 = hasAVX2 && Self.savesZMM() && hasFoundation && hasVNNI
        #endif
    }

    #if arch(x86_64)
        private typealias Registers = (a: UInt32, b: UInt32, c: UInt32, d: UInt32)

        private static func cpuid(_ leaf: UInt32, _ subleaf: UInt32) -> Registers {
            var a: UInt32 = 0
            var b: UInt32 = 0
            var c: UInt32 = 0
            var d: UInt32 = 0
            guard __get_cpuid_count(leaf, subleaf, &a, &b, &c, &d) == 1 else { return (0, 0, 0, 0) }
            return (a, b, c, d)
        }

        /// Whether the operating system saves the upper halves of the YMM registers.
        ///
        /// XGETBV cannot be reached from Swift, but leaf 13 reports how large the save area is for the states enabled
        /// in XCR0: 576 bytes of legacy state and header, 256 of YMM.
        private static func savesYMM() -> Bool { cpuid(13, 0).b >= 576 + 256 }

        /// Whether the operating system saves mask registers and ZMM registers.
        ///
        /// The save area reaches the end of component 7 (the registers ZMM16 to ZMM31); and its compacted form is large
        /// enough for all of 576 + 256 + 64 + 512 + 1024 bytes, which no set of other components without AMX fills.
        private static func savesZMM() -> Bool {
            let upper = cpuid(13, 7)
            return upper.a > 0 && cpuid(13, 0).b >= upper.b + upper.a && cpuid(13, 1).b >= 2432
        }

        private static func readBrand() -> String {
            var bytes: [UInt8] = []
            for leaf in UInt32(0x8000_0002)...0x8000_0004 {
                let registers = cpuid(leaf, 0)
                for word in [registers.a, registers.b, registers.c, registers.d] {
                    for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
                }
            }
            let text = bytes.prefix { $0 != 0 }
            return String(decoding: text.drop { $0 == UInt8(ascii: " ") }, as: UTF8.self)
        }
    #endif
}

extension UInt32 {
    fileprivate func bit(_ index: UInt32) -> Bool { self >> index & 1 == 1 }
}
