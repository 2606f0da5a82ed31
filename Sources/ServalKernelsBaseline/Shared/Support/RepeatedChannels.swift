/// The input channels of a vector of output channels, where each input channel feeds `multiplier` neighbouring ones.
struct RepeatedChannels {
    /// The first of them, and how many they are.
    var first: Int
    var count: Int
    /// The input channel of each lane, counted from the first.
    var lanes: IntegerVector

    /// Where every channel is its own.
    @inline(always)
    init() { (first, count, lanes) = (0, 0, IntegerVector(repeating: 0)) }

    /// - Parameters:
    ///   - channel: the first output channel, a multiple of `width`.
    ///   - used: output channels of the vector, at most `width`.
    @inline(always)
    init(channel: Int, used: Int, multiplier: Int) {
        first = channel / multiplier
        count = (channel &+ used &- 1) / multiplier &- first &+ 1
        lanes = IntegerVector(repeating: 0)
        var source: Int32 = 0
        var left = multiplier &- channel % multiplier
        for lane in 0..<width {
            lanes[lane] = source
            left &-= 1
            if left == 0 {
                source &+= 1
                left = multiplier
            }
        }
    }
}
