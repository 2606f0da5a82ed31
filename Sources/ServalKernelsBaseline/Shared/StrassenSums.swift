/// The sums S1 … S4 of a block, made 16 channels of a few pixels at a time: at once for the first block, and for each
/// other one while the block before it is multiplied.
struct StrassenSums {
    /// The first of the pixels in the upper half, and its partner in the lower half.
    var upper: UnsafePointer<Float>
    var lower: UnsafePointer<Float>
    var inputStride: Int
    /// Half of the input channels, at least 16.
    var half: Int
    /// The next of them.
    var channel = 0
    /// Where S1 of the first pixel goes; nil if no block follows.
    var target: UnsafeMutablePointer<Float>?
    /// Floats from S1 to S2, from there to S3, from there to S4.
    var size: Int
    /// Pixels of each half that are taken together: a seventh of a block's.
    var rows: Int

    /// The next 16 channels of `rows` pixels of each half, or the last 16.
    @inline(always)
    mutating func makeChannels() {
        guard var place = target else { return }
        let first = channel < half &- 16 ? channel : half &- 16
        var (upper, lower) = (upper + first, lower + first)
        place += first
        var row = 0
        while row < rows {
            var lane = 0
            while lane < 16 {
                let a11 = load(upper + lane)
                let a21 = load(lower + lane)
                let s1 = a21 + load(lower + (half &+ lane))
                let s2 = s1 - a11
                store(s1, place + lane)
                store(s2, place + (size &+ lane))
                store(a11 - a21, place + (2 &* size &+ lane))
                store(load(upper + (half &+ lane)) - s2, place + (3 &* size &+ lane))
                lane &+= width
            }
            upper += inputStride
            lower += inputStride
            place += half
            row &+= 1
        }
        channel &+= 16
    }

    /// From the end of some pixels' channels to the first channels of the next pixels.
    @inline(always)
    mutating func moveToNextRows() {
        guard let start = target else { return }
        upper += rows &* inputStride
        lower += rows &* inputStride
        target = start + rows &* half
        channel = 0
    }

    /// All sums of a block.
    @inline(never)
    func makeBlock() {
        var sums = self
        for _ in 0..<7 {
            while sums.channel < half { sums.makeChannels() }
            sums.moveToNextRows()
        }
    }
}
