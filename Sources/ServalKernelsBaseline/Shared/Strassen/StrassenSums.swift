/// The sums S1 … S4 of a block, made 16 channels of a pixel of each half at a time: at once for the first block, and for
/// each other one while the block before it is multiplied.
struct StrassenSums {
    /// The next pixel of the upper half, and its partner in the lower half.
    var upper: UnsafePointer<Float>
    var lower: UnsafePointer<Float>
    var inputStride: Int
    /// Half of the input channels, at least 16.
    var half: Int
    /// The next of them.
    var channel = 0
    /// Where S1 of the pixel goes; nil if no block follows.
    var target: UnsafeMutablePointer<Float>?
    /// Floats from S1 to S2, from there to S3, from there to S4.
    var size: Int
    /// Pixels of each half that are taken during one product: a seventh of a block's.
    var rows: Int
    /// Of these, those that are left.
    var rowsLeft: Int

    /// The next 16 channels of a pixel, or the last 16.
    @inline(always)
    mutating func makeNext() {
        guard rowsLeft > 0, let start = target else { return }
        var i = channel < half &- 16 ? channel : half &- 16
        let end = i &+ 16
        while i < end {
            let a11 = load(upper + i)
            let a21 = load(lower + i)
            let s1 = a21 + load(lower + (half &+ i))
            let s2 = s1 - a11
            store(s1, start + i)
            store(s2, start + (size &+ i))
            store(a11 - a21, start + (2 &* size &+ i))
            store(load(upper + (half &+ i)) - s2, start + (3 &* size &+ i))
            i &+= width
        }
        channel &+= 16
        if channel >= half {
            upper += inputStride
            lower += inputStride
            target = start + half
            channel = 0
            rowsLeft &-= 1
        }
    }

    /// What is left of the pixels of a product.
    @inline(always)
    mutating func finishRows() {
        while rowsLeft > 0 { makeNext() }
        rowsLeft = rows
    }

    /// All sums of a block.
    @inline(never)
    func makeBlock() {
        var sums = self
        for _ in 0..<7 { sums.finishRows() }
    }
}
