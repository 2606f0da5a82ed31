import ServalTestSupport

/// What a mutation is made with: a source of choices, and the fuzzer's own mutation of plain bytes.
package struct Mutator {
    package var random: SplitMix64
    /// The longest result in bytes.
    package let lengthLimit: Int
    /// Changes bytes in place, to at most the given number of them.
    private let mutateBytes: (_ bytes: inout [UInt8], _ limit: Int) -> Void

    /// - Parameter mutateBytes: the fuzzer's own mutation; a change of a few bytes where there is none.
    package init(
        seed: UInt64, lengthLimit: Int, mutateBytes: ((_ bytes: inout [UInt8], _ limit: Int) -> Void)? = nil
    ) {
        random = SplitMix64(seed: seed)
        self.lengthLimit = lengthLimit
        self.mutateBytes =
            mutateBytes ?? { bytes, _ in
                var random = SplitMix64(seed: seed ^ UInt64(bytes.count))
                for _ in 0..<random.int(1...3) where !bytes.isEmpty {
                    bytes[random.below(bytes.count)] = random.byte()
                }
            }
    }

    /// The fuzzer's mutation of plain bytes.
    package mutating func bytes(_ input: [UInt8], limit: Int? = nil) -> [UInt8] {
        var result = input
        mutateBytes(&result, max(1, limit ?? lengthLimit))
        return result
    }

    /// A number near another one, or one at which programs go wrong.
    package mutating func int(near value: Int) -> Int {
        switch random.below(8) {
        case 0: value &+ 1
        case 1: value &- 1
        case 2: random.int(0...4)
        case 3: random.int(0...33)
        case 4: value &* 2
        case 5: -value.magnitudeClamped
        case 6: 1 << random.int(4...62) &- random.int(0...1)
        default: random.pick([0, 1, 255, 256, 4096, 4097, 65_535, 65_536, 1 << 29, 1 << 31, 1 << 62, .max, .min])
        }
    }

    /// A number near another one, or one at which programs go wrong; finite ones mostly.
    package mutating func double(near value: Double) -> Double {
        switch random.below(6) {
        case 0: value + Double(random.float(-1...1))
        case 1: value * Double(random.float(-2...2))
        case 2: Double(random.int(-8...8))
        case 3: Double(random.float(-1...1))
        case 4: Double(bitPattern: random.next())
        default: random.pick([0, -0.0, 1e-45, 1e-12, 1e-7, 0.5, 1, 6, 1e12, 3.4e38, 1e39, 1e308, -1e308])
        }
    }
}

extension Int {
    fileprivate var magnitudeClamped: Int { self == .min ? .max : abs(self) }
}
