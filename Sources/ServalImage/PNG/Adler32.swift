/// The checksum of zlib streams (RFC 1950, clause 8.2).
enum Adler32 {
    private static let modulus: UInt32 = 65_521

    /// As many 16-byte steps as cannot overflow 32 bits.
    private static let stepsBetweenReductions = 5552 / 16

    static func checksum(_ bytes: UnsafePointer<UInt8>, count: Int) -> UInt32 {
        var sum: UInt32 = 1
        var weighted: UInt32 = 0
        var offset = 0
        let firstWeights = SIMD8<Int16>(16, 15, 14, 13, 12, 11, 10, 9)
        let lastWeights = SIMD8<Int16>(8, 7, 6, 5, 4, 3, 2, 1)
        let ones = SIMD8<Int16>(repeating: 1)
        while count &- offset >= 16 {
            let steps = min((count &- offset) / 16, stepsBetweenReductions)
            // Over n steps the weighted sum grows by 16 times each step's sum so far, and by the bytes in it weighted
            // by how many of the step's bytes are still to come.
            var sums = SIMD4<Int32>(repeating: 0)
            var earlier = SIMD4<Int32>(repeating: 0)
            var within = SIMD4<Int32>(repeating: 0)
            for _ in 0..<steps {
                let first = loadWidened(bytes + offset)
                let last = loadWidened(bytes + (offset &+ 8))
                earlier &+= sums
                sums &+= multiplyAddPairs(first &+ last, ones)
                within &+= multiplyAddPairs(first, firstWeights) &+ multiplyAddPairs(last, lastWeights)
                offset &+= 16
            }
            let growth =
                UInt32(truncatingIfNeeded: within.wrappedSum())
                &+ UInt32(truncatingIfNeeded: earlier.wrappedSum()) % modulus &* 16
            weighted = (weighted &+ (sum % modulus) &* UInt32(steps * 16) % modulus &+ growth % modulus) % modulus
            sum = (sum &+ UInt32(truncatingIfNeeded: sums.wrappedSum())) % modulus
        }
        while offset < count {
            sum &+= UInt32(bytes[offset])
            weighted &+= sum
            offset &+= 1
        }
        return (weighted % modulus) &<< 16 | sum % modulus
    }

    /// The checksum of bytes whose first part has the checksum `first`, and whose other `count` bytes have `second`.
    static func combined(_ first: UInt32, _ second: UInt32, count: Int) -> UInt32 {
        let modulus = UInt64(modulus)
        let (sum, weighted) = (UInt64(first & 0xFFFF), UInt64(first >> 16))
        let (nextSum, nextWeighted) = (UInt64(second & 0xFFFF), UInt64(second >> 16))
        // Each begins at 1, which counts once; the first part's sum counts once more for each byte behind it.
        let carried = (sum + modulus - 1) % modulus
        let total = (carried + nextSum) % modulus
        let totalWeighted = (weighted + nextWeighted + carried * (UInt64(count) % modulus)) % modulus
        return UInt32(totalWeighted) << 16 | UInt32(total)
    }
}
