#if arch(x86_64)
    import ServalKernelInterface
    import _Builtin_intrinsics.intel

    /// Four vectors of scaled sums to 64 bytes, in this order.
    struct ByteQuantizer {
        var limit: Vector
        /// Whether a scaled sum may lie outside Int32.
        var isLimited: Bool
        /// Whether saturation is all that is left to do after rounding, as behind ReLU.
        var isPlain: Bool
        var zeroPoint: Sums
        var low: Sums
        var high: Sums

        @inline(always)
        init(_ r: Requantization, isLimited: Bool) {
            limit = broadcast(Float(r.high &- r.zeroPoint))
            self.isLimited = isLimited
            isPlain = r.zeroPoint == 0 && r.low == 0 && r.high == 255
            zeroPoint = _mm512_set1_epi16(Int16(truncatingIfNeeded: r.zeroPoint))
            low = _mm512_set1_epi8(Int8(truncatingIfNeeded: r.low))
            high = _mm512_set1_epi8(Int8(truncatingIfNeeded: r.high))
        }

        /// The packed bytes before they are put in order.
        @inline(always)
        func interleaved(_ t0: Vector, _ t1: Vector, _ t2: Vector, _ t3: Vector) -> Sums {
            if _slowPath(isLimited) {
                return packed(minimum(limit, t0), minimum(limit, t1), minimum(limit, t2), minimum(limit, t3))
            }
            return packed(t0, t1, t2, t3)
        }

        /// What is too small for Int32, or is NaN, becomes the most negative integer. The rest saturates.
        @inline(always)
        private func packed(_ t0: Vector, _ t1: Vector, _ t2: Vector, _ t3: Vector) -> Sums {
            let q01 = _mm512_packs_epi32(_mm512_cvtps_epi32(t0), _mm512_cvtps_epi32(t1))
            let q23 = _mm512_packs_epi32(_mm512_cvtps_epi32(t2), _mm512_cvtps_epi32(t3))
            if isPlain { return _mm512_packus_epi16(q01, q23) }
            let bytes = _mm512_packus_epi16(_mm512_adds_epi16(q01, zeroPoint), _mm512_adds_epi16(q23, zeroPoint))
            return _mm512_min_epu8(_mm512_max_epu8(bytes, low), high)
        }

        @inline(always)
        func callAsFunction(_ t0: Vector, _ t1: Vector, _ t2: Vector, _ t3: Vector) -> Sums {
            // Packing leaves four lanes of each vector in turn.
            let order = SIMD16<Int32>(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15)
            return _mm512_permutexvar_epi32(unsafeBitCast(order, to: Sums.self), interleaved(t0, t1, t2, t3))
        }
    }

    /// Whether an Int32 times one of `lanes` multipliers, plus a residual, may lie outside Int32.
    @inline(always)
    func mayExceedIntegers(_ multipliers: UnsafePointer<Float>, _ lanes: Int, residual: QuantizedResidual?) -> Bool {
        var largest = load(multipliers)
        var lane = 16
        while lane < lanes {
            largest = maximum(largest, load(multipliers + (lane < lanes &- 16 ? lane : lanes &- 16)))
            lane &+= 16
        }
        var isSmall = _mm512_reduce_max_ps(largest) <= 0.5
        if let residual, !(residual.multiplier <= 1_000_000) { isSmall = false }
        return !isSmall
    }

    /// The end of the pixels of a tile: scale, residual, requantization, store.
    struct ByteTileEnd {
        var multipliers: UnsafePointer<Float>
        var quantize: ByteQuantizer
        var output: UnsafeMutablePointer<UInt8>
        var floatOutput: UnsafeMutablePointer<Float>?
        var outputStride: Int
        var residual: UnsafePointer<UInt8>?
        var residualStride: Int
        var residualZeroPoint: Sums
        var residualMultiplier: Vector
        var columns: Int
        var isWhole: Bool
        /// Bytes that may be written from the first column of the panel on.
        var writable: Int

        /// - Parameter row: the pixel of the task that is pixel 0 of the tile.
        @inline(always)
        init(_ task: QuantizedTask, _ row: Int) {
            multipliers = task.multipliers
            quantize = ByteQuantizer(task.requantization, isLimited: task.isLimited)
            output = task.output + row &* task.outputStride
            outputStride = task.outputStride
            floatOutput = nil
            if let start = task.floatOutput { floatOutput = start + row &* task.outputStride }
            residual = nil
            residualStride = 0
            residualZeroPoint = _mm512_set1_epi32(0)
            residualMultiplier = broadcast(0)
            if let map = task.residual {
                residual = map.values + row &* map.pixelStride
                residualStride = map.pixelStride
                residualZeroPoint = _mm512_set1_epi32(map.zeroPoint)
                residualMultiplier = broadcast(map.multiplier)
            }
            columns = task.columns
            isWhole = task.columns == task.lanes
            writable = task.writable
        }

        @inline(always)
        private func scaled(_ c: Sums, _ offset: Int) -> Vector { _mm512_cvtepi32_ps(c) * load(multipliers + offset) }

        @inline(always)
        private func residualVector(_ p: UnsafePointer<UInt8>) -> Vector {
            let integers = _mm512_cvtepu8_epi32(loadBytes16(p))
            return _mm512_cvtepi32_ps(_mm512_sub_epi32(integers, residualZeroPoint)) * residualMultiplier
        }

        @inline(always)
        private func storeFloats(_ p: UnsafeMutablePointer<Float>, _ offset: Int, _ c: Sums) {
            let count = columns &- offset
            if count > 0 { store(scaled(c, offset), p + offset, first: count < 16 ? count : 16) }
        }

        /// One pixel of four vectors.
        @inline(always)
        func row(_ row: Int, _ c0: Sums, _ c1: Sums, _ c2: Sums, _ c3: Sums) {
            if let floatOutput {
                let p = floatOutput + row &* outputStride
                storeFloats(p, 0, c0)
                storeFloats(p, 16, c1)
                storeFloats(p, 32, c2)
                storeFloats(p, 48, c3)
                return
            }
            var (t0, t1) = (scaled(c0, 0), scaled(c1, 16))
            var (t2, t3) = (scaled(c2, 32), scaled(c3, 48))
            if let residual {
                let r = residual + row &* residualStride
                t0 += residualVector(r)
                t1 += residualVector(r + 16)
                t2 += residualVector(r + 32)
                t3 += residualVector(r + 48)
            }
            let bytes = quantize(t0, t1, t2, t3)
            let p = output + row &* outputStride
            if isWhole {
                _mm512_storeu_si512(p, bytes)
            } else {
                _mm512_mask_storeu_epi8(p, (1 &<< UInt64(truncatingIfNeeded: columns)) &- 1, bytes)
            }
        }

        /// Two pixels of two vectors, or one.
        ///
        /// - Parameter count: a constant after inlining.
        @inline(always)
        func rows2(_ row: Int, _ count: Int, _ c0: Sums, _ c1: Sums, _ d0: Sums, _ d1: Sums) {
            if let floatOutput {
                let p = floatOutput + row &* outputStride
                storeFloats(p, 0, c0)
                storeFloats(p, 16, c1)
                if count > 1 { storeFloats(p + outputStride, 0, d0) }
                if count > 1 { storeFloats(p + outputStride, 16, d1) }
                return
            }
            var (t0, t1) = (scaled(c0, 0), scaled(c1, 16))
            var (t2, t3) = count > 1 ? (scaled(d0, 0), scaled(d1, 16)) : (t0, t1)
            if let residual {
                let r = residual + row &* residualStride
                t0 += residualVector(r)
                t1 += residualVector(r + 16)
                if count > 1 { t2 += residualVector(r + residualStride) }
                if count > 1 { t3 += residualVector(r + (residualStride &+ 16)) }
            }
            let bytes = quantize(t0, t1, t2, t3)
            let p = output + row &* outputStride
            storeHalf(lowerHalf(bytes), p)
            if count > 1 { storeHalf(upperHalf(bytes), p + outputStride) }
        }

        /// Up to four pixels of one vector.
        ///
        /// - Parameter count: a constant after inlining.
        @inline(always)
        func rows4(_ row: Int, _ count: Int, _ c0: Sums, _ c1: Sums, _ c2: Sums, _ c3: Sums) {
            if let floatOutput {
                let p = floatOutput + row &* outputStride
                storeFloats(p, 0, c0)
                if count > 1 { storeFloats(p + outputStride, 0, c1) }
                if count > 2 { storeFloats(p + 2 &* outputStride, 0, c2) }
                if count > 3 { storeFloats(p + 3 &* outputStride, 0, c3) }
                return
            }
            var t0 = scaled(c0, 0)
            var t1 = count > 1 ? scaled(c1, 0) : t0
            var t2 = count > 2 ? scaled(c2, 0) : t0
            var t3 = count > 3 ? scaled(c3, 0) : t0
            if let residual {
                let r = residual + row &* residualStride
                t0 += residualVector(r)
                if count > 1 { t1 += residualVector(r + residualStride) }
                if count > 2 { t2 += residualVector(r + 2 &* residualStride) }
                if count > 3 { t3 += residualVector(r + 3 &* residualStride) }
            }
            let bytes = quantize(t0, t1, t2, t3)
            let p = output + row &* outputStride
            let (lower, upper) = (lowerHalf(bytes), upperHalf(bytes))
            storeQuarter(Bytes16(lower[0], lower[1]), p)
            if count > 1 { storeQuarter(Bytes16(lower[2], lower[3]), p + outputStride) }
            if count > 2 { storeQuarter(Bytes16(upper[0], upper[1]), p + 2 &* outputStride) }
            if count > 3 { storeQuarter(Bytes16(upper[2], upper[3]), p + 3 &* outputStride) }
        }

        @inline(always)
        private func lowerHalf(_ v: Sums) -> SIMD4<Int64> { SIMD4(v[0], v[1], v[2], v[3]) }

        @inline(always)
        private func upperHalf(_ v: Sums) -> SIMD4<Int64> { SIMD4(v[4], v[5], v[6], v[7]) }

        @inline(always)
        private func storeHalf(_ v: SIMD4<Int64>, _ p: UnsafeMutablePointer<UInt8>) {
            if isWhole {
                _mm256_storeu_si256(UnsafeMutableRawPointer(p).assumingMemoryBound(to: SIMD4<Int64>.self), v)
            } else {
                _mm256_mask_storeu_epi8(p, (1 &<< UInt32(truncatingIfNeeded: columns)) &- 1, v)
            }
        }

        @inline(always)
        private func storeQuarter(_ v: Bytes16, _ p: UnsafeMutablePointer<UInt8>) {
            if isWhole {
                storeBytes16(v, p)
            } else {
                _mm_mask_storeu_epi8(p, lanesMask(columns), v)
            }
        }
    }
#endif
