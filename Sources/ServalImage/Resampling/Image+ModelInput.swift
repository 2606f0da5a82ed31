extension Image {
    /// Writes the picture as a model's input: row-major, three interleaved channels (NHWC with N = 1), each sample as
    /// `sample · scale + offset` with one rounding for the product and one for the sum.
    ///
    /// - Parameters:
    ///   - output: Room for `width · height · 3` elements, not overlapping the picture.
    ///   - scale: A factor for each channel.
    ///   - offset: A summand for each channel.
    public func writeModelInput(
        to output: UnsafeMutablePointer<Float>, scale: (Float, Float, Float), offset: (Float, Float, Float)
    ) {
        pixels.withUnsafeBufferPointer { Image.writeModelInput($0, to: output, scale: scale, offset: offset) }
    }

    /// The same of RGB samples that lie elsewhere.
    package static func writeModelInput(
        _ source: UnsafeBufferPointer<UInt8>, to output: UnsafeMutablePointer<Float>, scale: (Float, Float, Float),
        offset: (Float, Float, Float)
    ) {
        guard let base = source.baseAddress else { return }
        // Twelve samples are four pixels: the channels come round after three vectors.
        let scales = ChannelPattern(scale)
        let offsets = ChannelPattern(offset)
        var index = 0
        while index &+ 16 <= source.count {
            let bytes = load(base + index, as: SIMD16<UInt8>.self)
            let zero = SIMD16<UInt8>(repeating: 0)
            let low = unsafeBitCast(interleaveLow(bytes, zero), to: SIMD8<Int16>.self)
            let high = unsafeBitCast(interleaveHigh(bytes, zero), to: SIMD8<Int16>.self)
            let a = SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: low.lowHalf))
            let b = SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: low.highHalf))
            let c = SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: high.lowHalf))
            store(a * scales.a + offsets.a, output + index)
            store(b * scales.b + offsets.b, output + (index &+ 4))
            store(c * scales.c + offsets.c, output + (index &+ 8))
            index &+= 12
        }
        while index < source.count {
            let lane = index % 3
            output[index] = Float(base[index]) * scales.a[lane] + offsets.a[lane]
            index &+= 1
        }
    }
}

/// Three numbers repeated over twelve lanes.
private struct ChannelPattern {
    let a, b, c: SIMD4<Float>

    init(_ values: (Float, Float, Float)) {
        a = SIMD4(values.0, values.1, values.2, values.0)
        b = SIMD4(values.1, values.2, values.0, values.1)
        c = SIMD4(values.2, values.0, values.1, values.2)
    }
}
