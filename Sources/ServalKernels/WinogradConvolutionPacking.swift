import ServalKernelInterface

/// Packing of 3×3 kernels for convolution by Winograd's algorithm: U[p] = G g Gᵀ for each pair of channels, computed in double
/// precision and rounded once.
package enum WinogradConvolutionPacking {
    /// Bytes of V and M of a block: a thread's scratch memory.
    private static let largestBlockByteCount = 6 << 20

    /// The layout for `tiles` tiles of all images of a batch.
    ///
    /// - Parameter level2: bytes of the second-level cache, which decides how many tiles are transformed at a time.
    package static func layout(
        tileSize: Int, inputChannels: Int, outputChannels: Int, tiles: Int, level2: Int, backend: Backend
    ) -> WinogradLayout {
        var matrix = MatrixPacking.layout(
            inputChannels: inputChannels, outputChannels: outputChannels, rows: tiles, backend: backend)
        // The sums have room for all columns of the last panel.
        matrix.outputChannels = matrix.paddedColumns
        matrix.scratchFloats = 0
        let layout = WinogradLayout(
            tileSize: tileSize, matrix: matrix, outputChannels: outputChannels, blockTiles: 1)
        let count = blockTiles(
            layout, tiles: tiles, level2: level2, multiple: MatrixPacking.tileRows(matrix, backend: backend))
        return WinogradLayout(
            tileSize: tileSize, matrix: matrix, outputChannels: outputChannels, blockTiles: count)
    }

    /// A block reads all matrices, and writes and reads V and M, which may lie in the second-level cache or outside of it. The
    /// number of tiles is chosen for the fewest bytes from outer caches.
    private static func blockTiles(_ layout: WinogradLayout, tiles: Int, level2: Int, multiple: Int) -> Int {
        let tileBytes =
            layout.productCount * (layout.inputStride + layout.matrix.paddedColumns) * MemoryLayout<Float>.stride
        let weightBytes = layout.productCount * layout.matrix.floatCount * MemoryLayout<Float>.stride
        func whole(_ count: Int) -> Int { count < multiple ? max(count, 1) : count / multiple * multiple }
        let inside = min(whole(level2 / 4 * 3 / tileBytes), tiles)
        let outside = min(whole(largestBlockByteCount / tileBytes), tiles)
        let bytesInside = Double(weightBytes) / Double(inside)
        let bytesOutside = Double(weightBytes) / Double(outside) + 2 * Double(tileBytes)
        let best = bytesInside <= bytesOutside ? inside : outside
        // Blocks of equal size.
        let blocks = (tiles + best - 1) / best
        let even = (tiles + blocks - 1) / blocks
        return min(even <= multiple ? even : (even + multiple - 1) / multiple * multiple, best)
    }

    /// Packs the weight of row i, column j, input channel k and output channel n, found at
    /// `weights[((3 · i + j) · inputChannels + k) · outputChannels + n]`.
    ///
    /// - Parameter packed: room for `layout.floatCount` floats.
    package static func pack(
        _ layout: WinogradLayout, weights: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
        into packed: UnsafeMutablePointer<Float>
    ) {
        let (matrix, outputs) = (layout.matrix, layout.outputChannels)
        for column in 0..<matrix.paddedColumns {
            packed[layout.biasOffset + column] = column < outputs ? bias?[column] ?? 0 : 0
        }
        let transform = KernelTransform(layout, weights: weights)
        var panel = packed
        var column = 0
        for segment in [matrix.first, matrix.second, matrix.third] {
            for _ in 0..<segment.panels {
                for product in 0..<layout.productCount {
                    (panel + product * matrix.floatCount).update(repeating: 0, count: segment.lanes)
                }
                transform.writePanel(at: column, lanes: segment.lanes, into: panel + segment.lanes)
                panel += (matrix.inputChannels + 1) * segment.lanes
                column += segment.lanes
            }
        }
    }
}

/// G g Gᵀ of the kernels of a layer.
private struct KernelTransform {
    typealias Lanes = SIMD4<Double>

    /// Output channels whose matrices are written together: whole cache lines, since the places of the matrices lie far apart.
    private static let columnCount = 16
    private static let laneCount = 4

    private let weights: UnsafePointer<Float>
    private let inputs: Int
    private let outputs: Int
    /// Rows and columns of U.
    private let side: Int
    /// Floats from one product's place to the next.
    private let stride: Int

    init(_ layout: WinogradLayout, weights: UnsafePointer<Float>) {
        (self.weights, inputs, outputs) = (weights, layout.matrix.inputChannels, layout.outputChannels)
        (side, stride) = (layout.tileSize + 2, layout.matrix.floatCount)
    }

