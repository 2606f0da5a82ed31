import ServalKernelInterface

/// Which register tiles compute a matrix: the widths of its panels.
///
/// The tiles, as pixels × columns: AVX-512 6×64, 9×48, 14×32, 28×16, 8×24, 24×8; AVX2 6×16, 3×24, 12×8;
/// baseline 6×8, 3×12, 12×4.
struct TileChoice {
    var backend: Backend

    func layout(inputChannels: Int, outputChannels: Int, rows: Int) -> MatrixLayout {
        var layout = MatrixLayout(
            inputChannels: inputChannels, outputChannels: outputChannels, first: .none,
            rowBlock: rowBlock(inputChannels))
        switch backend {
        case .avx512: setSegments512(&layout, rows: rows)
        case .avx2: setSegments(&layout, vector: 8)
        case .baseline: setSegments(&layout, vector: 4)
        }
        if layout.paddedColumns > outputChannels {
            let last = [layout.third, layout.second, layout.first].first { $0.panels > 0 } ?? .none
            layout.scratchFloats = self.rows(lanes: last.lanes) * last.lanes
        }
        return layout
    }

    /// As many pixels as fit in half of a second-level cache of 1 MiB, so that they are still there for the next panel;
    /// whole tiles of nearly every height.
    private func rowBlock(_ inputChannels: Int) -> Int {
        let wholeTiles = 84
        return max(1, (1 << 17) / max(1, inputChannels) / wholeTiles) * wholeTiles
    }

    /// Pixels of the tile that computes panels of `lanes` columns.
    func rows(lanes: Int) -> Int {
        switch backend {
        case .avx512:
            switch lanes {
            case 64: 6
            case 48: 9
            case 32: 14
            case 16: 28
            case 24: 8
            default: 24
            }
        case .avx2, .baseline:
            switch lanes / (backend == .avx2 ? 8 : 4) {
            case 2: 6
            case 3: 3
            default: 12
            }
        }
    }

    /// Pairs of vectors, or three of them where pairs would leave one over.
    private func setSegments(_ layout: inout MatrixLayout, vector: Int) {
        let vectors = (layout.outputChannels + vector - 1) / vector
        let triples = vectors % 2 == 1 && vectors >= 3 ? 1 : 0
        let pairs = (vectors - 3 * triples) / 2
        let singles = vectors - 3 * triples - 2 * pairs
        layout.first = MatrixLayout.Segment(panels: pairs, lanes: 2 * vector)
        layout.second = MatrixLayout.Segment(panels: triples, lanes: 3 * vector)
        layout.third = MatrixLayout.Segment(panels: singles, lanes: vector)
    }

    /// Four vectors a panel: the fewest loads for a multiply-add. With few pixels the weights, which then come from far
    /// away, are read more evenly by panels of three.
    private func setSegments512(_ layout: inout MatrixLayout, rows: Int) {
        let halves = (layout.outputChannels + 7) / 8
        let tail = halves % 2 == 0 ? 0 : halves >= 3 ? 24 : 8
        layout.third = MatrixLayout.Segment(panels: tail == 0 ? 0 : 1, lanes: tail)
        let vectors = (halves * 8 - tail) / 16
        let fewPixels = rows <= 64 && rows > 1
        let wide = fewPixels ? 3 : 4
        if fewPixels && vectors % 3 == 1 && vectors >= 4 {
            layout.first = MatrixLayout.Segment(panels: (vectors - 4) / 3, lanes: 48)
            layout.second = MatrixLayout.Segment(panels: 2, lanes: 32)
        } else {
            layout.first = MatrixLayout.Segment(panels: vectors / wide, lanes: wide * 16)
            let rest = vectors % wide
            layout.second = MatrixLayout.Segment(panels: rest == 0 ? 0 : 1, lanes: rest * 16)
        }
        if layout.first.panels == 0 {
            layout.first = layout.second
            layout.second = .none
        }
        if layout.first.panels == 0 {
            layout.first = layout.third
            layout.third = .none
        }
    }
}
