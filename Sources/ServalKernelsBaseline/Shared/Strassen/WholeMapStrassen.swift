import ServalKernelInterface

extension Kernels {
    static func wholeMapStrassen(_ call: WholeMapStrassenCall) {
        let layout = call.layout
        if !call.reusesPackedInput { wholeMapStrassenFactors(call) }
        var lane = 0
        while lane < 16 {
            store(broadcast(0), call.scratch + (layout.zerosOffset &+ lane))
            lane &+= width
        }
        var index = call.firstTask
        let end = index &+ call.taskCount
        while index < end {
            let panel = index / layout.rowGroups
            let group = index &- panel &* layout.rowGroups
            let isTall = group < layout.tallRowGroups
            // Two groups together, unless they are 26 pixels: then the registers do not suffice.
            let isPair = group &+ 1 < layout.rowGroups && index &+ 1 < end && group &+ 1 >= layout.tallRowGroups
            let row = 12 &* group &+ (isTall ? group : layout.tallRowGroups)
            for part in call.firstPart..<call.firstPart &+ call.partCount {
                let task = WholeMapStrassenTask(call, panel: panel, row: row, part: part)
                // Up to 25 sums of whole panels fit 32 registers.
                if registers < 32 || width < 16 {
                    WholeMapStrassenPanel.multiply(task, rows: (isPair ? 24 : 12) &+ (isTall ? 1 : 0))
                } else {
                    switch (isTall, isPair) {
                    case (true, true): wholeMapStrassenRows25(task)
                    case (false, true): wholeMapStrassenRows24(task)
                    case (true, false): wholeMapStrassenRows13(task)
                    case (false, false): wholeMapStrassenRows12(task)
                    }
                }
            }
            index &+= isPair ? 2 : 1
        }
    }
}

/// A part of a panel of some pixels of both halves: what a tile is called with.
struct WholeMapStrassenTask {
    /// The left-hand factors, from the first pixel on.
    var factors: UnsafePointer<Float>
    var factorFloats: Int
    /// Floats from 16 channels to the next 16.
    var blockStride: Int
    /// Rows of weights of 16 channels.
    var blockRows: Int
    /// Times 16 channels: half of the input channels of the part.
    var blocks: Int
    /// What the sums of the left columns begin with, and those of the right ones less those of the left ones.
    var bias: UnsafePointer<Float>
    var rightBias: UnsafePointer<Float>
    /// The part's B11, and floats from there to B12.
    var weights: UnsafePointer<Float>
    var quarter: Int
    /// Floats from the weights to those that are used next.
    var next: Int
    /// Room for three results of a tile, and for some rows of a right-hand factor.
    var saved: UnsafeMutablePointer<Float>
    var end: StrassenEnd
    /// Pixels of the upper half that are stored: the middle one of an odd number belongs to the lower half.
    var storedRows: Int

    @inline(always)
    var places: StrassenPlaces {
        StrassenPlaces(bias: bias, rightBias: rightBias, kept: saved, size: WholeMapStrassenLayout.mostRows &* 16)
    }

    @inline(always)
    init(_ call: WholeMapStrassenCall, panel: Int, row: Int, part: Int) {
        let layout = call.layout
        let first = layout.blocks &* part / layout.parts
        blockStride = layout.halfPixels &* 16
        blockRows = layout.sumLanes
        factors = UnsafePointer(call.scratch + (row &* 16 &+ first &* blockStride))
        factorFloats = layout.factorFloats
        blocks = layout.blocks &* (part &+ 1) / layout.parts &- first
        let panelStart = call.weights + panel &* layout.panelFloats
        weights = panelStart + (32 &+ first &* 1024)
        quarter = blocks &* 256
        let isWhole = call.partCount == layout.parts
        next = isWhole ? 4 &* quarter : layout.panelFloats
        saved = call.scratch + 7 &* factorFloats
        storedRows = layout.lowerPixel &- row
        let zeros = UnsafePointer(call.scratch + layout.zerosOffset)
        bias = part == 0 ? panelStart : zeros
        rightBias = part == 0 ? panelStart + 16 : zeros
        let isEnd = isWhole && part &+ 1 == layout.parts
        end = StrassenEnd(
            output: call.output, stride: call.outputStride,
            previous: part > call.firstPart ? UnsafePointer(call.output) : nil,
            residual: isEnd ? call.residual : nil, residualStride: call.residualStride, lowerRow: layout.lowerPixel,
            rightColumn: layout.outputChannels / 2, low: isEnd ? call.low : -.infinity,
            high: isEnd ? call.high : .infinity)
        end.move(rows: row, columns: panel &* 16)
    }
}

/// The left-hand factors A11 · A12 · S2 · S3 · A22 · S1 · S4, in the order in which they are used, of the parts of the call.
private func wholeMapStrassenFactors(_ call: WholeMapStrassenCall) {
    let layout = call.layout
    let size = layout.factorFloats
    let half = layout.inputChannels / 2
    let blockStride = layout.halfPixels &* 16
    let firstBlock = layout.blocks &* call.firstPart / layout.parts
    let endBlock = layout.blocks &* (call.firstPart &+ call.partCount) / layout.parts
    // The weights of the first panel are on their way meanwhile.
    let panel = call.firstTask / layout.rowGroups
    var coming = call.weights + (panel &* layout.panelFloats &+ firstBlock &* 1024)
    let lines = (endBlock &- firstBlock) &* 64 &+ 2
    let linesPerRow = (lines &+ layout.halfPixels &- 1) / layout.halfPixels
    for row in 0..<layout.halfPixels {
        for _ in 0..<linesPerRow {
            prefetch(coming)
            coming += 16
        }
        let upper = call.input + row &* call.inputStride
        let lower = upper + layout.lowerPixel &* call.inputStride
        var target = call.scratch + (row &* 16 &+ firstBlock &* blockStride)
        var block = firstBlock &* 16
        while block < endBlock &* 16 {
            var lane = 0
            while lane < 16 {
                let i = block &+ lane
                let a11 = load(upper + i)
                let a12 = load(upper + half + i)
                let a21 = load(lower + i)
                let a22 = load(lower + half + i)
                let s1 = a21 + a22
                let s2 = s1 - a11
                let place = target + lane
                store(a11, place)
                store(a12, place + size)
                store(s2, place + 2 &* size)
                store(a11 - a21, place + 3 &* size)
                store(a22, place + 4 &* size)
                store(s1, place + 5 &* size)
                store(a12 - s2, place + 6 &* size)
                lane &+= width
            }
            target += blockStride
            block &+= 16
        }
    }
}

private func wholeMapStrassenRows25(_ task: WholeMapStrassenTask) { wholeMapStrassenTile(25, task) }

private func wholeMapStrassenRows24(_ task: WholeMapStrassenTask) { wholeMapStrassenTile(24, task) }

private func wholeMapStrassenRows13(_ task: WholeMapStrassenTask) { wholeMapStrassenTile(13, task) }

private func wholeMapStrassenRows12(_ task: WholeMapStrassenTask) { wholeMapStrassenTile(12, task) }

/// All products of a panel for `rows` pixels of each half of the image, in 32 registers.
///
/// - Parameter rows: a literal.
@inline(always)
private func wholeMapStrassenTile(_ rows: Int, _ task: WholeMapStrassenTask) {
    if registers < 32 || width < 16 { return }
    RegisterTile.with(rows, 1) { tile in
        var sums = WholeMapStrassenTile(tile, task)
        computeStrassenProducts(&sums, task.end, upperRows: task.storedRows, hasParts: true)
    }
}
