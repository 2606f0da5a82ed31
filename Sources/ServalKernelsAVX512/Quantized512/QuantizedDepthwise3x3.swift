import ServalKernelInterface

#if arch(x86_64)
    import _Builtin_intrinsics.intel

    /// A depthwise 3x3 of stride one or two in 8 bits, packed by columns of the window.
    ///
    /// Blocks of 64 channels, then of 32 and 16, of which two and four output rows are computed at a time. The
    /// outer loop is over tiles of rows whose input fits in half of a second-level cache of 1 MiB.
    func quantizedDepthwise3x3(_ call: QuantizedDepthwiseCall) {
        if call.window.strideX == 1 { depthwise3x3(1, call) } else { depthwise3x3(2, call) }
    }

    @inline(always)
    private func depthwise3x3(_ stride: Int, _ call: QuantizedDepthwiseCall) {
        let channels = (call.layout.channels &+ 15) & ~15
        let tileRows = depthwiseTileRows(call)
        withStackBytes(64) { bytes in
            for i in 0..<64 { bytes[i] = UInt8(truncatingIfNeeded: call.inputZeroPoint) }
            let padding = UnsafePointer(bytes)
            var start = 0
            while start < call.outputRowCount {
                let end = start &+ tileRows < call.outputRowCount ? start &+ tileRows : call.outputRowCount
                var block = call.weights
                var channel = 0
                while channel < channels {
                    let rest = channels &- channel
                    if rest >= 64 {
                        depthwiseBlock(64, stride, call, block, padding, channel, start, end)
                        channel &+= 64
                    } else if rest >= 32 {
                        depthwiseBlock(32, stride, call, block, padding, channel, start, end)
                        channel &+= 32
                    } else {
                        depthwiseBlock(16, stride, call, block, padding, channel, start, end)
                        channel &+= 16
                    }
                    block += 1280
                }
                start = end
            }
        }
    }

    @inline(always)
    private func depthwiseBlock(
        _ lanes: Int, _ stride: Int, _ call: QuantizedDepthwiseCall, _ block: UnsafeRawPointer,
        _ padding: UnsafePointer<UInt8>, _ channel: Int, _ start: Int, _ end: Int
    ) {
        let group = 64 / lanes
        var row = start
        while row < end {
            func inputRow(_ index: Int) -> DepthwiseRow {
                DepthwiseRow(call, row &* stride &+ index, channel, padding: padding)
            }
            let r0 = inputRow(0)
            let r1 = inputRow(1)
            let r2 = inputRow(2)
            let r3 = group > 1 ? inputRow(3) : r0
            let r4 = group > 1 ? inputRow(4) : r0
            let r5 = group > 2 ? inputRow(5) : r0
            let isLong = group > 2 && stride == 2
            let r6 = isLong ? inputRow(6) : r0
            let r7 = isLong ? inputRow(7) : r0
            let r8 = isLong ? inputRow(8) : r0
            depthwiseGroup(
                lanes, stride, call, block,
                DepthwiseRows(r0: r0, r1: r1, r2: r2, r3: r3, r4: r4, r5: r5, r6: r6, r7: r7, r8: r8),
                call.output + (row &* call.outputRowStride &+ channel), end &- row, channel)
            row &+= group
        }
    }

    /// A group of output rows of one block of channels, from left to right.
    @inline(always)
    private func depthwiseGroup(
        _ lanes: Int, _ stride: Int, _ call: QuantizedDepthwiseCall, _ block: UnsafeRawPointer,
        _ inputRows: DepthwiseRows, _ output: UnsafeMutablePointer<UInt8>, _ rowsLeft: Int, _ channel: Int
    ) {
        let bias = block.assumingMemoryBound(to: Int32.self)
        let multipliers = (block + 256).assumingMemoryBound(to: Float.self)
        let first = DepthwiseWeights(block + 512)
        let second = DepthwiseWeights(block + 768)
        let third = DepthwiseWeights(block + 1024)
        let quantize = ByteQuantizer(
            call.requantization, isLimited: mayExceedIntegers(multipliers, 64, residual: nil))
        let outside = DepthwiseColumn(padding: _mm512_set1_epi8(Int8(truncatingIfNeeded: call.inputZeroPoint)))
        var rows = inputRows
        var x = 0 &- call.window.padLeft
        let width = call.window.inputWidth
        @inline(always)
        func next() -> DepthwiseColumn {
            let column = x >= 0 && x < width ? rows.column(lanes, stride) : outside
            rows.advance()
            x &+= 1
            return column
        }
        let writable = call.outputPixelStride < (call.layout.channels &+ 15) & ~15 ? call.layout.channels : Int.max
        var p = output
        var a = next()
        var b = stride == 1 ? next() : a
        for _ in 0..<call.window.outputWidth {
            if stride == 2 { b = next() }
            let c = next()
            var c0 = _mm512_dpbusd_epi32(loadSums(bias), a.x0, first.w0)
            var c1 = _mm512_dpbusd_epi32(loadSums(bias + 16), a.x1, first.w1)
            var c2 = _mm512_dpbusd_epi32(loadSums(bias + 32), a.x2, first.w2)
            var c3 = _mm512_dpbusd_epi32(loadSums(bias + 48), a.x3, first.w3)
            c0 = _mm512_dpbusd_epi32(c0, b.x0, second.w0)
            c1 = _mm512_dpbusd_epi32(c1, b.x1, second.w1)
            c2 = _mm512_dpbusd_epi32(c2, b.x2, second.w2)
            c3 = _mm512_dpbusd_epi32(c3, b.x3, second.w3)
            c0 = _mm512_dpbusd_epi32(c0, c.x0, third.w0)
            c1 = _mm512_dpbusd_epi32(c1, c.x1, third.w1)
            c2 = _mm512_dpbusd_epi32(c2, c.x2, third.w2)
            c3 = _mm512_dpbusd_epi32(c3, c.x3, third.w3)
            let bytes = quantize.interleaved(
                _mm512_cvtepi32_ps(c0) * load(multipliers), _mm512_cvtepi32_ps(c1) * load(multipliers + 16),
                _mm512_cvtepi32_ps(c2) * load(multipliers + 32), _mm512_cvtepi32_ps(c3) * load(multipliers + 48))
            storeGroup(lanes, bytes, p, call.outputRowStride, rowsLeft, writable &- channel)
            p += call.outputPixelStride
            if stride == 1 { a = b }
            if stride == 1 { b = c } else { a = c }
        }
    }

    @inline(always)
    private func storeGroup(
        _ lanes: Int, _ bytes: Sums, _ p: UnsafeMutablePointer<UInt8>, _ rowStride: Int, _ rows: Int, _ count: Int
    ) {
        let isWhole = count >= lanes
        if lanes == 64 {
            if isWhole {
                _mm512_storeu_si512(p, bytes)
            } else {
                _mm512_mask_storeu_epi8(p, (1 &<< UInt64(truncatingIfNeeded: count)) &- 1, bytes)
            }
        } else if lanes == 32 {
            storeHalf(SIMD4(bytes[0], bytes[1], bytes[2], bytes[3]), p, isWhole, count)
            if rows > 1 { storeHalf(SIMD4(bytes[4], bytes[5], bytes[6], bytes[7]), p + rowStride, isWhole, count) }
        } else {
            storeQuarter(Bytes16(bytes[0], bytes[1]), p, isWhole, count)
            if rows > 1 { storeQuarter(Bytes16(bytes[2], bytes[3]), p + rowStride, isWhole, count) }
            if rows > 2 { storeQuarter(Bytes16(bytes[4], bytes[5]), p + 2 &* rowStride, isWhole, count) }
            if rows > 3 { storeQuarter(Bytes16(bytes[6], bytes[7]), p + 3 &* rowStride, isWhole, count) }
        }
    }

    @inline(always)
    private func storeHalf(_ v: SIMD4<Int64>, _ p: UnsafeMutablePointer<UInt8>, _ isWhole: Bool, _ count: Int) {
        if isWhole {
            _mm256_storeu_si256(UnsafeMutableRawPointer(p).assumingMemoryBound(to: SIMD4<Int64>.self), v)
        } else {
            _mm256_mask_storeu_epi8(p, (1 &<< UInt32(truncatingIfNeeded: count)) &- 1, v)
        }
    }

    @inline(always)
    private func storeQuarter(_ v: Bytes16, _ p: UnsafeMutablePointer<UInt8>, _ isWhole: Bool, _ count: Int) {
        if isWhole { storeBytes16(v, p) } else { _mm_mask_storeu_epi8(p, lanesMask(count), v) }
    }
#else
    func quantizedDepthwise3x3(_ call: QuantizedDepthwiseCall) {}
#endif
