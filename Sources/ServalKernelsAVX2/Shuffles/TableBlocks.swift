/// Applies a table of 256 bytes to as many bytes as are whole blocks of four vectors; returns how many those are.
///
/// A shuffle looks up the low four bits of an index in 16 bytes of the table, and gives 0 where the highest bit is set. So the index is
/// lowered by 16 from one part of the table to the next. An index that has not yet come to its part finds an entry of each one
/// before, and these cancel out, since the parts are stored as differences (exclusive or): part j holds t[j] ^ t[j − 1] for j < 8. Of the
/// parts from 8 on subtraction is by saturation, so that small indices stay negative; large ones have found
/// t[7] ^ t[j − 8] before, which part j takes back.
func lookUpBlocks(
    _ table: UnsafePointer<UInt8>, _ input: UnsafePointer<UInt8>, _ output: UnsafeMutablePointer<UInt8>, _ count: Int
) -> Int {
    let blockBytes = 4 &* shuffleBytes
    // Of fewer bytes the differences would be most of the work.
    guard count >= 2 &* blockBytes else { return 0 }
    let zero = ShuffleVector(repeating: 0)
    var parts = (
        zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero
    )
    return withUnsafeMutablePointer(to: &parts) { parts in
        let parts = UnsafeMutableRawPointer(parts).assumingMemoryBound(to: ShuffleVector.self)
        parts[0] = repeatedBytes16(table)
        for j in 1..<16 {
            parts[j] = exclusiveOr(repeatedBytes16(table + 16 &* j), repeatedBytes16(table + 16 &* (j &- 1)))
        }
        parts[8] = exclusiveOr(parts[8], parts[0])
        for j in 9..<16 { parts[j] = exclusiveOr(parts[j], parts[j &- 8]) }
        var i = 0
        while i &+ blockBytes <= count {
            var x0 = loadShuffled(input + i)
            var x1 = loadShuffled(input + i + shuffleBytes)
            var x2 = loadShuffled(input + i + 2 &* shuffleBytes)
            var x3 = loadShuffled(input + i + 3 &* shuffleBytes)
            var (y0, y1) = (shuffled(parts[0], x0), shuffled(parts[0], x1))
            var (y2, y3) = (shuffled(parts[0], x2), shuffled(parts[0], x3))
            for j in 1..<9 {
                (x0, x1) = (lowered(x0), lowered(x1))
                (x2, x3) = (lowered(x2), lowered(x3))
                (y0, y1) = (exclusiveOr(y0, shuffled(parts[j], x0)), exclusiveOr(y1, shuffled(parts[j], x1)))
                (y2, y3) = (exclusiveOr(y2, shuffled(parts[j], x2)), exclusiveOr(y3, shuffled(parts[j], x3)))
            }
            for j in 9..<16 {
                (x0, x1) = (loweredBySaturation(x0), loweredBySaturation(x1))
                (x2, x3) = (loweredBySaturation(x2), loweredBySaturation(x3))
                (y0, y1) = (exclusiveOr(y0, shuffled(parts[j], x0)), exclusiveOr(y1, shuffled(parts[j], x1)))
                (y2, y3) = (exclusiveOr(y2, shuffled(parts[j], x2)), exclusiveOr(y3, shuffled(parts[j], x3)))
            }
            storeShuffled(y0, output + i)
            storeShuffled(y1, output + i + shuffleBytes)
            storeShuffled(y2, output + i + 2 &* shuffleBytes)
            storeShuffled(y3, output + i + 3 &* shuffleBytes)
            i &+= blockBytes
        }
        return i
    }
}
