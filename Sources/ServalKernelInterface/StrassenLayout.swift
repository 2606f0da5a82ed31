/// How the weights of a `StrassenCall` are packed.
///
/// Each half of the output channels is cut into panels of three and of two vectors. A panel holds, for its columns c,
///
///     bias[c] · bias[c + n/2] − bias[c] · B11 · B21 · T2 · T3 · −T4 · T1 · B22
///
/// each matrix being k/2 rows of the panel's columns, in the order in which they are used.
package struct StrassenLayout: Equatable, Sendable {
    /// Pixels that are computed together. Which half a pixel belongs to decides how its result is rounded, so it must
    /// not depend on the backend or on how work is split.
    package static var blockPixels: Int { 14 }

    /// k, a multiple of 32.
    package var inputChannels: Int
    /// n, a multiple of 32, at least 64.
    package var outputChannels: Int
    /// Lanes of the backend's vector.
    package var vectorWidth: Int
    /// Panels of three vectors.
    package var triples: Int
    /// Panels of two vectors, behind those of three.
    package var doubles: Int
    /// Floats of one of the sums S1 … S4 of a block.
    package var sumFloats: Int
    /// Blocks whose sums are computed together, so that a panel of weights is used for all of them while it is in the
    /// second-level cache.
    package var groupBlocks: Int

    package init(inputChannels: Int, outputChannels: Int, vectorWidth: Int) {
        self.inputChannels = inputChannels
        self.outputChannels = outputChannels
        self.vectorWidth = vectorWidth
        let vectors = outputChannels / 2 / vectorWidth
        // Three vectors of seven pixels need the 32 registers of the wide instruction set.
        doubles = vectorWidth < 16 ? vectors / 2 : vectors % 3 == 0 ? 0 : vectors % 3 == 1 ? 2 : 1
        triples = vectorWidth < 16 ? 0 : (vectors - 2 * doubles) / 3
        sumFloats = Self.blockPixels / 2 * inputChannels / 2
        groupBlocks = triples + doubles == 1 ? 1 : max(1, (1 << 15) / (4 * max(sumFloats, 1)))
    }

    package var floatCount: Int { (3 * triples + 2 * doubles) * vectorWidth * (2 + 7 * inputChannels / 2) }

    /// The sums of a group of blocks, and three partial results of a tile.
    package var scratchFloats: Int { groupBlocks * 4 * sumFloats + 3 * Self.blockPixels / 2 * 3 * vectorWidth }
}
