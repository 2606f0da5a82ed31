import ServalKernelInterface

/// Which register tiles compute an 8-bit matrix, and how its weights are grouped.
struct QuantizedTileChoice {
    var backend: Backend

    func layout(depth: Int, outputChannels: Int, rows: Int) -> QuantizedMatrixLayout {
        var layout = QuantizedMatrixLayout(
            depth: depth, group: 2, outputChannels: outputChannels, first: .none, rowBlock: pairRowBlock(depth))
        switch backend {
        case .avx512: setPairs(&layout, vector: 16)
        case .avx2: setPairs(&layout, vector: 8)
        case .baseline: setPairs(&layout, vector: 4)
        }
        return layout
    }

    /// Pixels of the tile that computes panels of `lanes` columns.
    func rows(lanes: Int) -> Int { 6 }

    /// Whole tiles of pixels that, widened to 16 bits, fit in a quarter of a second-level cache of 512 KiB.
    private func pairRowBlock(_ depth: Int) -> Int { max(1, (1 << 16) / max(1, depth) / 6) * 6 }

    /// Pairs of vectors; the last may be alone.
    private func setPairs(_ layout: inout QuantizedMatrixLayout, vector: Int) {
        let vectors = (layout.outputChannels + vector - 1) / vector
        layout.first = MatrixLayout.Segment(panels: vectors / 2, lanes: 2 * vector)
        layout.second = MatrixLayout.Segment(panels: vectors % 2, lanes: vector)
    }
}
