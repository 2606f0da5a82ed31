import ServalTensor

extension ChainStep {
    /// Sizes the rings for bands of `bandRows` rows and lays out the scratch memory.
    mutating func layOutRings(bandRows: Int) {
        self.bandRows = bandRows
        var largest = [Int](repeating: 1, count: stages.count)
        let needed = UnsafeMutablePointer<Range<Int>>.allocate(capacity: Self.maximumStageCount)
        needed.initialize(repeating: 0..<0, count: Self.maximumStageCount)
        defer { needed.deallocate() }
        // A range of units may start anywhere, so that every alignment of a band counts.
        let height = stages[stages.count - 1].outputSize.height
        for first in 0..<height {
            neededRows(first..<min(first + bandRows, height), isEnd: false, into: needed)
            for stage in stages.indices { largest[stage] = max(largest[stage], needed[stage].count) }
        }
        var offset = 0
        for stage in stages.indices.dropLast() {
            // The row that it leaves begun.
            if case .expandedDepthwise = stages[stage].kind { largest[stage] += 1 }
            // Pairs of rows that are computed together should not be cut by the end of the ring.
            if stages[stage].computesPairs { largest[stage] += largest[stage] % 2 }
            stages[stage].ringRows = largest[stage]
            stages[stage].ringOffset = offset
            let floats = largest[stage] * stages[stage].outputSize.rowStride
            offset += (floats + 15) / 16 * 16
        }
        stageScratchOffset = offset * MemoryLayout<Float>.stride
        let own = stages.map { stage in
            switch stage.kind {
            case .convolution(let step): step.scratchByteCount
            case .pointwise: 0
            case .depthwise(let step): step.scratchByteCount
            case .expandedDepthwise(let step): step.scratchByteCount
            }
        }
        scratchByteCount = stageScratchOffset + (own.max() ?? 0)
    }

    /// Bytes of all rings.
    var ringByteCount: Int { stageScratchOffset }
}
