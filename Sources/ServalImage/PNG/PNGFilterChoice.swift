/// Filters a row (PNG 9.2) by the one of the five filters whose results, taken as signed bytes, are the least in sum.
enum PNGFilterChoice {
    /// - Parameters:
    ///   - row: `count` bytes; before them lie `channels` zeros, behind them 16 bytes that may be read.
    ///   - above: the row before, likewise; zeros for the first one.
    ///   - output: receives the filter's number and the results; 16 bytes more may be overwritten.
    static func write(
        _ row: UnsafePointer<UInt8>, _ above: UnsafePointer<UInt8>, count: Int, channels: Int,
        to output: UnsafeMutablePointer<UInt8>
    ) {
        let filter = leastFilter(row, above, count, channels)
        output[0] = UInt8(truncatingIfNeeded: filter)
        let output = output + 1
        var index = 0
        while index < count {
            let neighbours = Neighbours(row, above, index, channels)
            store(neighbours.result(of: filter), output + index)
            index &+= 16
        }
    }

    private static func leastFilter(
        _ row: UnsafePointer<UInt8>, _ above: UnsafePointer<UInt8>, _ count: Int, _ channels: Int
    ) -> Int {
        var sums = (SIMD2<UInt64>(), SIMD2<UInt64>(), SIMD2<UInt64>(), SIMD2<UInt64>(), SIMD2<UInt64>())
        var index = 0
        while index < count {
            let neighbours = Neighbours(row, above, index, channels)
            // Bytes behind the row do not count.
            let mask = index &+ 16 <= count ? SIMD16(repeating: 255) : tailMask(count &- index)
            sums.0 &+= sumOfMagnitudes(neighbours.pixel & mask)
            sums.1 &+= sumOfMagnitudes(neighbours.sub & mask)
            sums.2 &+= sumOfMagnitudes(neighbours.up & mask)
            sums.3 &+= sumOfMagnitudes(neighbours.average & mask)
            sums.4 &+= sumOfMagnitudes(neighbours.paeth & mask)
            index &+= 16
        }
        let costs = [sums.0, sums.1, sums.2, sums.3, sums.4].map { $0[0] &+ $0[1] }
        return costs.indices.min { costs[$0] < costs[$1] } ?? 0
    }

    private static func tailMask(_ count: Int) -> SIMD16<UInt8> {
        let lanes = SIMD16<UInt8>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
        return SIMD16<UInt8>(repeating: 0).replacing(
            with: SIMD16(repeating: 255), where: lanes .< SIMD16(repeating: UInt8(truncatingIfNeeded: count)))
    }

    @inline(__always)
    private static func sumOfMagnitudes(_ bytes: SIMD16<UInt8>) -> SIMD2<UInt64> {
        sumOfBytes(lesser(bytes, SIMD16(repeating: 0) &- bytes))
    }

    /// Sixteen bytes of a row and those beside them.
    private struct Neighbours {
        let pixel: SIMD16<UInt8>
        private let left: SIMD16<UInt8>
        private let above: SIMD16<UInt8>
        private let corner: SIMD16<UInt8>

        @inline(__always)
        init(_ row: UnsafePointer<UInt8>, _ above: UnsafePointer<UInt8>, _ index: Int, _ channels: Int) {
            pixel = load(row + index, as: SIMD16<UInt8>.self)
            left = load(row + (index &- channels), as: SIMD16<UInt8>.self)
            self.above = load(above + index, as: SIMD16<UInt8>.self)
            corner = load(above + (index &- channels), as: SIMD16<UInt8>.self)
        }

        @inline(__always) var sub: SIMD16<UInt8> { pixel &- left }
        @inline(__always) var up: SIMD16<UInt8> { pixel &- above }
        // Half of the sum, rounded down.
        @inline(__always) var average: SIMD16<UInt8> {
            pixel &- ((left & above) &+ ((left ^ above) &>> SIMD16(repeating: 1)))
        }
        @inline(__always) var paeth: SIMD16<UInt8> {
            let zeros = SIMD16<UInt8>(repeating: 0)
            let low = predictor(
                interleaveLow(left, zeros), interleaveLow(above, zeros), interleaveLow(corner, zeros))
            let high = predictor(
                interleaveHigh(left, zeros), interleaveHigh(above, zeros), interleaveHigh(corner, zeros))
            return pixel &- packUnsignedSaturating(low, high)
        }

        @inline(__always)
        func result(of filter: Int) -> SIMD16<UInt8> {
            switch filter {
            case 0: pixel
            case 1: sub
            case 2: up
            case 3: average
            default: paeth
            }
        }

        @inline(__always)
        private func predictor(
            _ left: SIMD16<UInt8>, _ up: SIMD16<UInt8>, _ corner: SIMD16<UInt8>
        ) -> SIMD8<Int16> {
            paethPredictor(
                left: unsafeBitCast(left, to: SIMD8<Int16>.self), up: unsafeBitCast(up, to: SIMD8<Int16>.self),
                corner: unsafeBitCast(corner, to: SIMD8<Int16>.self))
        }
    }
}
