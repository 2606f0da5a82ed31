/// The inverse discrete cosine transform of an 8 × 8 block into 4 × 4, 2 × 2 or 1 sample.
///
/// Each sample is the mean of the square of samples that it stands for, computed with the 13-bit constants of
/// Loeffler, Ligtenberg and Moschytz's factorisation, in which the coefficients that cancel out are left out. The
/// results equal those of libjpeg's `jidctred`.
enum ReducedInverseDCT {
    /// - Parameters:
    ///   - block: 64 coefficients, row-major.
    ///   - quantization: 64 factors, row-major.
    ///   - output: The block's first sample; `size` rows of `size` are written.
    ///   - stride: Distance between output rows.
    ///   - size: 4, 2 or 1.
    @inline(__always)
    static func transform(
        _ block: UnsafePointer<Int16>, quantization: UnsafePointer<Int16>, into output: UnsafeMutablePointer<UInt8>,
        stride: Int, size: Int
    ) {
        switch size {
        case 4: transformToFour(block, quantization, output, stride)
        case 2: transformToTwo(block, quantization, output, stride)
        default: output[0] = InverseDCT.level(dc: block[0], quantization: quantization)
        }
    }

    /// Writes a block that has no coefficient but the first.
    @inline(__always)
    static func fill(
        dc: Int16, quantization: UnsafePointer<Int16>, into output: UnsafeMutablePointer<UInt8>, stride: Int, size: Int
    ) {
        let level = InverseDCT.level(dc: dc, quantization: quantization)
        for y in 0..<size { (output + y &* stride).update(repeating: level, count: size) }
    }

    private static func transformToFour(
        _ block: UnsafePointer<Int16>, _ quantization: UnsafePointer<Int16>, _ output: UnsafeMutablePointer<UInt8>,
        _ stride: Int
    ) {
        let zero = SIMD8<Int16>(repeating: 0)
        let (r0, r1) = (load(block, 0, quantization), load(block, 1, quantization))
        let (r2, r3) = (load(block, 2, quantization), load(block, 3, quantization))
        let (r5, r6) = (load(block, 5, quantization), load(block, 6, quantization))
        let r7 = load(block, 7, quantization)
        let low = FourSums(
            interleaveLow(r0, zero), interleaveLow(r2, r6), interleaveLow(r7, r5), interleaveLow(r3, r1), shift: 12)
        let high = FourSums(
            interleaveHigh(r0, zero), interleaveHigh(r2, r6), interleaveHigh(r7, r5), interleaveHigh(r3, r1),
            shift: 12)
        // Pairs of columns, four rows each.
        let a = interleaveLow(packSaturating(low.y0, high.y0), packSaturating(low.y1, high.y1))
        let b = interleaveLow(packSaturating(low.y2, high.y2), packSaturating(low.y3, high.y3))
        let c = interleaveHigh(packSaturating(low.y0, high.y0), packSaturating(low.y1, high.y1))
        let d = interleaveHigh(packSaturating(low.y2, high.y2), packSaturating(low.y3, high.y3))
        let columns01 = interleaveWords(a, b, isHigh: false)
        let columns23 = interleaveWords(a, b, isHigh: true)
        let columns45 = interleaveWords(c, d, isHigh: false)
        let columns67 = interleaveWords(c, d, isHigh: true)
        let result = FourSums(
            interleaveLow(columns01, zero), interleaveLow(columns23, columns67), interleaveHigh(columns67, columns45),
            interleaveHigh(columns23, columns01), shift: 19)
        let bias = SIMD8<Int16>(repeating: 128)
        let samples = packUnsignedSaturating(
            packSaturating(result.y0, result.y1) &+ bias, packSaturating(result.y2, result.y3) &+ bias)
        // Columns of four to rows of four.
        let halves = interleaveLow(samples, SIMD16(lowHalf: samples.highHalf, highHalf: samples.highHalf))
        let rows = interleaveLow(halves, SIMD16(lowHalf: halves.highHalf, highHalf: halves.highHalf))
        let words = unsafeBitCast(rows, to: SIMD4<UInt32>.self)
        for y in 0..<4 { store(words[y], output + y &* stride) }
    }

