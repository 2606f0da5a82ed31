import ServalWeights
import Testing

@Suite struct XXH64Tests {
    @Test func textsHaveThePublishedHashes() {
        #expect(XXH64.checksum("") == "ef46db3751d8e999")
        #expect(XXH64.checksum("a") == "d24ec4f1a98c6e5b")
        #expect(XXH64.checksum("abc") == "44bc2cf5ad770999")
        #expect(XXH64.checksum("Nobody inspects the spammish repetition") == "fbcea83c8a378bf1")
    }

    @Test func seedsChangeTheHash() {
        let hash = Array("abc".utf8).withUnsafeBytes { XXH64.hash($0, seed: 2_654_435_761) }
        #expect(hash == 0x1318_DF30_094A_85FD)
    }

    /// Computed by the reference implementation, python-xxhash, of the bytes 131 i + 7 mod 256.
    @Test(arguments: [
        (0, "ef46db3751d8e999"), (1, "a96c7f0ce858bbb7"), (3, "bed43740ee6332bb"), (4, "fa212ae44b3bb23d"),
        (7, "2744460dd675d2c0"), (8, "994b676b71ce94dd"), (12, "b92f588ce720786e"), (31, "6711d55e306b5d8f"),
        (32, "07f7b8e3bc5d6e25"), (33, "09f85eeb4e1cbe9f"), (63, "b7c9968c066cb6a5"), (64, "50d4159a0411632e"),
        (100, "9ddada11d3dc2d8f"), (1000, "0bf0bdbcc82eb373"), (4099, "c2c15a86d6a1985b"),
    ])
    func everyLengthAndAlignmentHashesAsTheReference(count: Int, expected: String) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: 131 * $0 + 7) }
        for shift in 0..<8 {
            let shifted = [UInt8](repeating: 0, count: shift) + bytes
            let checksum = shifted.withUnsafeBytes { XXH64.checksum(UnsafeRawBufferPointer(rebasing: $0[shift...])) }
            #expect(checksum == expected)
        }
    }
}
