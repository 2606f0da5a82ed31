/// The 8 × 8 inverse discrete cosine transform of the Independent JPEG Group's "slow integer" method.
///
/// Loeffler, Ligtenberg and Moschytz's factorisation with 13-bit constants, columns first with two extra bits kept,
/// then rows. Products are distributed over the sums (exact in integers), so that each output is a sum of pairwise
/// multiply-adds; the results equal libjpeg's `jidctint` for every block that an encoder can produce.
enum InverseDCT {
    /// Transforms one block into samples.
    ///
    /// - Parameters:
    ///   - block: 64 coefficients, row-major.
    ///   - quantization: 64 factors, row-major.
    ///   - output: The block's first sample; eight rows of eight are written.
    ///   - stride: Distance between output rows.
    @inline(__always)
    static func transform(
        _ block: UnsafePointer<Int16>, quantization: UnsafePointer<Int16>, into output: UnsafeMutablePointer<UInt8>,
        stride: Int
    ) {
        var rows = Block(
            load(block, 0, quantization), load(block, 1, quantization), load(block, 2, quantization),
            load(block, 3, quantization), load(block, 4, quantization), load(block, 5, quantization),
            load(block, 6, quantization), load(block, 7, quantization))
        rows.transformColumns(shift: 11)
        rows.transpose()
        rows.transformColumns(shift: 18)
        rows.storeTransposed(output, stride: stride)
    }

    /// The last coded position up to which all coefficients lie in the first four rows and columns.
    static let lastSparsePosition = 9

    /// Transforms a block whose coefficients all lie in the first four rows and columns, with the same result.
    @inline(__always)
    static func transformSparse(
        _ block: UnsafePointer<Int16>, quantization: UnsafePointer<Int16>, into output: UnsafeMutablePointer<UInt8>,
        stride: Int
    ) {
        let zero = SIMD8<Int16>(repeating: 0)
        var rows = Block(
            load(block, 0, quantization), load(block, 1, quantization), load(block, 2, quantization),
            load(block, 3, quantization), zero, zero, zero, zero)
        rows.transformFourColumns(shift: 11)
        rows.transposeFourColumns()
        rows.transformSparseColumns(shift: 18)
        rows.storeTransposed(output, stride: stride)
    }

    /// Writes a block that has no coefficient but the first.
    @inline(__always)
    static func fill(
        dc: Int16, quantization: UnsafePointer<Int16>, into output: UnsafeMutablePointer<UInt8>, stride: Int
    ) {
        let row = SIMD8<UInt8>(repeating: level(dc: dc, quantization: quantization))
        for y in 0..<8 { store(row, output + y &* stride) }
    }

    /// The sample that a first coefficient alone stands for.
    @inline(__always)
    static func level(dc: Int16, quantization: UnsafePointer<Int16>) -> UInt8 {
        let value = Int32(dc &* quantization[0])
        return UInt8(truncatingIfNeeded: max(0, min(255, ((value &+ 4) &>> 3) &+ 128)))
    }

    @inline(__always)
    private static func load(
        _ block: UnsafePointer<Int16>, _ row: Int, _ quantization: UnsafePointer<Int16>
    ) -> SIMD8<Int16> {
        ServalImage.load(block + row &* 8, as: SIMD8<Int16>.self)
            &* ServalImage.load(quantization + row &* 8, as: SIMD8<Int16>.self)
    }
}

/// Eight rows of eight 16-bit numbers, meant to live in registers.
private struct Block {
    var r0, r1, r2, r3, r4, r5, r6, r7: SIMD8<Int16>

    @inline(__always)
    init(
        _ r0: SIMD8<Int16>, _ r1: SIMD8<Int16>, _ r2: SIMD8<Int16>, _ r3: SIMD8<Int16>, _ r4: SIMD8<Int16>,
        _ r5: SIMD8<Int16>, _ r6: SIMD8<Int16>, _ r7: SIMD8<Int16>
    ) {
        (self.r0, self.r1, self.r2, self.r3, self.r4, self.r5, self.r6, self.r7) = (r0, r1, r2, r3, r4, r5, r6, r7)
    }

    /// One-dimensional transform down all eight columns; results are rounded and divided by 2^shift.
    @inline(__always)
    mutating func transformColumns(shift: Int32) {
        let low = Half(
            interleaveLow(r0, r4), interleaveLow(r2, r6), interleaveLow(r1, r3), interleaveLow(r5, r7), shift: shift)
        let high = Half(
            interleaveHigh(r0, r4), interleaveHigh(r2, r6), interleaveHigh(r1, r3), interleaveHigh(r5, r7),
            shift: shift)
        pack(low, high)
    }

