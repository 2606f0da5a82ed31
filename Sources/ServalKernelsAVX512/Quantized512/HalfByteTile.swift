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
        let (b0, b1, b2) = (loadHalf(task.biases), loadHalf(task.biases + 8), loadHalf(task.biases + 16))
        // Three half vectors of each of eight pixels.
        var room = (
            b0, b1, b2, b0, b1, b2, b0, b1, b2, b0, b1, b2, b0, b1, b2, b0, b1, b2, b0, b1, b2, b0, b1, b2
        )
        withUnsafeMutablePointer(to: &room) { room in
            let sums = UnsafeMutableRawPointer(room).assumingMemoryBound(to: HalfSums.self)
            var input = task.input + row &* task.inputStrideBytes
            let inputEnd = input + task.depth
            var weights = UnsafeRawPointer(task.weights)
            while input < inputEnd {
                addHalves(rows, input, stride: task.inputStrideBytes, weights, sums)
                input += 4
                weights += 96
            }
            let end = ByteTileEnd(task, row)
            var row = 0
            while row < rows {
                let c = sums + 3 &* row
                end.halves(row, rows &- row, join(c[0], c[3]), join(c[1], c[4]), join(c[2], c[5]))
                row &+= 2
            }
        }
    }

    /// Adds four bytes of each pixel times their weights.
    @inline(always)
    private func addHalves(
        _ rows: Int, _ input: UnsafeRawPointer, stride: Int, _ weights: UnsafeRawPointer,
        _ sums: UnsafeMutablePointer<HalfSums>
    ) {
        let (w0, w1, w2) = (loadHalf(weights), loadHalf(weights + 32), loadHalf(weights + 64))
        var row = 0
        while row < rows {
            let x = _mm256_set1_epi32((input + row &* stride).assumingMemoryBound(to: Int32.self).pointee)
            let c = sums + 3 &* row
            c[0] = dotProducts(c[0], x, w0)
            c[1] = dotProducts(c[1], x, w1)
            c[2] = dotProducts(c[2], x, w2)
            row &+= 1
        }
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