    /// Writes the rows of a panel's first product, and those of the others `stride` floats behind each other.
    func writePanel(at column: Int, lanes: Int, into panel: UnsafeMutablePointer<Float>) {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: side * side * Self.columnCount) { buffer in
            guard let block = buffer.baseAddress else { return }
            for k in 0..<inputs {
                var lane = 0
                while lane < lanes {
                    let count = min(Self.columnCount, lanes - lane)
                    let target = panel + k * lanes + lane
                    for first in Swift.stride(from: 0, to: count, by: Self.laneCount) {
                        let taps = taps(k, column + lane + first)
                        if side == 4 { writeF2(taps, to: block + first) } else { writeF4(taps, to: block + first) }
                    }
                    for product in 0..<side * side {
                        copyLanes(count, from: block + product * Self.columnCount, to: target + product * stride)
                    }
                    lane += count
                }
            }
        }
    }

    /// The kernels of one input channel and a few output channels; those beyond the last are zero.
    @inline(__always)
    private func taps(_ k: Int, _ column: Int) -> Taps {
        let kernel = weights + (k * outputs + column)
        let count = outputs - column
        @inline(__always)
        func tap(_ index: Int) -> Lanes {
            let place = kernel + index * inputs * outputs
            guard count < Self.laneCount else {
                return Lanes(UnsafeRawPointer(place).loadUnaligned(as: SIMD4<Float>.self))
            }
            var values = Lanes(repeating: 0)
            for lane in 0..<max(count, 0) { values[lane] = Double(place[lane]) }
            return values
        }
        return Taps(
            top: (tap(0), tap(1), tap(2)), middle: (tap(3), tap(4), tap(5)), bottom: (tap(6), tap(7), tap(8)))
    }

    private struct Taps {
        let top, middle, bottom: (Lanes, Lanes, Lanes)
    }

    @inline(__always)
    private func writeF2(_ taps: Taps, to block: UnsafeMutablePointer<Float>) {
        let (left, middle, right) = (
            f2(taps.top.0, taps.middle.0, taps.bottom.0), f2(taps.top.1, taps.middle.1, taps.bottom.1),
            f2(taps.top.2, taps.middle.2, taps.bottom.2)
        )
        @inline(__always)
        func write(_ row: Int, _ left: Lanes, _ middle: Lanes, _ right: Lanes) {
            let values = f2(left, middle, right)
            let place = block + 4 * row * Self.columnCount
            store(values.0, 0, place)
            store(values.1, 1, place)
            store(values.2, 2, place)
            store(values.3, 3, place)
        }
        write(0, left.0, middle.0, right.0)
        write(1, left.1, middle.1, right.1)
        write(2, left.2, middle.2, right.2)
        write(3, left.3, middle.3, right.3)
    }

    @inline(__always)
    private func writeF4(_ taps: Taps, to block: UnsafeMutablePointer<Float>) {
        let (left, middle, right) = (
            f4(taps.top.0, taps.middle.0, taps.bottom.0), f4(taps.top.1, taps.middle.1, taps.bottom.1),
            f4(taps.top.2, taps.middle.2, taps.bottom.2)
        )
        @inline(__always)
        func write(_ row: Int, _ left: Lanes, _ middle: Lanes, _ right: Lanes) {
            let values = f4(left, middle, right)
            let place = block + 6 * row * Self.columnCount
            store(values.0, 0, place)
            store(values.1, 1, place)
            store(values.2, 2, place)
            store(values.3, 3, place)
            store(values.4, 4, place)
            store(values.5, 5, place)
        }
        write(0, left.0, middle.0, right.0)
        write(1, left.1, middle.1, right.1)
        write(2, left.2, middle.2, right.2)
        write(3, left.3, middle.3, right.3)
        write(4, left.4, middle.4, right.4)
        write(5, left.5, middle.5, right.5)
    }

    @inline(__always)
    private func store(_ values: Lanes, _ product: Int, _ place: UnsafeMutablePointer<Float>) {
        UnsafeMutableRawPointer(place + product * Self.columnCount)
            .storeBytes(of: SIMD4<Float>(values), as: SIMD4<Float>.self)
    }

    /// G g for one column of a kernel, in F(2, 3).
    @inline(__always)
    private func f2(_ g0: Lanes, _ g1: Lanes, _ g2: Lanes) -> (Lanes, Lanes, Lanes, Lanes) {
        let (even, odd) = ((g0 + g2) * 0.5, g1 * 0.5)
        return (g0, even + odd, even - odd, g2)
    }

    /// The same in F(4, 3).
    @inline(__always)
    private func f4(_ g0: Lanes, _ g1: Lanes, _ g2: Lanes) -> (Lanes, Lanes, Lanes, Lanes, Lanes, Lanes) {
        let (a, b) = (WinogradPoints.a, WinogradPoints.b)
        let (squareA, squareB) = (a * a, b * b)
        let scaleA = 1 / (2 * squareA * (squareA - squareB))
        let scaleB = 1 / (2 * squareB * (squareB - squareA))
        let (evenA, oddA) = ((g0 + g2 * squareA) * scaleA, g1 * (a * scaleA))
        let (evenB, oddB) = ((g0 + g2 * squareB) * scaleB, g1 * (b * scaleB))
        return (
            g0 * (1 / (squareA * squareB)), evenA + oddA, evenA - oddA, evenB + oddB, evenB - oddB, g2
        )
    }
}
