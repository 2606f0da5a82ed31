/// The most float32 numbers that lie between a value and its reference, the value included (units in the last place).
struct MaximumULPError {
    private(set) var value = 0

    mutating func add(_ found: Float, _ wanted: Float) {
        value = max(value, found.isNaN ? Int(UInt32.max) : abs(Self.rank(found) - Self.rank(wanted)))
    }

    /// A number's place in the order of all float32 numbers, both zeros at 0.
    private static func rank(_ value: Float) -> Int {
        let magnitude = Int(value.bitPattern & 0x7FFF_FFFF)
        return value.sign == .minus ? -magnitude : magnitude
    }
}
