extension QuantizedKernels {
    static var probeProducts: Int { 4 &* width }

    /// 120 vector dot products an iteration, in twelve independent chains.
    static func multiplyAddProbe(_ iterations: Int) -> Int32 {
        let a = IntegerVector(repeating: 0x0303_0303)
        let w = IntegerVector(repeating: Int32(bitPattern: 0xFEFE_FEFE))
        let one = IntegerVector(repeating: 1)
        var (c0, c1, c2, c3) = (one, one &+ one, one &+ w, one &+ a)
        var (c4, c5, c6, c7) = (c0 &+ w, c1 &+ w, c2 &+ w, c3 &+ w)
        var (c8, c9, c10, c11) = (c0 &+ a, c1 &+ a, c2 &+ a, c3 &+ a)
        for _ in 0..<(iterations &* 10) {
            c0 = multiplyAddStep(a, w, c0)
            c1 = multiplyAddStep(a, w, c1)
            c2 = multiplyAddStep(a, w, c2)
            c3 = multiplyAddStep(a, w, c3)
            c4 = multiplyAddStep(a, w, c4)
            c5 = multiplyAddStep(a, w, c5)
            c6 = multiplyAddStep(a, w, c6)
            c7 = multiplyAddStep(a, w, c7)
            c8 = multiplyAddStep(a, w, c8)
            c9 = multiplyAddStep(a, w, c9)
            c10 = multiplyAddStep(a, w, c10)
            c11 = multiplyAddStep(a, w, c11)
        }
        let sum = ((c0 &+ c1) &+ (c2 &+ c3)) &+ ((c4 &+ c5) &+ (c6 &+ c7)) &+ ((c8 &+ c9) &+ (c10 &+ c11))
        return sum[0]
    }
}
