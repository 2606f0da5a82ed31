/// Products that one step of the probe sums.
@inline(always)
var probeProducts: Int { 2 &* width }

/// 120 vector multiply-adds of pairs an iteration, in ten independent chains.
@Sendable
func quantizedProbe(_ iterations: Int) -> Int32 {
    var (c0, c1) = (IntegerVector(repeating: 1), IntegerVector(repeating: 2))
    var (c2, c3, c4, c5) = (c0, c1, c0, c1)
    var (c6, c7, c8, c9) = (c0, c1, c0, c1)
    // Each addend depends on the sums, or the compiler would multiply.
    let b = pairs(IntegerVector(repeating: 0x0003_0001))
    let one = pairs(IntegerVector(repeating: 0x0001_0001))
    for _ in 0..<(iterations &* 12) {
        c0 = multiplyAddPairs(pairs(c1), b, c0)
        c1 = multiplyAddPairs(pairs(c2), one, c1)
        c2 = multiplyAddPairs(pairs(c3), b, c2)
        c3 = multiplyAddPairs(pairs(c4), one, c3)
        c4 = multiplyAddPairs(pairs(c5), b, c4)
        c5 = multiplyAddPairs(pairs(c6), one, c5)
        c6 = multiplyAddPairs(pairs(c7), b, c6)
        c7 = multiplyAddPairs(pairs(c8), one, c7)
        c8 = multiplyAddPairs(pairs(c9), b, c8)
        c9 = multiplyAddPairs(pairs(c0), one, c9)
    }
    let sum = ((c0 &+ c1) &+ (c2 &+ c3)) &+ ((c4 &+ c5) &+ (c6 &+ c7)) &+ (c8 &+ c9)
    return sum[0]
}
