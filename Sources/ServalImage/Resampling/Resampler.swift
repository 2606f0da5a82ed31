/// Filters interleaved 8-bit samples along rows and along columns, rounding to 8 bits between.
///
/// A 22-bit weight does not fit the 16-bit multiply-add of the vector units. It is split into a high part and 11 low
/// bits, `w = high · 2¹¹ + low`; both sums are exact, so the result is that of 32-bit arithmetic.
struct Resampler {
    private static let splitBits: Int32 = 11

    private let sourceWidth: Int
    private let sourceHeight: Int
    private let width: Int
    private let height: Int
    /// Nil where an axis stays as it is.
    private let horizontal: ResampleKernel?
    private let vertical: ResampleKernel?
    /// Source rows that the result depends on.
    private let firstRow: Int
    private let rowCount: Int
    /// The cheaper order where rows get longer and columns shorter, which Pillow takes then, too.
    private let columnsFirst: Bool

    init(sourceWidth: Int, sourceHeight: Int, box: Box<ImageSpace>, width: Int, height: Int) {
        self.sourceWidth = sourceWidth
        self.sourceHeight = sourceHeight
        self.width = width
        self.height = height
        columnsFirst = width > sourceWidth && height < sourceHeight
        horizontal =
            ResampleKernel.isIdentity(sourceCount: sourceWidth, from: box.x0, to: box.x1, targetCount: width)
            ? nil : ResampleKernel(sourceCount: sourceWidth, from: box.x0, to: box.x1, targetCount: width)
        let isVerticalIdentity = ResampleKernel.isIdentity(
            sourceCount: sourceHeight, from: box.y0, to: box.y1, targetCount: height)
        if isVerticalIdentity {
            vertical = nil
            firstRow = 0
            rowCount = sourceHeight
        } else {
            let kernel = ResampleKernel(sourceCount: sourceHeight, from: box.y0, to: box.y1, targetCount: height)
            vertical = kernel
            firstRow = kernel.starts[0]
            rowCount = kernel.starts[height - 1] + kernel.counts[height - 1] - kernel.starts[0]
        }
    }

    func run(_ source: UnsafePointer<UInt8>, channels: Int, to output: UnsafeMutablePointer<UInt8>) {
        let used = source + firstRow * sourceWidth * channels
        guard let horizontal else {
            if let vertical {
                filterColumns(used, vertical, rowBytes: width * channels, to: output)
            } else {
                output.update(from: used, count: width * height * channels)
            }
            return
        }
        guard let vertical else {
            filterRows(
                used, horizontal, channels: channels, rows: rowCount, available: sourceHeight - firstRow, to: output)
            return
        }
        if columnsFirst {
            let between = HeapBuffer<UInt8>(count: height * sourceWidth * channels)
            filterColumns(used, vertical, rowBytes: sourceWidth * channels, to: between.pointer)
            filterRows(
                UnsafePointer(between.pointer), horizontal, channels: channels, rows: height, available: height,
                to: output)
        } else {
            let between = HeapBuffer<UInt8>(count: rowCount * width * channels)
            filterRows(
                used, horizontal, channels: channels, rows: rowCount, available: sourceHeight - firstRow,
                to: between.pointer)
            filterColumns(UnsafePointer(between.pointer), vertical, rowBytes: width * channels, to: output)
        }
    }

    // MARK: Rows

    /// - Parameter available: Rows of the buffer from `source` on, at least `rows`.
    private func filterRows(
        _ source: UnsafePointer<UInt8>, _ kernel: ResampleKernel, channels: Int, rows: Int, available: Int,
        to output: UnsafeMutablePointer<UInt8>
    ) {
        let pairs = PairedWeights(kernel)
        defer { withExtendedLifetime(pairs) {} }
        let sourceStride = sourceWidth &* channels
        let stride = width &* channels
        var y = 0
        // The vector path reads up to four bytes beyond a row, which the buffer's last row does not have.
        if channels == 3 {
            while y &+ 4 <= rows, (available &- y &- 4) &* sourceStride >= 4 {
                Self.filterFourRows(
                    source + y &* sourceStride, sourceStride, pairs.pointers, width: width, to: output + y &* stride)
                y &+= 4
            }
        }
        while y < rows {
            filterRowScalar(source + y &* sourceStride, kernel, channels, output + y &* stride)
            y &+= 1
        }
    }

