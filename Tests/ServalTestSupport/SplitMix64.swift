/// A small generator whose sequence depends on the seed alone, on every machine.
///
/// Source: Steele, Lea, Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014.
package struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// A generator for something that has a name (FNV-1a of its UTF-8).
    package init(name: String) {
        self.init(seed: name.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 })
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// A value of `range`, one of 2^24 equally spaced ones.
    package mutating func float(in range: ClosedRange<Float>) -> Float {
        let fraction = Float(next() >> 40) / Float(1 << 24)
        return range.lowerBound + fraction * (range.upperBound - range.lowerBound)
    }

    /// A number of 0 ..< `bound`.
    ///
    /// - Precondition: the bound is 1 or more.
    package mutating func below(_ bound: Int) -> Int { Int(next() >> 33) % bound }

    /// - Precondition: there are items.
    package mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

    /// True once in `count` times.
    package mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }
}
