#if arch(x86_64)
    import _Builtin_intrinsics.intel

    /// One column of three input rows: in every 32-bit lane the three values of a channel, above them anything.
    ///
    /// A vector of 64 bytes is four quarters of 16 channels. Unpacking takes four channels of each quarter in turn; packing
    /// puts them back.
    struct DepthwiseColumn {
        var x0: Sums
        var x1: Sums
        var x2: Sums
        var x3: Sums

        @inline(always)
        init(padding: Sums) { (x0, x1, x2, x3) = (padding, padding, padding, padding) }

        @inline(always)
        init(_ r0: Sums, _ r1: Sums, _ r2: Sums) {
            let (lower, upper) = (_mm512_unpacklo_epi8(r0, r1), _mm512_unpackhi_epi8(r0, r1))
            let (last, lastUpper) = (_mm512_unpacklo_epi8(r2, r2), _mm512_unpackhi_epi8(r2, r2))
            x0 = _mm512_unpacklo_epi16(lower, last)
            x1 = _mm512_unpackhi_epi16(lower, last)
            x2 = _mm512_unpacklo_epi16(upper, lastUpper)
            x3 = _mm512_unpackhi_epi16(upper, lastUpper)
        }
    }

    /// One column of a 3x3 window for 64 lanes.
    struct DepthwiseWeights {
        var w0: Sums
        var w1: Sums
        var w2: Sums
        var w3: Sums

        @inline(always)
        init(_ p: UnsafeRawPointer) {
            w0 = loadWeights(p)
            w1 = loadWeights(p + 64)
            w2 = loadWeights(p + 128)
            w3 = loadWeights(p + 192)
        }
    }

    extension DepthwiseRow {
        @inline(always)
        var quarter: Bytes16 { loadBytes16(pointer) }

        @inline(always)
        var half: SIMD4<Int64> {
            _mm256_loadu_si256(UnsafeRawPointer(pointer).assumingMemoryBound(to: SIMD4<Int64>.self))
        }

        @inline(always)
        var whole: Sums { _mm512_loadu_si512(pointer) }
    }

    /// The input rows under a group of output rows: one row of 64 channels, two of 32 or four of 16.
    struct DepthwiseRows {
        var r0: DepthwiseRow
        var r1: DepthwiseRow
        var r2: DepthwiseRow
        var r3: DepthwiseRow
        var r4: DepthwiseRow
        var r5: DepthwiseRow
        var r6: DepthwiseRow
        var r7: DepthwiseRow
        var r8: DepthwiseRow

        @inline(always)
        mutating func advance() {
            r0.advance()
            r1.advance()
            r2.advance()
            r3.advance()
            r4.advance()
            r5.advance()
            r6.advance()
            r7.advance()
            r8.advance()
        }

        /// - Parameters:
        ///   - lanes: a literal, channels of a block.
        ///   - stride: a literal, one or two.
        @inline(always)
        func column(_ lanes: Int, _ stride: Int) -> DepthwiseColumn {
            if lanes == 64 { return DepthwiseColumn(r0.whole, r1.whole, r2.whole) }
            if lanes == 32 {
                if stride == 1 { return DepthwiseColumn(join(r0, r1), join(r1, r2), join(r2, r3)) }
                return DepthwiseColumn(join(r0, r2), join(r1, r3), join(r2, r4))
            }
            if stride == 1 {
                return DepthwiseColumn(join(r0, r1, r2, r3), join(r1, r2, r3, r4), join(r2, r3, r4, r5))
            }
            return DepthwiseColumn(join(r0, r2, r4, r6), join(r1, r3, r5, r7), join(r2, r4, r6, r8))
        }

        @inline(always)
        private func join(_ a: DepthwiseRow, _ b: DepthwiseRow) -> Sums {
            let (x, y) = (a.half, b.half)
            return Sums(x[0], x[1], x[2], x[3], y[0], y[1], y[2], y[3])
        }

        @inline(always)
        private func join(_ a: DepthwiseRow, _ b: DepthwiseRow, _ c: DepthwiseRow, _ d: DepthwiseRow) -> Sums {
            let (x, y, z, w) = (a.quarter, b.quarter, c.quarter, d.quarter)
            return Sums(x[0], x[1], y[0], y[1], z[0], z[1], w[0], w[1])
        }
    }
#endif
