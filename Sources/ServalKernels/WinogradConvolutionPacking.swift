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
        let transform = KernelTransform(tileSize: layout.tileSize)
        var panel = packed
        var column = 0
        for segment in [matrix.first, matrix.second, matrix.third] {
            for _ in 0..<segment.panels {
                for product in 0..<layout.productCount {
                    (panel + product * matrix.floatCount).update(repeating: 0, count: segment.lanes)
                }
                for k in 0..<matrix.inputChannels {
                    let target = panel + (k + 1) * segment.lanes
                    for lane in stride(from: 0, to: segment.lanes, by: KernelTransform.lanes) {
                        transform.apply(
                            to: weights + (k * outputs + column + lane), tapStride: matrix.inputChannels * outputs,
                            count: outputs - column - lane, into: target + lane, stride: matrix.floatCount,
                            lanes: min(KernelTransform.lanes, segment.lanes - lane))
                    }
                }
                panel += (matrix.inputChannels + 1) * segment.lanes
                column += segment.lanes
            }
        }
    }
}

/// G g Gᵀ for a few output channels at a time.
private struct KernelTransform {
    typealias Lanes = SIMD4<Double>
    static var lanes: Int { 4 }

    let tileSize: Int

    /// - Parameters:
    ///   - count: output channels that exist; the others are zero.
    ///   - stride: floats from one product's place to the next.
    func apply(
        to kernel: UnsafePointer<Float>, tapStride: Int, count: Int, into target: UnsafeMutablePointer<Float>,
        stride: Int, lanes: Int
    ) {
        func tap(_ index: Int) -> Lanes {
            let place = kernel + index * tapStride
            guard count < Self.lanes else {
                return Lanes(Double(place[0]), Double(place[1]), Double(place[2]), Double(place[3]))
            }
            var values = Lanes(repeating: 0)
            for lane in 0..<max(count, 0) { values[lane] = Double(place[lane]) }
            return values
        }
        let left = Column(tileSize, tap(0), tap(3), tap(6))
        let middle = Column(tileSize, tap(1), tap(4), tap(7))
        let right = Column(tileSize, tap(2), tap(5), tap(8))
        var place = target
        for row in 0..<tileSize + 2 {
            let numbers = Column(tileSize, left[row], middle[row], right[row])
            for column in 0..<tileSize + 2 {
                let values = SIMD4<Float>(numbers[column])
                for lane in 0..<lanes { place[lane] = values[lane] }
                place += stride
            }
        }
    }

    /// G g for one column of a kernel.
    private struct Column {
        private let v0, v1, v2, v3, v4, v5: Lanes

        init(_ tileSize: Int, _ g0: Lanes, _ g1: Lanes, _ g2: Lanes) {
            if tileSize == 2 {
                let (even, odd) = ((g0 + g2) * 0.5, g1 * 0.5)
                (v0, v1, v2, v3, v4, v5) = (g0, even + odd, even - odd, g2, g2, g2)
                return
            }
            let (a, b) = (WinogradPoints.a, WinogradPoints.b)
            let (squareA, squareB) = (a * a, b * b)
            let scaleA = 1 / (2 * squareA * (squareA - squareB))
            let scaleB = 1 / (2 * squareB * (squareB - squareA))
            let (evenA, oddA) = ((g0 + g2 * squareA) * scaleA, g1 * (a * scaleA))
            let (evenB, oddB) = ((g0 + g2 * squareB) * scaleB, g1 * (b * scaleB))
            v0 = g0 * (1 / (squareA * squareB))
            (v1, v2, v3, v4, v5) = (evenA + oddA, evenA - oddA, evenB + oddB, evenB - oddB, g2)
        }

        subscript(_ index: Int) -> Lanes {
            switch index {
            case 0: v0
            case 1: v1
            case 2: v2
            case 3: v3
            case 4: v4
            default: v5
            }
        }
    }
}
