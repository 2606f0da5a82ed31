/// How the weights of a `BlockStrassenCall` are packed.
///
/// Each half of the output channels is cut into panels of three and of two vectors, or is a panel of one vector. A panel
/// holds, for its columns c,
///
///     bias[c] · bias[c + n/2] − bias[c] · B11 · B21 · T2 · T3 · −T4 · T1 · B22
///
/// each matrix being k/2 rows of the panel's columns, in the order in which they are used.
package struct BlockStrassenLayout: Equatable, Sendable {
    /// Pixels that are computed together. Which half of them a pixel belongs to decides how its result is rounded, so the
    /// number depends neither on the backend nor on how work is split. With n <= 32 a half fits one 16-lane vector. Then a block
    /// may have 28 pixels.
    package static func blockPixels(outputChannels: Int) -> Int { outputChannels <= 32 ? 28 : 14 }

    /// k, a multiple of 16, at least 32.
    package let inputChannels: Int
    /// n, a multiple of 32.
    package let outputChannels: Int
    /// Lanes of the backend's vector.
    package let vectorWidth: Int
    /// Pixels of a half of a block, 7 or 14.
    package let halfPixels: Int
    /// Panels of three vectors.
    package let triples: Int
    /// Panels of two vectors, behind those of three.
    package let doubles: Int
    /// Panels of one vector: 1 if there are no others.
    package let singles: Int
    /// Floats of one of the sums S1 … S4 of a block.
    package let sumFloats: Int
    /// Blocks whose sums are computed together, so that a panel of weights is used for all of them while it is in the
    /// second-level cache.
    package let groupBlocks: Int
    /// Blocks whose sums there is room for. Of a single panel those of two blocks: one is multiplied, the next is summed.
    package let sumBlocks: Int
    /// Three partial results: of a tile or, where tiles are small, of a panel of all blocks of a group.
    private let keptFloats: Int

    /// Pixels of each half of the blocks of a group, where their partial results should stay in the first-level cache.
    private static let mostKeptPixels = 56

    /// - Parameter hasWideTiles: whether tiles of three vectors of seven pixels fit the registers, which takes 32 of them.
    package init(inputChannels: Int, outputChannels: Int, vectorWidth: Int, hasWideTiles: Bool) {
        self.inputChannels = inputChannels
        self.outputChannels = outputChannels
        self.vectorWidth = vectorWidth
        halfPixels = Self.blockPixels(outputChannels: outputChannels) / 2
        let vectors = outputChannels / 2 / vectorWidth
        singles = vectors == 1 ? 1 : 0
        doubles = singles > 0 ? 0 : !hasWideTiles ? vectors / 2 : vectors % 3 == 0 ? 0 : vectors % 3 == 1 ? 2 : 1
        triples = singles > 0 || !hasWideTiles ? 0 : (vectors - 2 * doubles) / 3
        sumFloats = halfPixels * inputChannels / 2
        let cached = max(1, (1 << 15) / (4 * max(sumFloats, 1)))
        groupBlocks = hasWideTiles ? cached : min(cached, Self.mostKeptPixels / halfPixels)
        sumBlocks = hasWideTiles && triples + doubles + singles == 1 ? 2 : groupBlocks
        keptFloats = 3 * (hasWideTiles ? 21 : 2 * groupBlocks * halfPixels) * vectorWidth
    }

    package var blockPixels: Int { 2 * halfPixels }

    package var panelCount: Int { triples + doubles + singles }

    /// Vectors of a panel.
    package func vectors(ofPanel panel: Int) -> Int { panel < triples ? 3 : singles > 0 ? 1 : 2 }

    package var floatCount: Int {
        (3 * triples + 2 * doubles + singles) * vectorWidth * (2 + 7 * inputChannels / 2)
    }

    package var scratchFloats: Int { sumBlocks * 4 * sumFloats + keptFloats }
}
