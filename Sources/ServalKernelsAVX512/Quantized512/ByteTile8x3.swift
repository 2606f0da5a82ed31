#if arch(x86_64)
    import _Builtin_intrinsics.intel

    /// Multiplies a run of pixels with a panel of three half vectors in 8 bits, 8 pixels at a time; fewer at the end.
    func multiplyBytesHalf8x3(_ task: QuantizedTask) {
        var row = 0
        while row &+ 8 <= task.rows {
            byteTileHalf8x3(8, task, row)
            row &+= 8
        }
        if row &+ 4 <= task.rows {
            byteTileHalf8x3(4, task, row)
            row &+= 4
        }
        if row &+ 2 <= task.rows {
            byteTileHalf8x3(2, task, row)
            row &+= 2
        }
        if row < task.rows { byteTileHalf8x3(1, task, row) }
    }

    /// - Parameter rows: a literal, so that each use compiles to a tile of just that many pixels.
    @inline(always)
    private func byteTileHalf8x3(_ rows: Int, _ task: QuantizedTask, _ row: Int) {
        let c0x0 = loadHalf(task.biases)
        let c0x1 = loadHalf(task.biases + 8)
        let c0x2 = loadHalf(task.biases + 16)
        var (a0, a1, a2) = (c0x0, c0x1, c0x2)
        var (b0, b1, b2) = (c0x0, c0x1, c0x2)
        var (c0, c1, c2) = (c0x0, c0x1, c0x2)
        var (d0, d1, d2) = (c0x0, c0x1, c0x2)
        var (e0, e1, e2) = (c0x0, c0x1, c0x2)
        var (f0, f1, f2) = (c0x0, c0x1, c0x2)
        var (g0, g1, g2) = (c0x0, c0x1, c0x2)
        var (h0, h1, h2) = (c0x0, c0x1, c0x2)
        let s = task.inputStrideBytes
        var a = task.input + row &* s
        let end = a + task.depth
        var w = UnsafeRawPointer(task.weights)
        while a < end {
            let w0 = loadHalf(w)
            let w1 = loadHalf(w + 32)
            let w2 = loadHalf(w + 64)
            accumulateHalves(a, w0, w1, w2, &a0, &a1, &a2)
            if rows > 1 { accumulateHalves(a + s, w0, w1, w2, &b0, &b1, &b2) }
            if rows > 2 { accumulateHalves(a + 2 &* s, w0, w1, w2, &c0, &c1, &c2) }
            if rows > 3 { accumulateHalves(a + 3 &* s, w0, w1, w2, &d0, &d1, &d2) }
            if rows > 4 { accumulateHalves(a + 4 &* s, w0, w1, w2, &e0, &e1, &e2) }
            if rows > 5 { accumulateHalves(a + 5 &* s, w0, w1, w2, &f0, &f1, &f2) }
            if rows > 6 { accumulateHalves(a + 6 &* s, w0, w1, w2, &g0, &g1, &g2) }
            if rows > 7 { accumulateHalves(a + 7 &* s, w0, w1, w2, &h0, &h1, &h2) }
            a += 4
            w += 96
        }
        let tail = ByteTileEnd(task, row)
        tail.halves(0, rows, join(a0, b0), join(a1, b1), join(a2, b2))
        if rows > 2 { tail.halves(2, rows &- 2, join(c0, d0), join(c1, d1), join(c2, d2)) }
        if rows > 4 { tail.halves(4, rows &- 4, join(e0, f0), join(e1, f1), join(e2, f2)) }
        if rows > 6 { tail.halves(6, rows &- 6, join(g0, h0), join(g1, h1), join(g2, h2)) }
    }

    /// Eight sums.
    typealias HalfSums = SIMD4<Int64>

    @inline(always)
    private func loadHalf(_ p: UnsafeRawPointer) -> HalfSums {
        _mm256_loadu_si256(p.assumingMemoryBound(to: HalfSums.self))
    }

    @inline(always)
    private func join(_ a: HalfSums, _ b: HalfSums) -> Sums { Sums(a[0], a[1], a[2], a[3], b[0], b[1], b[2], b[3]) }

    /// Under a mask of all lanes: the plain form is a macro, which Swift does not see.
    @inline(always)
    private func dotProducts(_ c: HalfSums, _ a: HalfSums, _ w: HalfSums) -> HalfSums {
        _mm256_mask_dpbusd_epi32(c, 0xFF, a, w)
    }

    @inline(always)
    private func accumulateHalves(
        _ a: UnsafeRawPointer, _ w0: HalfSums, _ w1: HalfSums, _ w2: HalfSums,
        _ c0: inout HalfSums, _ c1: inout HalfSums, _ c2: inout HalfSums
    ) {
        let x = _mm256_set1_epi32(a.assumingMemoryBound(to: Int32.self).pointee)
        c0 = dotProducts(c0, x, w0)
        c1 = dotProducts(c1, x, w1)
        c2 = dotProducts(c2, x, w2)
    }

    extension ByteTileEnd {
        /// Two pixels of three half vectors, or one: the halves of each vector are the same channels of both.
        ///
        /// - Parameter count: a constant after inlining.
        @inline(always)
        fileprivate func halves(_ row: Int, _ count: Int, _ c0: Sums, _ c1: Sums, _ c2: Sums) {
            var t0 = _mm512_cvtepi32_ps(c0) * twice(multipliers)
            var t1 = _mm512_cvtepi32_ps(c1) * twice(multipliers + 8)
            var t2 = _mm512_cvtepi32_ps(c2) * twice(multipliers + 16)
            if let floatOutput {
                let p = floatOutput + row &* outputStride
                storeHalves(p, count, 0, t0)
                storeHalves(p, count, 8, t1)
                storeHalves(p, count, 16, t2)
                return
            }
            if let residual {
                let r = residual + row &* residualStride
                let next = count > 1 ? r + residualStride : r
                t0 += residualHalves(r, next)
                t1 += residualHalves(r + 8, next + 8)
                t2 += residualHalves(r + 16, next + 16)
            }
            let order = SIMD16<Int32>(0, 4, 1, 5, 2, 6, 3, 7, 8, 12, 9, 13, 10, 14, 11, 15)
            let bytes = _mm512_permutexvar_epi32(
                unsafeBitCast(order, to: Sums.self), quantize.interleaved(t0, t1, t2, t2))
            let p = output + row &* outputStride
            storePixel(HalfSums(bytes[0], bytes[1], bytes[2], bytes[3]), p)
            if count > 1 { storePixel(HalfSums(bytes[4], bytes[5], bytes[6], bytes[7]), p + outputStride) }
        }

        /// The same eight multipliers in both halves.
        @inline(always)
        private func twice(_ p: UnsafePointer<Float>) -> Vector {
            _mm512_broadcast_f32x8(_mm256_loadu_ps(p))
        }

        @inline(always)
        private func residualHalves(_ p: UnsafePointer<UInt8>, _ q: UnsafePointer<UInt8>) -> Vector {
            let integers = _mm512_cvtepu8_epi32(_mm_unpacklo_epi64(_mm_loadu_si64(p), _mm_loadu_si64(q)))
            return _mm512_cvtepi32_ps(_mm512_sub_epi32(integers, residualZeroPoint)) * residualMultiplier
        }

        @inline(always)
        private func storePixel(_ v: HalfSums, _ p: UnsafeMutablePointer<UInt8>) {
            if writable >= 32 {
                _mm256_storeu_si256(UnsafeMutableRawPointer(p).assumingMemoryBound(to: HalfSums.self), v)
            } else {
                _mm256_mask_storeu_epi8(p, (1 &<< UInt32(truncatingIfNeeded: columns)) &- 1, v)
            }
        }

        @inline(always)
        private func storeHalves(_ p: UnsafeMutablePointer<Float>, _ count: Int, _ offset: Int, _ v: Vector) {
            let rest = columns &- offset
            if rest <= 0 { return }
            let lanes = rest < 8 ? rest : 8
            store(v, p + offset, first: lanes)
            if count > 1 {
                let upper = SIMD16<Int32>(8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15)
                let second = _mm512_permutexvar_ps(unsafeBitCast(upper, to: Sums.self), v)
                store(second, p + (outputStride &+ offset), first: lanes)
            }
        }
    }
#endif
