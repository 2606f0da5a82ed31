/// The steps that every register tile is made of: one pixel times one to four vectors of weights, and the store.

@inline(always)
func accumulate(_ a: UnsafePointer<Float>, _ w0: Vector, _ c0: inout Vector) {
    c0 = multiplyAdd(broadcast(a[0]), w0, c0)
}

@inline(always)
func accumulate(_ a: UnsafePointer<Float>, _ w0: Vector, _ w1: Vector, _ c0: inout Vector, _ c1: inout Vector) {
    let x = broadcast(a[0])
    c0 = multiplyAdd(x, w0, c0)
    c1 = multiplyAdd(x, w1, c1)
}

@inline(always)
func accumulate(
    _ a: UnsafePointer<Float>, _ w0: Vector, _ w1: Vector, _ w2: Vector,
    _ c0: inout Vector, _ c1: inout Vector, _ c2: inout Vector
) {
    let x = broadcast(a[0])
    c0 = multiplyAdd(x, w0, c0)
    c1 = multiplyAdd(x, w1, c1)
    c2 = multiplyAdd(x, w2, c2)
}

@inline(always)
func accumulate(
    _ a: UnsafePointer<Float>, _ w0: Vector, _ w1: Vector, _ w2: Vector, _ w3: Vector,
    _ c0: inout Vector, _ c1: inout Vector, _ c2: inout Vector, _ c3: inout Vector
) {
    let x = broadcast(a[0])
    c0 = multiplyAdd(x, w0, c0)
    c1 = multiplyAdd(x, w1, c1)
    c2 = multiplyAdd(x, w2, c2)
    c3 = multiplyAdd(x, w3, c3)
}

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
