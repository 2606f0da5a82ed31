import ServalKernelInterface

/// Which register tiles compute an 8-bit matrix, and how its weights are grouped.
///
/// The tiles, as pixels × columns: AVX-512 6×64, 14×32, 28×16, 8×24; AVX2 6×16, 6×8; baseline 6×8, 6×4.
struct QuantizedTileChoice {
    var backend: Backend

    func layout(depth: Int, taps: Int, outputChannels: Int, rows: Int) -> QuantizedMatrixLayout {
        var layout = QuantizedMatrixLayout(
            depth: depth, group: 2, outputChannels: outputChannels, first: .none, rowBlock: pairRowBlock(depth))
        switch backend {
        case .avx512:
            layout.group = 4
            layout.rowBlock = taps == 1 ? rowBlock512(depth) : unfoldedRowBlock512(depth, outputChannels)
            setSegments512(&layout)
        case .avx2: setPairs(&layout, vector: 8)
        case .baseline: setPairs(&layout, vector: 4)
        }
        return layout
    }

    /// Pixels of the tile that computes panels of `lanes` columns.
    func rows(lanes: Int) -> Int {
        switch (backend, lanes) {
        case (.avx512, 16): 28
        case (.avx512, 32): 14
        case (.avx512, 24): 8
        default: 6
        }
    }

    /// As many pixels as fit in half of a second-level cache of 1 MiB; whole tiles of every height.
    private func rowBlock512(_ depth: Int) -> Int {
        let wholeTiles = 84
        return max(1, (1 << 19) / max(1, depth) / wholeTiles) * wholeTiles
    }

    /// Unfolded windows that fit in half of a first-level cache of 32 KiB beside weights that fit in the other half; of a
    /// second-level cache beside more.
    private func unfoldedRowBlock512(_ depth: Int, _ outputChannels: Int) -> Int {
        let bytes = depth * outputChannels <= 1 << 14 ? 1 << 14 : 1 << 17
        return max(1, bytes / max(1, depth) / 28) * 28
    }

    /// Four vectors a panel: the fewest loads for a multiply-add. Three half vectors instead of two whole ones at the
    /// end, if half of the last would be empty.
    private func setSegments512(_ layout: inout QuantizedMatrixLayout) {
        let halves = (layout.outputChannels + 7) / 8
        var vectors = (halves + 1) / 2
        let hasHalves = halves % 2 == 1 && halves >= 3 && (vectors < 6 || vectors % 4 != 1)
        if hasHalves { vectors -= 2 }
        var segments = [MatrixLayout.Segment(panels: vectors / 4, lanes: 64)]
        if vectors % 4 >= 2 { segments.append(MatrixLayout.Segment(panels: 1, lanes: 32)) }
        if vectors % 2 == 1 { segments.append(MatrixLayout.Segment(panels: 1, lanes: 16)) }
        if hasHalves { segments.append(MatrixLayout.Segment(panels: 1, lanes: 24)) }
        segments.removeAll { $0.panels == 0 }
        layout.first = segments[0]
        layout.second = segments.count > 1 ? segments[1] : .none
        layout.third = segments.count > 2 ? segments[2] : .none
    }

    /// Whole tiles of pixels that, widened to 16 bits, fit in a quarter of a second-level cache of 512 KiB.
    private func pairRowBlock(_ depth: Int) -> Int { max(1, (1 << 16) / max(1, depth) / 6) * 6 }

    /// Pairs of vectors; the last may be alone.
    private func setPairs(_ layout: inout QuantizedMatrixLayout, vector: Int) {
        let vectors = (layout.outputChannels + vector - 1) / vector
        layout.first = MatrixLayout.Segment(panels: vectors / 2, lanes: 2 * vector)
        layout.second = MatrixLayout.Segment(panels: vectors % 2, lanes: vector)
    }
}
