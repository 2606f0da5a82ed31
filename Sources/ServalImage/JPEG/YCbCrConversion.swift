/// YCbCr to RGB with 16-bit fixed-point factors, equal to libjpeg's `ycc_rgb_convert` for every input:
/// `R = Y + 1.402 Cr`, `G = Y − 0.344 Cb − 0.714 Cr`, `B = Y + 1.772 Cb`, chroma centred on 128 (ITU-T T.871).
enum YCbCrConversion {
    /// Converts `count` pixels; `output` gets `3 · count` bytes.
    @inline(__always)
    static func convertRow(
        _ y: UnsafePointer<UInt8>, _ cb: UnsafePointer<UInt8>, _ cr: UnsafePointer<UInt8>,
        to output: UnsafeMutablePointer<UInt8>, count: Int
    ) {
        var x = 0
        // A step writes two bytes too many, which the next pixel overwrites.
        while x &+ 16 < count {
            let low = Half(loadWidened(y + x), loadWidened(cb + x), loadWidened(cr + x))
            let high = Half(loadWidened(y + (x &+ 8)), loadWidened(cb + (x &+ 8)), loadWidened(cr + (x &+ 8)))
            storeInterleaved(
                packUnsignedSaturating(low.red, high.red), packUnsignedSaturating(low.green, high.green),
                packUnsignedSaturating(low.blue, high.blue), output + x &* 3)
            x &+= 16
        }
        while x < count {
            let blue = Int32(cb[x]) &- 128
            let red = Int32(cr[x]) &- 128
            let luma = Int32(y[x])
            output[x &* 3] = clamp(luma &+ (91881 &* red &+ 32768) &>> 16)
            output[x &* 3 &+ 1] = clamp(luma &+ (32768 &- 22554 &* blue &- 46802 &* red) &>> 16)
            output[x &* 3 &+ 2] = clamp(luma &+ (116130 &* blue &+ 32768) &>> 16)
            x &+= 1
        }
    }

    @inline(__always)
    private static func clamp(_ value: Int32) -> UInt8 {
        UInt8(truncatingIfNeeded: max(0, min(255, value)))
    }

    /// Eight pixels in 16 bits. Factors above one half are split into whole multiples and a remainder, so that each
    /// product fits; the results are those of the 32-bit formulas.
    private struct Half {
        let red, green, blue: SIMD8<Int16>

        @inline(__always)
        init(_ luma: SIMD8<Int16>, _ cb: SIMD8<Int16>, _ cr: SIMD8<Int16>) {
            let center = SIMD8<Int16>(repeating: 128)
            let one = SIMD8<Int16>(repeating: 1)
            let b = cb &- center
            let r = cr &- center
            // (2 x f 2^16 >> 16) + 1 >> 1 rounds x f; 0.402 and −0.228 are 1.402 − 1 and 1.772 − 2.
            let redPart = (multiplyHigh(r &+ r, SIMD8(repeating: 26345)) &+ one) &>> one
            let bluePart = (multiplyHigh(b &+ b, SIMD8(repeating: -14942)) &+ one) &>> one
            red = luma &+ r &+ redPart
            blue = luma &+ b &+ b &+ bluePart
            // −0.344 Cb + 0.286 Cr − Cr.
            let factors = SIMD8<Int16>(-22554, 18734, -22554, 18734, -22554, 18734, -22554, 18734)
            let rounding = SIMD4<Int32>(repeating: 32768)
            let shift = SIMD4<Int32>(repeating: 16)
            let first = (multiplyAddPairs(interleaveLow(b, r), factors) &+ rounding) &>> shift
            let second = (multiplyAddPairs(interleaveHigh(b, r), factors) &+ rounding) &>> shift
            green = luma &- r &+ packSaturating(first, second)
        }
    }

    /// Writes sixteen pixels as 48 bytes, and two bytes more.
    @inline(__always)
    static func storeInterleaved(
        _ red: SIMD16<UInt8>, _ green: SIMD16<UInt8>, _ blue: SIMD16<UInt8>, _ output: UnsafeMutablePointer<UInt8>
    ) {
        let redGreenLow = unsafeBitCast(interleaveLow(red, green), to: SIMD8<Int16>.self)
        let redGreenHigh = unsafeBitCast(interleaveHigh(red, green), to: SIMD8<Int16>.self)
        let zero = SIMD16<UInt8>(repeating: 0)
        let blueLow = unsafeBitCast(interleaveLow(blue, zero), to: SIMD8<Int16>.self)
        let blueHigh = unsafeBitCast(interleaveHigh(blue, zero), to: SIMD8<Int16>.self)
        storeFourPixels(interleaveLow(redGreenLow, blueLow), output)
        storeFourPixels(interleaveHigh(redGreenLow, blueLow), output + 12)
        storeFourPixels(interleaveLow(redGreenHigh, blueHigh), output + 24)
        storeFourPixels(interleaveHigh(redGreenHigh, blueHigh), output + 36)
    }

    /// Closes the gap in `R G B 0 R G B 0` in both halves and writes twelve bytes, and two more.
    @inline(__always)
    private static func storeFourPixels(_ pixels: SIMD8<Int16>, _ output: UnsafeMutablePointer<UInt8>) {
        let words = unsafeBitCast(pixels, to: SIMD2<UInt64>.self)
        let eight = SIMD2<UInt64>(repeating: 8)
        let packed = (words & SIMD2(repeating: 0xFF_FFFF)) | ((words &>> eight) & SIMD2(repeating: 0xFFFF_FF00_0000))
        store(packed[0], output)
        store(packed[1], output + 6)
    }
}
