import ServalTensor

extension ChainStep {
    /// Sizes the rings for bands of `bandRows` rows and lays out the scratch memory.
    mutating func layOutRings(bandRows: Int) {
        self.bandRows = bandRows
        var largest = [Int](repeating: 1, count: stages.count)
        // A range of units may start anywhere, so that every alignment of a band counts.
        forEachBand(of: bandRows, isEnd: false) { stage, rows in largest[stage] = max(largest[stage], rows.count) }
        var offset = 0
        for stage in stages.indices.dropLast() {
            // The row that it leaves begun.
            if case .expandedDepthwise = stages[stage].kind { largest[stage] += 1 }
            // Pairs of rows that are computed together should not be cut by the end of the ring.
            if stages[stage].kind.computesPairs { largest[stage] += largest[stage] % 2 }
            stages[stage].ringRows = largest[stage]
            stages[stage].ringOffset = offset
            let bytes = largest[stage] * stages[stage].output.rowByteCount + stages[stage].output.slack
            offset += (bytes + AlignedBuffer.alignment - 1) / AlignedBuffer.alignment * AlignedBuffer.alignment
        }
        stageScratchOffset = offset + Self.maximumStageCount * MemoryLayout<Range<Int>>.stride
        scratchByteCount = stageScratchOffset + (stages.map(\.kind.scratchByteCount).max() ?? 0)
    }

    /// Bytes of all rings.
    var ringByteCount: Int { stageScratchOffset }

    /// For each stage the rows of its ring, from one piece of a range to the next: behind the rings.
    @inline(__always)
    func producedRows(_ context: StepContext) -> UnsafeMutablePointer<Range<Int>> {
        let size = Self.maximumStageCount * MemoryLayout<Range<Int>>.stride
        return (context.scratch + (stageScratchOffset - size)).assumingMemoryBound(to: Range<Int>.self)
    }

    /// For each stage whether every row of its output is read.
    func computesWholeMaps() -> [Bool] {
        var computed = stages.map { [Bool](repeating: false, count: $0.output.height) }
        forEachBand(of: 1, isEnd: true) { stage, rows in
            for row in rows { computed[stage][row] = true }
        }
        return computed.map { $0.allSatisfy { $0 } }
    }

    /// Calls `body` with the rows that each stage provides for a band, for bands that begin at each row.
    private func forEachBand(of bandRows: Int, isEnd: Bool, _ body: (_ stage: Int, _ rows: Range<Int>) -> Void) {
        let needed = UnsafeMutablePointer<Range<Int>>.allocate(capacity: Self.maximumStageCount)
        needed.initialize(repeating: 0..<0, count: Self.maximumStageCount)
        defer { needed.deallocate() }
        let height = stages[stages.count - 1].output.height
        for first in 0..<height {
            neededRows(first..<min(first + bandRows, height), isEnd: isEnd, into: needed)
            for stage in stages.indices { body(stage, needed[stage]) }
        }
    }
}
