import ServalKernelInterface

/// From a scaled sum to 8 bits, a vector at a time: see `Requantization`.
struct Requantizer {
    var zeroPoint: IntegerVector
    var low: Vector
    var high: Vector

    @inline(always)
    init(_ r: Requantization) {
        zeroPoint = IntegerVector(repeating: r.zeroPoint)
        low = broadcast(Float(r.low &- r.zeroPoint))
        high = broadcast(Float(r.high &- r.zeroPoint))
    }

    /// Clamps first, which to whole numbers is the same and keeps the rest in range. NaN becomes the lower limit.
    @inline(always)
    func callAsFunction(_ t: Vector) -> IntegerVector { rounded(maximum(minimum(high, t), low)) &+ zeroPoint }
}

/// Stores the first `count` lanes, each 0 ... 255, as bytes.
@inline(always)
func storeBytes(_ v: IntegerVector, _ p: UnsafeMutablePointer<UInt8>, first count: Int) {
    if count >= width {
        storeBytes(v, p)
    } else {
        for lane in 0..<count { p[lane] = UInt8(truncatingIfNeeded: v[lane]) }
    }
}

/// The first `count` bytes, widened; no byte behind them is read.
@inline(always)
func loadBytes(_ p: UnsafePointer<UInt8>, first count: Int) -> IntegerVector {
    if count >= width { return loadBytes(p) }
    var v = IntegerVector(repeating: 0)
    for lane in 0..<count { v[lane] = Int32(p[lane]) }
    return v
}
