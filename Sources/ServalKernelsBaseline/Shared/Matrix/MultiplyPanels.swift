import ServalKernelInterface

/// Multiplies a run of pixels with all panels of a packed matrix, a block of pixels at a time.
///
/// `task` describes the whole run; its `bias` and `weights` are set here.
/// - Parameter skipped: rows of the matrix that are left out at its beginning.
func multiplyPanels(
    _ layout: MatrixLayout, _ matrix: UnsafePointer<Float>, skipped: Int, _ whole: PanelTask
) {
    var task = whole
    let rows = whole.rows
    let block = evenBlock(layout, rows: rows)
    var start = 0
    while start < rows {
        let count = block < rows &- start ? block : rows &- start
        task.rows = count
        task.input = whole.input + start &* whole.inputStride
        if let residual = whole.residual { task.residual = residual + start &* whole.residualStride }
        var panel = matrix
        var column = 0
        for index in 0..<3 {
            let segment = index == 0 ? layout.first : index == 1 ? layout.second : layout.third
            for _ in 0..<segment.panels {
                let left = layout.outputChannels &- column
                task.bias = panel
                task.weights = panel + (1 &+ skipped) &* segment.lanes
                task.output = whole.output + (start &* whole.outputStride &+ column)
                if left >= segment.lanes {
                    multiplyPanel(segment.lanes, task)
                } else {
                    multiplyPartialPanel(segment.lanes, columns: left, task)
                }
                if let residual = task.residual { task.residual = residual + segment.lanes }
                panel += (1 &+ layout.inputChannels) &* segment.lanes
                column &+= segment.lanes
            }
        }
        start &+= count
    }
}

/// Pixels of a block, of equal blocks: a few pixels by themselves would read all weights for little.
@inline(always)
private func evenBlock(_ layout: MatrixLayout, rows: Int) -> Int {
    if rows <= layout.rowBlock { return rows }
    let blocks = (rows &+ layout.rowBlock &- 1) / layout.rowBlock
    let tile = tileRows(layout.first.lanes)
    let tiles = (rows &+ blocks &* tile &- 1) / (blocks &* tile)
    return tiles &* tile < layout.rowBlock ? tiles &* tile : layout.rowBlock
}

/// Multiplies with a panel of which only the first `columns` exist in the output: a tile at a time into a place of its
/// own, from there to the output.
private func multiplyPartialPanel(_ lanes: Int, columns: Int, _ whole: PanelTask) {
    let step = tileRows(lanes)
    let tile = whole.tile.unsafelyUnwrapped
    var task = whole
    task.output = tile
    task.outputStride = lanes
    task.residual = nil
    task.low = -.infinity
    task.high = .infinity
    var start = 0
    while start < whole.rows {
        task.rows = step < whole.rows &- start ? step : whole.rows &- start
        task.input = whole.input + start &* whole.inputStride
        multiplyPanel(lanes, task)
        for row in 0..<task.rows {
            let pixel = start &+ row
            endPartialRow(
                UnsafePointer(tile + row &* lanes), columns, residual: whole.residual,
                pixel &* whole.residualStride, whole.output + pixel &* whole.outputStride, whole.low, whole.high)
        }
        start &+= task.rows
    }
}

/// - Parameter tile: a row of sums. Of a panel of half vectors the last whole vector would end behind it.
private func endPartialRow(
    _ tile: UnsafePointer<Float>, _ columns: Int, residual: UnsafePointer<Float>?, _ residualOffset: Int,
    _ output: UnsafeMutablePointer<Float>, _ low: Float, _ high: Float
) {
    var i = 0
    while i < columns {
        let count = columns &- i < width ? columns &- i : width
        var v = load(tile + i, first: count)
        if let residual { v += load(residual + (residualOffset &+ i), first: count) }
        store(maximum(broadcast(low), minimum(broadcast(high), v)), output + i, first: count)
        i &+= width
    }
}
