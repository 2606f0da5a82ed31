extension QuantizedKernels {
    static var probeProducts: Int { 2 &* width }

    /// 120 vector multiply-adds of pairs an iteration, in twelve independent chains.
    static func multiplyAddProbe(_ iterations: Int) -> Int32 {
        // Operands that change, or the compiler would multiply once for all.
        withStackBytes(128) { bytes in
            let values = UnsafeMutableRawPointer(bytes).assumingMemoryBound(to: Int16.self)
            for i in 0..<64 { values[i] = Int16(truncatingIfNeeded: i) }
            let w0 = pairs(IntegerVector(repeating: 0x0003_0001))
            let w1 = pairs(IntegerVector(repeating: 0x0002_0005))
            let zero = IntegerVector(repeating: 0)
            var (c0, c1, c2, c3, c4, c5) = (zero, zero, zero, zero, zero, zero)
            var (d0, d1, d2, d3, d4, d5) = (zero, zero, zero, zero, zero, zero)
            for i in 0..<(iterations &* 10) {
                let a = UnsafePointer(values) + 2 &* (i & 15)
                accumulateProbe(a, w0, w1, &c0, &d0)
                accumulateProbe(a + 2, w0, w1, &c1, &d1)
                accumulateProbe(a + 4, w0, w1, &c2, &d2)
                accumulateProbe(a + 6, w0, w1, &c3, &d3)
                accumulateProbe(a + 8, w0, w1, &c4, &d4)
                accumulateProbe(a + 10, w0, w1, &c5, &d5)
            }
            let sum = ((c0 &+ c1) &+ (c2 &+ c3)) &+ ((c4 &+ c5) &+ (d0 &+ d1)) &+ ((d2 &+ d3) &+ (d4 &+ d5))
            return sum[0]
        }
    }
}

@inline(always)
private func accumulateProbe(
    _ a: UnsafePointer<Int16>, _ w0: PairVector, _ w1: PairVector, _ c: inout IntegerVector, _ d: inout IntegerVector
) {
    let x = broadcastPair(a)
    c = multiplyAddPairs(x, w0, c)
    d = multiplyAddPairs(x, w1, d)
}
