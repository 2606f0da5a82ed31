import ServalKernelInterface

/// Which register tiles compute a matrix: the widths of its panels.
struct TileChoice {
    var instructionSet: InstructionSet

    init(backend: Backend) { instructionSet = backend.instructionSet }

    func layout(inputChannels: Int, outputChannels: Int, rows: Int) -> MatrixLayout {
        var layout = MatrixLayout(
            inputChannels: inputChannels, outputChannels: outputChannels, first: .none,
            rowBlock: rowBlock(inputChannels))
        if instructionSet.hasWideTiles { setWideSegments(&layout, rows: rows) } else { setSegments(&layout) }
        if layout.paddedColumns > outputChannels {
            let last = [layout.third, layout.second, layout.first].first { $0.panels > 0 } ?? .none
            layout.scratchFloats = self.rows(lanes: last.lanes) * last.lanes
        }
        return layout
    }

    /// As many pixels as fit in half of a second-level cache of 1 MiB, so that they are still there for the next panel;
    /// whole tiles, and enough pixels that reading a panel's weights is worth it.
    private func rowBlock(_ inputChannels: Int) -> Int {
        let wholeTiles = instructionSet.wholeTiles(instructionSet.tiles, atLeast: 80)
        return max(1, (1 << 17) / max(1, inputChannels) / wholeTiles) * wholeTiles
    }

    /// Pixels of the tile that computes panels of `lanes` columns.
    func rows(lanes: Int) -> Int { instructionSet.pixels(lanes: lanes) }

    /// Pairs of vectors, or three of them where pairs would leave one over.
    private func setSegments(_ layout: inout MatrixLayout) {
        let vector = instructionSet.lanes
        let vectors = (layout.outputChannels + vector - 1) / vector
        let triples = vectors % 2 == 1 && vectors >= 3 ? 1 : 0
        let pairs = (vectors - 3 * triples) / 2
        let singles = vectors - 3 * triples - 2 * pairs
        layout.first = MatrixLayout.Segment(panels: pairs, lanes: 2 * vector)
        layout.second = MatrixLayout.Segment(panels: triples, lanes: 3 * vector)
        layout.third = MatrixLayout.Segment(panels: singles, lanes: vector)
    }

    /// Four vectors a panel: the fewest loads for a multiply-add. With few pixels the weights, which then come from far
    /// away, are read more evenly by panels of three. Half vectors at the end, where there are any and half of the last
    /// vector would be empty.
    private func setWideSegments(_ layout: inout MatrixLayout, rows: Int) {
        let (vector, half) = (instructionSet.lanes, instructionSet.halfLanes)
        var tail = 0
        var columns = layout.outputChannels
        if half > 0 {
            let halves = (columns + half - 1) / half
            tail = halves % 2 == 0 ? 0 : halves >= 3 ? 3 * half : half
            columns = halves * half - tail
        }
        layout.third = MatrixLayout.Segment(panels: tail == 0 ? 0 : 1, lanes: tail)
        let vectors = (columns + vector - 1) / vector
        let fewPixels = rows <= 64 && rows > 1
        let wide = fewPixels ? 3 : 4
        if fewPixels && vectors % 3 == 1 && vectors >= 4 {
            layout.first = MatrixLayout.Segment(panels: (vectors - 4) / 3, lanes: 3 * vector)
            layout.second = MatrixLayout.Segment(panels: 2, lanes: 2 * vector)
        } else {
            layout.first = MatrixLayout.Segment(panels: vectors / wide, lanes: wide * vector)
            let rest = vectors % wide
            layout.second = MatrixLayout.Segment(panels: rest == 0 ? 0 : 1, lanes: rest * vector)
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
