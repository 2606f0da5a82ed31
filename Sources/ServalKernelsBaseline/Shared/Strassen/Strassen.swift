import ServalKernelInterface

extension Kernels {
    static func blockStrassen(_ call: BlockStrassenCall) {
        let layout = call.layout
        if layout.panelCount == 1, registers >= 32 {
            strassenBlocks(call)
        } else {
            var first = 0
            while first < call.blocks {
                let left = call.blocks &- first
                let count = layout.groupBlocks < left ? layout.groupBlocks : left
                strassenGroup(call, first, first &+ count)
                first &+= count
            }
        }
    }
}

/// One panel: each block's sums are made while the one before it is multiplied.
private func strassenBlocks(_ call: BlockStrassenCall) {
    let layout = call.layout
    StrassenTask(call, 0, place: 0).blockSums.makeBlock()
    for block in 0..<call.blocks {
        var task = StrassenTask(call, block, place: block & 1)
        if block &+ 1 < call.blocks {
            task.nextSums = StrassenTask(call, block &+ 1, place: (block &+ 1) & 1).blockSums
        }
        strassenPanel(layout, 0, task)
    }
}

/// The blocks `first` ..< `end`: their sums, then one panel of weights after the other.
private func strassenGroup(_ call: BlockStrassenCall, _ first: Int, _ end: Int) {
    let layout = call.layout
    for block in first..<end { StrassenTask(call, block, place: block &- first).blockSums.makeBlock() }
    var weights = call.weights
    var column = 0
    for panel in 0..<layout.panelCount {
        var block = first
        while block < end {
            var task = StrassenTask(call, block, place: block &- first)
            task.weights = weights
            task.end.move(rows: 0, columns: column)
            if registers < 32 {
                BlockStrassenPanel.multiply(task, blocks: end &- first)
                break
            }
            strassenPanel(layout, panel, task)
            block &+= 1
        }
        let lanes = width &* (panel < layout.triples ? 3 : layout.singles > 0 ? 1 : 2)
        weights += lanes &* (2 &+ 7 &* (layout.inputChannels / 2))
        column &+= lanes
    }
}

/// A panel of a block: what a tile is called with.
struct StrassenTask {
    /// First pixels of the halves of the block.
    var upper: UnsafePointer<Float>
    var lower: UnsafePointer<Float>
    var inputStride: Int
    var sums: UnsafeMutablePointer<Float>
    var sumFloats: Int
    /// Half of the input channels.
    var half: Int
    /// Rows of weights that are used between two portions of the next block's sums, and how often that is.
    var pace: Int
    var portions: Int
    var halfPixels: Int
    var weights: UnsafePointer<Float>
    /// Room for three partial results.
    var saved: UnsafeMutablePointer<Float>
    var end: StrassenEnd
    /// Made while this block is multiplied.
    var nextSums: StrassenSums

    /// - Parameter place: where the block's sums lie in the scratch memory.
    @inline(always)
    init(_ call: BlockStrassenCall, _ block: Int, place: Int) {
        let layout = call.layout
        let pixel = block &* 2 &* layout.halfPixels
        halfPixels = layout.halfPixels
        upper = call.input + pixel &* call.inputStride
        lower = upper + layout.halfPixels &* call.inputStride
        inputStride = call.inputStride
        sumFloats = layout.sumFloats
        sums = call.scratch + place &* 4 &* sumFloats
        half = layout.inputChannels / 2
        pace = layout.singles > 0 ? 8 : 16
        portions = half / pace
        weights = call.weights
        saved = call.scratch + layout.sumBlocks &* 4 &* sumFloats
        end = StrassenEnd(
            output: call.output, stride: call.outputStride, residual: call.residual,
            residualStride: call.residualStride, lowerRow: layout.halfPixels,
            rightColumn: layout.outputChannels / 2, low: call.low, high: call.high)
        end.move(rows: pixel, columns: 0)
        nextSums = StrassenSums(
            upper: upper, lower: lower, inputStride: inputStride, half: half, target: nil, size: sumFloats, rows: 0,
            rowsLeft: 0)
    }

    @inline(always)
    var blockSums: StrassenSums {
        StrassenSums(
            upper: upper, lower: lower, inputStride: inputStride, half: half, target: sums, size: sumFloats,
            rows: halfPixels / 7, rowsLeft: halfPixels / 7)
    }

    /// The task from a later pixel of both halves on.
    @inline(always)
    func from(_ row: Int) -> StrassenTask {
        var task = self
        task.upper += row &* inputStride
        task.lower += row &* inputStride
        task.sums += row &* half
        task.end.move(rows: row, columns: 0)
        task.nextSums.target = nil
        return task
    }
}

private func strassenPanel(_ layout: BlockStrassenLayout, _ panel: Int, _ task: StrassenTask) {
    let makesSums = task.nextSums.target != nil
    if panel < layout.triples {
        if makesSums { strassenRows7x3WithSums(task) } else { strassenRows7x3(task) }
    } else if layout.singles > 0 {
        if makesSums { strassenRows14x1WithSums(task) } else { strassenRows14x1(task) }
    } else {
        if makesSums { strassenRows7x2WithSums(task) } else { strassenRows7x2(task) }
        // With fewer than 16 lanes, halves of 14 pixels and 16 columns are panels of two vectors.
        if width < 16, layout.halfPixels > 7 { strassenRows7x2(task.from(7)) }
    }
}

private func strassenRows7x3(_ task: StrassenTask) { strassenTile(7, 3, task, makesSums: false) }

private func strassenRows7x3WithSums(_ task: StrassenTask) { strassenTile(7, 3, task, makesSums: true) }

private func strassenRows7x2(_ task: StrassenTask) { strassenTile(7, 2, task, makesSums: false) }

private func strassenRows7x2WithSums(_ task: StrassenTask) { strassenTile(7, 2, task, makesSums: true) }

private func strassenRows14x1(_ task: StrassenTask) { strassenTile(14, 1, task, makesSums: false) }

private func strassenRows14x1WithSums(_ task: StrassenTask) { strassenTile(14, 1, task, makesSums: true) }

/// All products of a panel for `rows` pixels of each half of the block.
///
/// - Parameters:
///   - rows, vectors: literals, of a tile for 32 registers; with fewer registers it is left empty.
///   - makesSums: a literal: whether the next block's sums are made.
@inline(always)
private func strassenTile(_ rows: Int, _ vectors: Int, _ task: StrassenTask, makesSums: Bool) {
    if registers < 32 { return }
    RegisterTile.with(rows, vectors) { tile in
        var sums = StrassenTile(tile, task, makesSums: makesSums)
        computeStrassenProducts(&sums, task.end, upperRows: rows, hasParts: false)
    }
}