    /// Three channels, two source pixels of four rows a step. Reads up to four bytes beyond the last pixel taken.
    static func filterFourRows(
        _ source: UnsafePointer<UInt8>, _ sourceStride: Int, _ pairs: FilterWeights, width: Int,
        to output: UnsafeMutablePointer<UInt8>
    ) {
        let zero = SIMD4<Int32>(repeating: 0)
        let rounding = SIMD4<Int32>(repeating: 1 &<< (ResampleKernel.precision &- 1))
        let stride = width &* 3
        var weights = pairs.weights
        var bounds = pairs.bounds
        for x in 0..<width {
            var pixel = source + Int(bounds[0]) &* 3
            var (low0, low1, low2, low3) = (rounding, rounding, rounding, rounding)
            var (high0, high1, high2, high3) = (zero, zero, zero, zero)
            var word = weights
            for _ in 0..<bounds[1] {
                let lowWeights = unsafeBitCast(SIMD4<Int32>(repeating: word[0]), to: SIMD8<Int16>.self)
                let highWeights = unsafeBitCast(SIMD4<Int32>(repeating: word[1]), to: SIMD8<Int16>.self)
                let taps0 = loadTaps(pixel)
                let taps1 = loadTaps(pixel + sourceStride)
                let taps2 = loadTaps(pixel + sourceStride &* 2)
                let taps3 = loadTaps(pixel + sourceStride &* 3)
                low0 &+= multiplyAddPairs(taps0, lowWeights)
                high0 &+= multiplyAddPairs(taps0, highWeights)
                low1 &+= multiplyAddPairs(taps1, lowWeights)
                high1 &+= multiplyAddPairs(taps1, highWeights)
                low2 &+= multiplyAddPairs(taps2, lowWeights)
                high2 &+= multiplyAddPairs(taps2, highWeights)
                low3 &+= multiplyAddPairs(taps3, lowWeights)
                high3 &+= multiplyAddPairs(taps3, highWeights)
                pixel += 6
                word += 2
            }
            let words = packUnsignedSaturating(
                packSaturating(combine(low0, high0), combine(low1, high1)),
                packSaturating(combine(low2, high2), combine(low3, high3)))
            let pixels = unsafeBitCast(words, to: SIMD4<UInt32>.self)
            let to = output + x &* 3
            storePixel(pixels[0], to)
            storePixel(pixels[1], to + stride)
            storePixel(pixels[2], to + stride &* 2)
            storePixel(pixels[3], to + stride &* 3)
            weights += pairs.pairCount &* 2
            bounds += FilterWeights.boundCount
        }
    }

    /// Two pixels' channels side by side: `R0 R1 G0 G1 B0 B1` and two lanes without meaning.
    @inline(__always)
    private static func loadTaps(_ pixel: UnsafePointer<UInt8>) -> SIMD8<Int16> {
        let first = unsafeBitCast(SIMD4(load(pixel, as: UInt32.self), 0, 0, 0), to: SIMD16<UInt8>.self)
        let second = unsafeBitCast(SIMD4(load(pixel + 3, as: UInt32.self), 0, 0, 0), to: SIMD16<UInt8>.self)
        return unsafeBitCast(
            interleaveLow(interleaveLow(first, second), SIMD16(repeating: 0)), to: SIMD8<Int16>.self)
    }

    @inline(__always)
    private static func storePixel(_ pixel: UInt32, _ output: UnsafeMutablePointer<UInt8>) {
        store(UInt16(truncatingIfNeeded: pixel), output)
        store(UInt8(truncatingIfNeeded: pixel &>> 16), output + 2)
    }

    private func filterRowScalar(
        _ source: UnsafePointer<UInt8>, _ kernel: ResampleKernel, _ channels: Int,
        _ output: UnsafeMutablePointer<UInt8>
    ) {
        kernel.weights.withUnsafeBufferPointer { weights in
            for x in 0..<width {
                for channel in 0..<channels {
                    let first = source + (kernel.starts[x] &* channels &+ channel)
                    var sum: Int32 = 1 &<< (ResampleKernel.precision &- 1)
                    for tap in 0..<kernel.counts[x] {
                        sum &+= Int32(first[tap &* channels]) &* weights[x &* kernel.maximumCount &+ tap]
                    }
                    output[x &* channels &+ channel] = Self.clamp(sum)
                }
            }
        }
    }

    // MARK: Columns

    private func filterColumns(
        _ source: UnsafePointer<UInt8>, _ kernel: ResampleKernel, rowBytes: Int, to output: UnsafeMutablePointer<UInt8>
    ) {
        let pairs = PairedWeights(kernel)
        defer { withExtendedLifetime(pairs) {} }
        for y in 0..<height {
            Self.filterRow(
                source + (kernel.starts[y] &- firstRow) &* rowBytes, rowBytes: rowBytes, pairs.pointers.ofTarget(y),
                count: kernel.counts[y], to: output + y &* rowBytes)
        }
    }

    /// One row of the target from `count` rows of the source, of the same number of bytes.
    static func filterRow(
        _ source: UnsafePointer<UInt8>, rowBytes: Int, _ weights: UnsafePointer<Int32>, count: Int,
        to output: UnsafeMutablePointer<UInt8>
    ) {
        var x = 0
        while x &+ 8 <= rowBytes {
            filterEightColumns(source + x, weights, count, rowBytes, output + x)
            x &+= 8
        }
        while x < rowBytes {
            var sum: Int32 = 1 &<< (ResampleKernel.precision &- 1)
            for tap in 0..<count {
                sum &+= Int32(source[tap &* rowBytes &+ x]) &* FilterWeights.weight(of: tap, weights)
            }
            output[x] = clamp(sum)
            x &+= 1
        }
    }

