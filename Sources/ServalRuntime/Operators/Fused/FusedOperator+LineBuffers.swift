import ServalTensor

extension FusedOperator {
    /// Sizes the line buffers for tiles of so many rows and lays out the scratch memory.
    ///
    /// - Parameter holdsWholeMaps: whether a line buffer has room for all rows of its map, which then all lie there when an image
    ///   has been computed.
    mutating func layOutLineBuffers(tileRows: Int, holdsWholeMaps: Bool = false) {
        self.tileRows = tileRows
        var largest = [Int](repeating: 1, count: stages.count)
        // A range of tasks may start anywhere, so that every alignment of a tile counts.
        forEachTile(of: tileRows, isEnd: false) { stage, rows in largest[stage] = max(largest[stage], rows.count) }
        var offset = 0
        for stage in stages.indices.dropLast() {
            // The row that it leaves begun.
            if stages[stage].beginsNextRow { largest[stage] += 1 }
            // Pairs of rows that are computed together should not be cut by the end of the line buffer.
            if stages[stage].computesRowPairs { largest[stage] += largest[stage] % 2 }
            let map = stages[stage].output
            stages[stage].lineCount = holdsWholeMaps ? max(largest[stage], map.height) : largest[stage]
            stages[stage].lineOffset = offset
            offset += AlignedBuffer.aligned(stages[stage].lineCount * map.rowByteCount + map.extraByteCount)
        }
        stageScratchOffset = offset + Self.maximumStageCount * MemoryLayout<Range<Int>>.stride
        scratchByteCount = stageScratchOffset + (stages.map(\.operator.scratchByteCount).max() ?? 0)
    }

    /// Bytes of all line buffers.
    var lineBufferByteCount: Int { stageScratchOffset }

    /// For each stage the rows of its line buffer, from one tile of a range to the next: behind the line buffers.
    func producedRows(_ context: ThreadContext) -> UnsafeMutablePointer<Range<Int>> {
        let size = Self.maximumStageCount * MemoryLayout<Range<Int>>.stride
        return (context.scratch + (stageScratchOffset - size)).assumingMemoryBound(to: Range<Int>.self)
    }

    /// For each stage whether every row of its output is read.
    func computesWholeMaps() -> [Bool] {
        var computed = stages.map { [Bool](repeating: false, count: $0.output.height) }
        forEachTile(of: 1, isEnd: true) { stage, rows in
            for row in rows { computed[stage][row] = true }
        }
        return computed.map { $0.allSatisfy { $0 } }
    }

    /// Calls `body` with the rows that each stage provides for a tile, for tiles that begin at each row.
    private func forEachTile(of tileRows: Int, isEnd: Bool, _ body: (_ stage: Int, _ rows: Range<Int>) -> Void) {
        let needed = UnsafeMutablePointer<Range<Int>>.allocate(capacity: Self.maximumStageCount)
        needed.initialize(repeating: 0..<0, count: Self.maximumStageCount)
        defer { needed.deallocate() }
        let height = stages[stages.count - 1].output.height
        for first in 0..<height {
            neededRows(first..<min(first + tileRows, height), isEnd: isEnd, into: needed)
            for stage in stages.indices { body(stage, needed[stage]) }
        }
    }
}
