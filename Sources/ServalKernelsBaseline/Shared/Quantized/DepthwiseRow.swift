import ServalKernelInterface

/// An input row: where its current column lies, and how far the next is. A row of padding stays where it is.
struct DepthwiseRow {
    var pointer: UnsafePointer<UInt8>
    var step: Int

    /// Row `index` of a tile, from column −`padLeft` and `channel` on. Behind the last row there is any other.
    @inline(always)
    init(_ call: QuantizedDepthwiseCall, _ index: Int, _ channel: Int, padding: UnsafePointer<UInt8>) {
        let last = (call.outputRowCount &- 1) &* call.window.strideY &+ call.window.height &- 1
        if let p = call.rows[index < last ? index : last] {
            pointer = p + (channel &- call.window.padLeft &* call.inputPixelStride)
            step = call.inputPixelStride
        } else {
            pointer = padding
            step = 0
        }
    }

    @inline(always)
    mutating func advance() { pointer += step }
}

/// Output rows whose input fits in half of a second-level cache of 1 MiB, a multiple of four.
@inline(always)
func depthwiseTileRows(_ call: QuantizedDepthwiseCall) -> Int {
    let cachedRows = (1 << 19) / (call.window.inputWidth &* call.inputPixelStride &+ 1)
    let tileRows = ((cachedRows &- 3) / call.window.strideY &+ 1) & ~3
    return tileRows > 4 ? tileRows : 4
}