    @inline(__always)
    private static func filterEightColumns(
        _ source: UnsafePointer<UInt8>, _ weights: UnsafePointer<Int32>, _ count: Int, _ rowBytes: Int,
        _ output: UnsafeMutablePointer<UInt8>
    ) {
        let rounding = SIMD4<Int32>(repeating: 1 &<< (ResampleKernel.precision &- 1))
        var lowA = rounding
        var lowB = rounding
        var highA = SIMD4<Int32>(repeating: 0)
        var highB = SIMD4<Int32>(repeating: 0)
        var weights = weights
        var from = source
        var remaining = count
        while remaining > 0 {
            // An odd count repeats its last row, whose second weight is 0.
            let first = loadWidened(from)
            let second = loadWidened(remaining > 1 ? from + rowBytes : from)
            let lowWeights = unsafeBitCast(SIMD4<Int32>(repeating: weights[0]), to: SIMD8<Int16>.self)
            let highWeights = unsafeBitCast(SIMD4<Int32>(repeating: weights[1]), to: SIMD8<Int16>.self)
            let tapsA = interleaveLow(first, second)
            let tapsB = interleaveHigh(first, second)
            lowA &+= multiplyAddPairs(tapsA, lowWeights)
            highA &+= multiplyAddPairs(tapsA, highWeights)
            lowB &+= multiplyAddPairs(tapsB, lowWeights)
            highB &+= multiplyAddPairs(tapsB, highWeights)
            weights += 2
            from += rowBytes &* 2
            remaining &-= 2
        }
        let packed = packSaturating(combine(lowA, highA), combine(lowB, highB))
        store(SIMD8<UInt8>(truncatingIfNeeded: packed), output)
    }

    /// Joins the two partial sums and drops the fraction. Weights are not negative and add up to one, so that the
    /// result lies within 0…255 up to their rounding, which can reach 256.
    @inline(__always)
    private static func combine(_ low: SIMD4<Int32>, _ high: SIMD4<Int32>) -> SIMD4<Int32> {
        let sum = (low &+ (high &<< SIMD4(repeating: splitBits))) &>> SIMD4(repeating: ResampleKernel.precision)
        return sum &- (sum &>> SIMD4(repeating: 8))
    }

    @inline(__always)
    private static func clamp(_ sum: Int32) -> UInt8 {
        UInt8(truncatingIfNeeded: max(0, min(255, sum &>> ResampleKernel.precision)))
    }
}

/// Weights split for 16-bit multiply-adds: for each pair of taps a word with both low parts and one with both high.
struct FilterWeights {
    /// Pairs that lie there for each target sample; those that it does not need are 0.
    let pairCount: Int
    /// For each target sample, its first source sample, the number of pairs that it needs, and that of samples.
    let bounds: UnsafePointer<Int32>
    let weights: UnsafePointer<Int32>

    /// Numbers of `bounds` for each target sample.
    static let boundCount = 3

    func ofTarget(_ target: Int) -> UnsafePointer<Int32> { weights + target &* pairCount &* 2 }

    /// Adds a tap's weight to the pairs of one target sample, which begin as 0.
    @inline(__always)
    static func add(_ weight: Int32, ofTap tap: Int, to pairs: UnsafeMutablePointer<Int32>) {
        let pair = pairs + tap / 2 &* 2
        let shift = Int32(tap % 2 &* 16)
        pair[0] |= (weight & 0x7FF) &<< shift
        pair[1] |= (weight &>> 11) &<< shift
    }

    /// A tap's weight from the pairs of one target sample.
    @inline(__always)
    static func weight(of tap: Int, _ pairs: UnsafePointer<Int32>) -> Int32 {
        let pair = pairs + tap / 2 &* 2
        let shift = Int32(tap % 2 &* 16)
        return (pair[0] &>> shift) & 0xFFFF | ((pair[1] &>> shift) & 0xFFFF) &<< 11
    }
}

/// The split weights of a kernel in memory of their own.
struct PairedWeights {
    let pairCount: Int
    let bounds: HeapBuffer<Int32>
    let weights: HeapBuffer<Int32>

    var pointers: FilterWeights {
        FilterWeights(
            pairCount: pairCount, bounds: UnsafePointer(bounds.pointer), weights: UnsafePointer(weights.pointer))
    }

    init(_ kernel: ResampleKernel) {
        pairCount = (kernel.maximumCount + 1) / 2
        bounds = HeapBuffer(count: kernel.counts.count * FilterWeights.boundCount)
        weights = HeapBuffer(count: kernel.counts.count * pairCount * 2, repeating: 0)
        for target in 0..<kernel.counts.count {
            let bound = bounds.pointer + target * FilterWeights.boundCount
            bound[0] = Int32(kernel.starts[target])
            bound[1] = Int32((kernel.counts[target] + 1) / 2)
            bound[2] = Int32(kernel.counts[target])
            let pairs = weights.pointer + target * pairCount * 2
            for tap in 0..<kernel.counts[target] {
                FilterWeights.add(kernel.weights[target * kernel.maximumCount + tap], ofTap: tap, to: pairs)
            }
        }
    }
}
