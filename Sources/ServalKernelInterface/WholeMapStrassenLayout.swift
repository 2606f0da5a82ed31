/// How the weights of a `WholeMapStrassenCall` are packed, and how the pixels of an image are cut.
///
/// The left and the right half of the output channels are cut into panels of 16 columns. A panel holds, for its columns c,
///
///     bias[c] · bias[c + n/2] − bias[c] · B11 · B12 · B21 · B22
///
/// each matrix being k/2 rows of 16 columns: the weights as they are, on every backend. A long sum is made of two parts:
/// of the rows of the four matrices the first half comes first, all four, then the second half.
package struct WholeMapStrassenLayout: Equatable, Sendable {
    /// Columns of a panel, in each half.
    package static var lanes: Int { 16 }
    package static var mostRows: Int { 25 }
    /// The number of 32-channel blocks from which a sum is split in two.
    package static var longBlocks: Int { 16 }
    /// Rows of a right-hand factor that lie in the scratch memory, where a backend sums them there: few enough for the
    /// first-level cache.
    package static var mostFactorRows: Int { 160 }

    /// k, a multiple of 32.
    package let inputChannels: Int
    /// n, a multiple of 32.
    package let outputChannels: Int
    /// Pixels of an image.
    package let pixels: Int
    /// Pixels of the upper and of the lower half; of an odd number of pixels the middle one is in both.
    package let halfPixels: Int
    /// First pixel of the lower half.
    package let lowerPixel: Int
    package let panelCount: Int
    package let panelFloats: Int
    /// Groups of pixels of a half: `tallRowGroups` of 13 pixels, behind them those of 12.
    package let rowGroups: Int
    package let tallRowGroups: Int
    /// Number of 16-row blocks in half of k.
    package let blocks: Int
    /// Parts of a sum; each may be computed by itself, and their results are added in order.
    package let parts: Int
    /// Input channels that lie together in the left-hand factors.
    package let sumLanes: Int
    /// Floats of each of the seven left-hand factors.
    package let factorFloats: Int

    /// Nil if a half of the pixels is not made of groups of 12 and 13.
    package init?(inputChannels: Int, outputChannels: Int, pixels: Int) {
        self.inputChannels = inputChannels
        self.outputChannels = outputChannels
        self.pixels = pixels
        halfPixels = (pixels + 1) / 2
        lowerPixel = pixels - halfPixels
        rowGroups = (halfPixels + 12) / 13
        tallRowGroups = halfPixels - 12 * rowGroups
        guard rowGroups > 0, tallRowGroups >= 0 else { return nil }
        panelCount = outputChannels / 2 / Self.lanes
        panelFloats = Self.lanes * (2 + 2 * inputChannels)
        blocks = inputChannels / 32
        parts = blocks >= Self.longBlocks ? 2 : 1
        sumLanes = 16
        factorFloats = halfPixels * inputChannels / 2
        zerosOffset = 7 * factorFloats + (3 * Self.mostRows + Self.mostFactorRows) * Self.lanes
        scratchFloats = zerosOffset + Self.lanes
    }

    package var floatCount: Int { panelCount * panelFloats }

    /// Tasks of an image, each of which can be computed by itself: its panels, and in each the groups of pixels.
    package var taskCount: Int { panelCount * rowGroups }

    /// The 16-row blocks of half of k that a part of the sum uses.
    package func blocks(ofPart part: Int) -> Range<Int> { blocks * part / parts..<blocks * (part + 1) / parts }

    /// The pixels of a half that some groups hold.
    package func rows(ofGroups groups: Range<Int>) -> Range<Int> {
        func start(_ group: Int) -> Int { 12 * group + min(group, tallRowGroups) }
        return start(groups.lowerBound)..<start(groups.upperBound)
    }

    /// The seven left-hand factors, three partial results of a tile, some rows of a right-hand factor, and a row of zeros.
    package let scratchFloats: Int
    package let zerosOffset: Int
}