    private static func transformToTwo(
        _ block: UnsafePointer<Int16>, _ quantization: UnsafePointer<Int16>, _ output: UnsafeMutablePointer<UInt8>,
        _ stride: Int
    ) {
        let zero = SIMD8<Int16>(repeating: 0)
        let (r0, r1) = (load(block, 0, quantization), load(block, 1, quantization))
        let (r3, r5) = (load(block, 3, quantization), load(block, 5, quantization))
        let r7 = load(block, 7, quantization)
        let (first0, second0) = twoSums(interleaveLow(r0, zero), interleaveLow(r7, r5), interleaveLow(r3, r1))
        let (first1, second1) = twoSums(interleaveHigh(r0, zero), interleaveHigh(r7, r5), interleaveHigh(r3, r1))
        storeTwo(packSaturating(first0, first1), output)
        storeTwo(packSaturating(second0, second1), output + stride)
    }

    /// Writes the two samples of a row from its eight sums down the columns.
    @inline(__always)
    private static func storeTwo(_ row: SIMD8<Int16>, _ output: UnsafeMutablePointer<UInt8>) {
        let products = multiplyAddPairs(row, SIMD8(0, 29692, 0, -10426, 0, 6967, 0, -5906))
        let odd = products[0] &+ products[1] &+ products[2] &+ products[3]
        let even = Int32(row[0]) &<< 15 &+ 1 &<< 19
        output[0] = clamp((even &+ odd) &>> 20)
        output[1] = clamp((even &- odd) &>> 20)
    }

    /// The two results of four columns, from row 0 and the pairs of rows 7 and 5, 3 and 1.
    @inline(__always)
    private static func twoSums(
        _ x0: SIMD8<Int16>, _ x75: SIMD8<Int16>, _ x31: SIMD8<Int16>
    ) -> (SIMD4<Int32>, SIMD4<Int32>) {
        let even = (multiplyAddPairs(x0, pair(16384, 0)) &<< 1) &+ SIMD4(repeating: 1 &<< 12)
        let odd = multiplyAddPairs(x75, pair(-5906, 6967)) &+ multiplyAddPairs(x31, pair(-10426, 29692))
        return ((even &+ odd) &>> 13, (even &- odd) &>> 13)
    }

    /// The four results of four columns.
    private struct FourSums {
        let y0, y1, y2, y3: SIMD4<Int32>

        /// The inputs are row 0 interleaved with zeros and the interleaved pairs of rows 2 and 6, 7 and 5, 3 and 1.
        @inline(__always)
        init(_ x0: SIMD8<Int16>, _ x26: SIMD8<Int16>, _ x75: SIMD8<Int16>, _ x31: SIMD8<Int16>, shift: Int32) {
            let even = multiplyAddPairs(x0, pair(16384, 0)) &+ SIMD4(repeating: 1 &<< (shift &- 1))
            let far = multiplyAddPairs(x26, pair(15137, -6270))
            let odd0 = multiplyAddPairs(x75, pair(-1730, 11893)) &+ multiplyAddPairs(x31, pair(-17799, 8697))
            let odd2 = multiplyAddPairs(x75, pair(-4176, -4926)) &+ multiplyAddPairs(x31, pair(7373, 20995))
            let shifts = SIMD4<Int32>(repeating: shift)
            y0 = (even &+ far &+ odd2) &>> shifts
            y3 = (even &+ far &- odd2) &>> shifts
            y1 = (even &- far &+ odd0) &>> shifts
            y2 = (even &- far &- odd0) &>> shifts
        }
    }

    @inline(__always)
    private static func interleaveWords(_ a: SIMD8<Int16>, _ b: SIMD8<Int16>, isHigh: Bool) -> SIMD8<Int16> {
        let first = unsafeBitCast(a, to: SIMD4<Int32>.self)
        let second = unsafeBitCast(b, to: SIMD4<Int32>.self)
        return unsafeBitCast(
            isHigh ? interleaveHigh(first, second) : interleaveLow(first, second), to: SIMD8<Int16>.self)
    }

    @inline(__always)
    private static func load(
        _ block: UnsafePointer<Int16>, _ row: Int, _ quantization: UnsafePointer<Int16>
    ) -> SIMD8<Int16> {
        ServalImage.load(block + row &* 8, as: SIMD8<Int16>.self)
            &* ServalImage.load(quantization + row &* 8, as: SIMD8<Int16>.self)
    }

    @inline(__always)
    private static func pair(_ a: Int16, _ b: Int16) -> SIMD8<Int16> {
        SIMD8(a, b, a, b, a, b, a, b)
    }

    @inline(__always)
    private static func clamp(_ value: Int32) -> UInt8 {
        UInt8(truncatingIfNeeded: max(0, min(255, value &+ 128)))
    }
}
