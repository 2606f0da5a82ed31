import ServalKernelInterface

/// Which register tiles compute an 8-bit matrix, and how its weights are grouped.
struct QuantizedTileChoice {
    var instructionSet: InstructionSet

    init(backend: Backend) { instructionSet = backend.instructionSet }

    func layout(depth: Int, taps: Int, outputChannels: Int, rows: Int) -> QuantizedMatrixLayout {
        var layout = QuantizedMatrixLayout(
            depth: depth, group: instructionSet.byteGroup, outputChannels: outputChannels, first: .none,
            rowBlock: rowBlock(depth, taps, outputChannels))
        if instructionSet.hasWideTiles { setWideSegments(&layout) } else { setPairs(&layout) }
        return layout
    }

    /// Pixels of the tile that computes panels of `lanes` columns.
    func rows(lanes: Int) -> Int { instructionSet.bytePixels(lanes: lanes) }

    private func rowBlock(_ depth: Int, _ taps: Int, _ outputChannels: Int) -> Int {
        if instructionSet.byteGroup < 4 { return widenedRowBlock(depth) }
        return taps == 1 ? plainRowBlock(depth) : unfoldedRowBlock(depth, outputChannels)
    }

    /// As many pixels as fit in half of a second-level cache of 1 MiB; whole tiles, and enough pixels that reading a panel's
    /// weights is worth it.
    private func plainRowBlock(_ depth: Int) -> Int {
        let wholeTiles = instructionSet.wholeTiles(instructionSet.byteTiles, atLeast: 80)
        return max(1, (1 << 19) / max(1, depth) / wholeTiles) * wholeTiles
    }

    /// Unfolded windows that fit in half of a first-level cache of 32 KiB beside weights that fit in the other half; of a
    /// second-level cache beside more.
    private func unfoldedRowBlock(_ depth: Int, _ outputChannels: Int) -> Int {
        let bytes = depth * outputChannels <= 1 << 14 ? 1 << 14 : 1 << 17
        let tile = instructionSet.byteTiles.map(\.pixels).max() ?? 1
        return max(1, bytes / max(1, depth) / tile) * tile
    }

    /// Four vectors a panel: the fewest loads for a multiply-add. Three half vectors instead of two whole ones at the
    /// end, if there are any and half of the last would be empty.
    private func setWideSegments(_ layout: inout QuantizedMatrixLayout) {
        let (vector, half) = (instructionSet.lanes, instructionSet.halfLanes)
        var vectors = (layout.outputChannels + vector - 1) / vector
        var hasHalves = false
        if half > 0 {
            let halves = (layout.outputChannels + half - 1) / half
            hasHalves = halves % 2 == 1 && halves >= 3 && (vectors < 6 || vectors % 4 != 1)
        }
        if hasHalves { vectors -= 2 }
        var segments = [MatrixLayout.Segment(panels: vectors / 4, lanes: 4 * vector)]
        if vectors % 4 >= 2 { segments.append(MatrixLayout.Segment(panels: 1, lanes: 2 * vector)) }
        if vectors % 2 == 1 { segments.append(MatrixLayout.Segment(panels: 1, lanes: vector)) }
        if hasHalves { segments.append(MatrixLayout.Segment(panels: 1, lanes: 3 * half)) }
        segments.removeAll { $0.panels == 0 }
        layout.first = segments[0]
        layout.second = segments.count > 1 ? segments[1] : .none
        layout.third = segments.count > 2 ? segments[2] : .none
    }

    /// Whole tiles of pixels that, widened to 16 bits, fit in a quarter of a second-level cache of 512 KiB.
    private func widenedRowBlock(_ depth: Int) -> Int {
        let wholeTiles = instructionSet.wholeTiles(instructionSet.byteTiles, atLeast: 1)
        return max(1, (1 << 16) / max(1, depth) / wholeTiles) * wholeTiles
    }

    /// Pairs of vectors; the last may be alone.
    private func setPairs(_ layout: inout QuantizedMatrixLayout) {
        let vector = instructionSet.lanes
        let vectors = (layout.outputChannels + vector - 1) / vector
        layout.first = MatrixLayout.Segment(panels: vectors / 2, lanes: 2 * vector)
        layout.second = MatrixLayout.Segment(panels: vectors % 2, lanes: vector)
    }
}