    /// The same for rows 4…7 that are zero.
    @inline(__always)
    mutating func transformSparseColumns(shift: Int32) {
        let zero = SIMD8<Int16>(repeating: 0)
        let low = Half(
            sparse: interleaveLow(r0, zero), interleaveLow(r2, zero), interleaveLow(r1, r3), shift: shift)
        let high = Half(
            sparse: interleaveHigh(r0, zero), interleaveHigh(r2, zero), interleaveHigh(r1, r3), shift: shift)
        pack(low, high)
    }

    /// The same for rows 4…7 and columns 4…7 that are zero.
    @inline(__always)
    mutating func transformFourColumns(shift: Int32) {
        let zero = SIMD8<Int16>(repeating: 0)
        let low = Half(
            sparse: interleaveLow(r0, zero), interleaveLow(r2, zero), interleaveLow(r1, r3), shift: shift)
        pack(low, low)
    }

    @inline(__always)
    private mutating func pack(_ low: Half, _ high: Half) {
        r0 = packSaturating(low.y0, high.y0)
        r1 = packSaturating(low.y1, high.y1)
        r2 = packSaturating(low.y2, high.y2)
        r3 = packSaturating(low.y3, high.y3)
        r4 = packSaturating(low.y4, high.y4)
        r5 = packSaturating(low.y5, high.y5)
        r6 = packSaturating(low.y6, high.y6)
        r7 = packSaturating(low.y7, high.y7)
    }

    /// Transposes the first four columns into rows 0…3 and leaves zeros below.
    @inline(__always)
    mutating func transposeFourColumns() {
        let a0 = interleaveLow(r0, r4)
        let a2 = interleaveLow(r1, r5)
        let a4 = interleaveLow(r2, r6)
        let a6 = interleaveLow(r3, r7)
        let b0 = interleaveLow(a0, a4)
        let b1 = interleaveHigh(a0, a4)
        let b4 = interleaveLow(a2, a6)
        let b5 = interleaveHigh(a2, a6)
        r0 = interleaveLow(b0, b4)
        r1 = interleaveHigh(b0, b4)
        r2 = interleaveLow(b1, b5)
        r3 = interleaveHigh(b1, b5)
        (r4, r5, r6, r7) = (SIMD8(), SIMD8(), SIMD8(), SIMD8())
    }

    @inline(__always)
    mutating func transpose() {
        let a0 = interleaveLow(r0, r4)
        let a1 = interleaveHigh(r0, r4)
        let a2 = interleaveLow(r1, r5)
        let a3 = interleaveHigh(r1, r5)
        let a4 = interleaveLow(r2, r6)
        let a5 = interleaveHigh(r2, r6)
        let a6 = interleaveLow(r3, r7)
        let a7 = interleaveHigh(r3, r7)
        let b0 = interleaveLow(a0, a4)
        let b1 = interleaveHigh(a0, a4)
        let b2 = interleaveLow(a1, a5)
        let b3 = interleaveHigh(a1, a5)
        let b4 = interleaveLow(a2, a6)
        let b5 = interleaveHigh(a2, a6)
        let b6 = interleaveLow(a3, a7)
        let b7 = interleaveHigh(a3, a7)
        r0 = interleaveLow(b0, b4)
        r1 = interleaveHigh(b0, b4)
        r2 = interleaveLow(b1, b5)
        r3 = interleaveHigh(b1, b5)
        r4 = interleaveLow(b2, b6)
        r5 = interleaveHigh(b2, b6)
        r6 = interleaveLow(b3, b7)
        r7 = interleaveHigh(b3, b7)
    }

    /// Centres on 128, clamps to 8 bits and writes the transposed block.
    @inline(__always)
    func storeTransposed(_ output: UnsafeMutablePointer<UInt8>, stride: Int) {
        let bias = SIMD8<Int16>(repeating: 128)
        let c04 = packUnsignedSaturating(r0 &+ bias, r4 &+ bias)
        let c15 = packUnsignedSaturating(r1 &+ bias, r5 &+ bias)
        let c26 = packUnsignedSaturating(r2 &+ bias, r6 &+ bias)
        let c37 = packUnsignedSaturating(r3 &+ bias, r7 &+ bias)
        // Interleaving columns two apart, twice, then the halves four apart.
        let a0 = interleaveLow(c04, c26)
        let a1 = interleaveHigh(c04, c26)
        let a2 = interleaveLow(c15, c37)
        let a3 = interleaveHigh(c15, c37)
        let b0 = interleaveLow(a0, a2)
        let b1 = interleaveHigh(a0, a2)
        let b2 = interleaveLow(a1, a3)
        let b3 = interleaveHigh(a1, a3)
        storePair(b0, b2, output, 0, stride)
        storePair(b1, b3, output, 4, stride)
    }

