extension SplitMix64 {
    /// True once in `count` times.
    package mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

    /// A number of 0 ..< `bound`; 0 where the bound is below 1.
    package mutating func below(_ bound: Int) -> Int { bound < 1 ? 0 : Int(next() >> 33) % bound }

    package mutating func int(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    package mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: next() >> 32) }

    /// - Precondition: there are items.
    package mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

    /// A value of `range`, one of 2^24 equally spaced ones.
    package mutating func float(_ range: ClosedRange<Float>) -> Float {
        range.lowerBound + Float(next() >> 40) / Float(1 << 24) * (range.upperBound - range.lowerBound)
    }
}
