/// How a 3×3 convolution of stride 1 is computed by Winograd's algorithm F(m × m, 3 × 3).
///
/// The output is cut into tiles of m × m pixels, from row and column 0 on; those at the right and at the bottom may have pixels
/// that do not exist. A tile is computed from (m + 2)² input pixels. Per channel they are transformed into as many numbers, and
/// each number p is multiplied, over all channels, with a matrix of its own:
///
///     M[p][tile, n] = Σk V[p][tile, k] · U[p][k, n]        k ascending
///
/// A second transform makes the m × m outputs of the (m + 2)² sums. So there are (m + 2)² / m² products for an output and a
/// pair of channels, in the place of 9.
///
/// Packed weights are the matrices U, each packed for `matrix` with biases of 0, and behind them the layer's biases, as many as the
/// matrix has columns.
///
/// Source: Lavin and Gray, Fast Algorithms for Convolutional Neural Networks (2015), section 4.
package struct WinogradLayout: Equatable, Sendable {
    /// m: rows and columns of a tile of the output, 2 or 4.
    package let tileSize: Int
    /// One of the matrices U. Its columns are the output channels, padded to whole panels.
    package let matrix: MatrixLayout
    /// n: the output channels that exist.
    package let outputChannels: Int
    /// Tiles that are transformed before they are multiplied. No result depends on it.
    package let blockTiles: Int

    package init(tileSize: Int, matrix: MatrixLayout, outputChannels: Int, blockTiles: Int) {
        self.tileSize = tileSize
        self.matrix = matrix
        self.outputChannels = outputChannels
        self.blockTiles = blockTiles
    }

    /// Tiles that are transformed in one go along a row: neighbours share two columns of the input.
    package static var stripTiles: Int { 4 }
    /// The most lanes of a vector.
    package static var lanes: Int { 16 }

    /// Rows and columns of the input under a tile.
    package var inputSize: Int { tileSize + 2 }

    /// Matrices, and numbers of a transformed tile: (m + 2)².
    package var productCount: Int { inputSize * inputSize }

    /// Where the biases begin in the packed weights.
    package var biasOffset: Int { productCount * matrix.floatCount }

    /// Floats of the packed weights.
    package var floatCount: Int { biasOffset + matrix.paddedColumns }

    /// Floats from one tile of V[p] to the next.
    package var inputStride: Int { (matrix.inputChannels + Self.lanes - 1) / Self.lanes * Self.lanes }

    /// Floats from V[p] to V[p + 1].
    package var inputPlane: Int { Self.plane(tiles: blockTiles, stride: inputStride) }

    /// Floats from M[p] to M[p + 1].
    package var outputPlane: Int { Self.plane(tiles: blockTiles, stride: matrix.paddedColumns) }

    /// Floats of scratch that a call needs: V and M of a block, the columns of a strip, and a vector of zeros.
    package var scratchFloats: Int { productCount * (inputPlane + outputPlane) + stripFloats + Self.lanes }

    /// Floats of the transformed columns of a strip.
    package var stripFloats: Int { (Self.stripTiles * tileSize + 2) * inputSize * Self.lanes }

    /// An odd number of cache lines, so that the same place in neighbouring planes is not in the same set of a cache.
    private static func plane(tiles: Int, stride: Int) -> Int { ((tiles * stride + lanes - 1) / lanes | 1) * lanes }
}

/// The tiles of a map's images, numbered row by row, one image after the other.
package struct WinogradTiles: Equatable, Sendable {
    package let tileSize: Int
    /// Tiles of a row, and rows of tiles of an image.
    package let columns: Int
    package let rows: Int

    package init(tileSize: Int, outputHeight: Int, outputWidth: Int) {
        self.tileSize = tileSize
        columns = (outputWidth + tileSize - 1) / tileSize
        rows = (outputHeight + tileSize - 1) / tileSize
    }

    /// Tiles of an image.
    package var count: Int { rows * columns }

    /// The tiles over output rows of an image.
    package func tiles(image: Int, rows range: Range<Int>) -> Range<Int> {
        let first = image * count
        return first + range.lowerBound / tileSize * columns..<first + (range.upperBound + tileSize - 1) / tileSize
            * columns
    }
}
