/// The end of each output pixel of a tile: residual, clamp, store.
struct TileEnd {
    var output: UnsafeMutablePointer<Float>
    var outputStride: Int
    var residual: UnsafePointer<Float>
    var residualStride: Int
    var low: Vector
    var high: Vector

    /// - Parameter row: the pixel of the task that is pixel 0 of the tile.
    @inline(always)
    init(_ task: PanelTask, row: Int) {
        output = task.output + row &* task.outputStride
        outputStride = task.outputStride
        residual = (task.residual ?? UnsafePointer(task.output)) + row &* task.residualStride
        residualStride = task.residualStride
        low = broadcast(task.low)
        high = broadcast(task.high)
    }

    /// Ends one vector of a tile without a residual.
    @inline(always)
    func plain(_ row: Int, _ offset: Int, _ v: Vector) {
        store(maximum(low, minimum(high, v)), output + (row &* outputStride &+ offset))
    }

    /// Ends one vector of a tile with a residual.
    @inline(always)
    func added(_ row: Int, _ offset: Int, _ v: Vector) {
        let sum = v + load(residual + (row &* residualStride &+ offset))
        store(maximum(low, minimum(high, sum)), output + (row &* outputStride &+ offset))
    }
}