    /// `low` holds columns 0…3 of four rows, `high` columns 4…7.
    @inline(__always)
    private func storePair(
        _ low: SIMD16<UInt8>, _ high: SIMD16<UInt8>, _ output: UnsafeMutablePointer<UInt8>, _ row: Int, _ stride: Int
    ) {
        let left = unsafeBitCast(low, to: SIMD4<Int32>.self)
        let right = unsafeBitCast(high, to: SIMD4<Int32>.self)
        let first = interleaveLow(left, right)
        let second = interleaveHigh(left, right)
        store(first.lowHalf, output + row &* stride)
        store(first.highHalf, output + (row &+ 1) &* stride)
        store(second.lowHalf, output + (row &+ 2) &* stride)
        store(second.highHalf, output + (row &+ 3) &* stride)
    }
}

/// Four columns of a one-dimensional transform in 32 bits.
private struct Half {
    let y0, y1, y2, y3, y4, y5, y6, y7: SIMD4<Int32>

    /// The inputs are interleaved pairs of rows: 0 and 4, 2 and 6, 1 and 3, 5 and 7.
    @inline(__always)
    init(
        _ x04: SIMD8<Int16>, _ x26: SIMD8<Int16>, _ x13: SIMD8<Int16>, _ x57: SIMD8<Int16>, shift: Int32
    ) {
        self.init(
            x04, x26,
            multiplyAddPairs(x13, Half.pair(2260, -6436)) &+ multiplyAddPairs(x57, Half.pair(9633, -11363)),
            multiplyAddPairs(x13, Half.pair(6437, -11362)) &+ multiplyAddPairs(x57, Half.pair(2261, 9633)),
            multiplyAddPairs(x13, Half.pair(9633, -2259)) &+ multiplyAddPairs(x57, Half.pair(-11362, -6436)),
            multiplyAddPairs(x13, Half.pair(11363, 9633)) &+ multiplyAddPairs(x57, Half.pair(6437, 2260)), shift)
    }

    /// Rows 4…7 are zero: the inputs are rows 0 and 2, each interleaved with zeros, and the pair of 1 and 3.
    @inline(__always)
    init(sparse x04: SIMD8<Int16>, _ x26: SIMD8<Int16>, _ x13: SIMD8<Int16>, shift: Int32) {
        self.init(
            x04, x26, multiplyAddPairs(x13, Half.pair(2260, -6436)), multiplyAddPairs(x13, Half.pair(6437, -11362)),
            multiplyAddPairs(x13, Half.pair(9633, -2259)), multiplyAddPairs(x13, Half.pair(11363, 9633)), shift)
    }

    /// Joins the even part, from pairs of rows, with the odd part's four sums.
    @inline(__always)
    private init(
        _ x04: SIMD8<Int16>, _ x26: SIMD8<Int16>, _ odd0: SIMD4<Int32>, _ odd1: SIMD4<Int32>, _ odd2: SIMD4<Int32>,
        _ odd3: SIMD4<Int32>, _ shift: Int32
    ) {
        let rounding = SIMD4<Int32>(repeating: 1 &<< (shift &- 1))
        let even0 = multiplyAddPairs(x04, Half.pair(8192, 8192)) &+ rounding
        let even1 = multiplyAddPairs(x04, Half.pair(8192, -8192)) &+ rounding
        let even2 = multiplyAddPairs(x26, Half.pair(4433, -10704))
        let even3 = multiplyAddPairs(x26, Half.pair(10703, 4433))
        let sum0 = even0 &+ even3
        let sum3 = even0 &- even3
        let sum1 = even1 &+ even2
        let sum2 = even1 &- even2
        let shifts = SIMD4<Int32>(repeating: shift)
        y0 = (sum0 &+ odd3) &>> shifts
        y7 = (sum0 &- odd3) &>> shifts
        y1 = (sum1 &+ odd2) &>> shifts
        y6 = (sum1 &- odd2) &>> shifts
        y2 = (sum2 &+ odd1) &>> shifts
        y5 = (sum2 &- odd1) &>> shifts
        y3 = (sum3 &+ odd0) &>> shifts
        y4 = (sum3 &- odd0) &>> shifts
    }

    @inline(__always)
    private static func pair(_ a: Int16, _ b: Int16) -> SIMD8<Int16> {
        SIMD8(a, b, a, b, a, b, a, b)
    }
}
