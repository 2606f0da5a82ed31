/// Luma and chroma to RGB in 16-bit vectors with factors of 13 fractional bits.
struct YUVConversion {
    private static let fraction = 13

    private let lumaOffset: Int16
    /// 13-bit factors: of luma, of V for red, of U and V for green, of U for blue.
    private let luma, redV, greenU, greenV, blueU: Int16

    init(_ encoding: YUVEncoding) {
        let (red, blue) = encoding.matrix.shares
        let green = 1 - red - blue
        let isFull = encoding.range == .full
        let (lumaScale, chromaScale) = isFull ? (1.0, 1.0) : (255.0 / 219, 255.0 / 224)
        func fixed(_ factor: Double) -> Int16 { Int16((factor * Double(1 << Self.fraction)).rounded()) }
        lumaOffset = isFull ? 0 : 16
        luma = fixed(lumaScale)
        redV = fixed(2 * (1 - red) * chromaScale)
        blueU = fixed(2 * (1 - blue) * chromaScale)
        greenU = fixed(-2 * (1 - blue) * blue / green * chromaScale)
        greenV = fixed(-2 * (1 - red) * red / green * chromaScale)
    }

    /// Converts `count` pixels; `output` gets `3 · count` bytes.
    func convertRow(
        _ y: UnsafePointer<UInt8>, _ u: UnsafePointer<UInt8>, _ v: UnsafePointer<UInt8>,
        to output: UnsafeMutablePointer<UInt8>, count: Int
    ) {
        var x = 0
        // A step writes two bytes too many, which the next pixel overwrites.
        while x &+ 16 < count {
            let low = convert(loadWidened(y + x), loadWidened(u + x), loadWidened(v + x))
            let high = convert(loadWidened(y + (x &+ 8)), loadWidened(u + (x &+ 8)), loadWidened(v + (x &+ 8)))
            YCbCrConversion.storeInterleaved(
                packUnsignedSaturating(low.red, high.red), packUnsignedSaturating(low.green, high.green),
                packUnsignedSaturating(low.blue, high.blue), output + x &* 3)
            x &+= 16
        }
        while x < count {
            let (u, v) = (Int32(u[x]) &- 128, Int32(v[x]) &- 128)
            let base = (Int32(y[x]) &- Int32(lumaOffset)) &* Int32(luma) &+ Int32(1 << (Self.fraction - 1))
            output[x &* 3] = Self.clamp(base &+ Int32(redV) &* v)
            output[x &* 3 &+ 1] = Self.clamp(base &+ Int32(greenU) &* u &+ Int32(greenV) &* v)
            output[x &* 3 &+ 2] = Self.clamp(base &+ Int32(blueU) &* u)
            x &+= 1
        }
    }

    func convertGray(_ y: UnsafePointer<UInt8>, to output: UnsafeMutablePointer<UInt8>, count: Int) {
        let (offset, factor) = (Int32(lumaOffset), Int32(luma))
        for x in 0..<count {
            let level = Self.clamp((Int32(y[x]) &- offset) &* factor &+ Int32(1 << (Self.fraction - 1)))
            output[x &* 3] = level
            output[x &* 3 &+ 1] = level
            output[x &* 3 &+ 2] = level
        }
    }

    private static func clamp(_ value: Int32) -> UInt8 {
        UInt8(truncatingIfNeeded: max(0, min(255, value &>> Int32(fraction))))
    }

    @inline(__always)
    private func convert(
        _ y: SIMD8<Int16>, _ u: SIMD8<Int16>, _ v: SIMD8<Int16>
    ) -> (red: SIMD8<Int16>, green: SIMD8<Int16>, blue: SIMD8<Int16>) {
        let y = y &- SIMD8(repeating: lumaOffset)
        let u = u &- SIMD8(repeating: 128)
        let v = v &- SIMD8(repeating: 128)
        let one = SIMD8<Int16>(repeating: 1)
        // The rounding constant rides along as the factor of 1.
        let half = Int16(1 << (Self.fraction - 1))
        let chroma = Self.sums(u, greenU, v, greenV)
        let base = Self.sums(y, luma, one, half)
        return (
            Self.shifted(Self.added(base, Self.sums(v, redV, v, 0))), Self.shifted(Self.added(base, chroma)),
            Self.shifted(Self.added(base, Self.sums(u, blueU, u, 0)))
        )
    }

    private typealias Sums = (low: SIMD4<Int32>, high: SIMD4<Int32>)

    /// `a · factorA + b · factorB` in 32 bits.
    @inline(__always)
    private static func sums(_ a: SIMD8<Int16>, _ factorA: Int16, _ b: SIMD8<Int16>, _ factorB: Int16) -> Sums {
        let factors = SIMD8<Int16>(factorA, factorB, factorA, factorB, factorA, factorB, factorA, factorB)
        return (multiplyAddPairs(interleaveLow(a, b), factors), multiplyAddPairs(interleaveHigh(a, b), factors))
    }

    @inline(__always)
    private static func added(_ a: Sums, _ b: Sums) -> Sums { (a.low &+ b.low, a.high &+ b.high) }

    @inline(__always)
    private static func shifted(_ sums: Sums) -> SIMD8<Int16> {
        let shift = SIMD4<Int32>(repeating: Int32(fraction))
        return packSaturating(sums.low &>> shift, sums.high &>> shift)
    }
}
