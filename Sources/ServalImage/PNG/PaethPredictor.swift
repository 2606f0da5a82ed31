/// Of the samples to the left, above, and above to the left, those that are nearest to left + up − corner (PNG 9.4), for eight
/// samples at a time. The operands are 0 to 255.
@inline(__always)
func paethPredictor(left: SIMD8<Int16>, up: SIMD8<Int16>, corner: SIMD8<Int16>) -> SIMD8<Int16> {
    let towardsLeft = up &- corner
    let towardsUp = left &- corner
    let a = magnitude(towardsLeft)
    let b = magnitude(towardsUp)
    let c = magnitude(towardsLeft &+ towardsUp)
    // Ties prefer left, then up. The masks are all ones where a comparison holds.
    let upIsNearer = (b &- a) &>> SIMD8(repeating: 15)
    let nearest = (a & ~upIsNearer) | (b & upIsNearer)
    let sideways = (left & ~upIsNearer) | (up & upIsNearer)
    let cornerIsNearer = (c &- nearest) &>> SIMD8(repeating: 15)
    return (sideways & ~cornerIsNearer) | (corner & cornerIsNearer)
}

@inline(__always)
private func magnitude(_ vector: SIMD8<Int16>) -> SIMD8<Int16> {
    let sign = vector &>> SIMD8(repeating: 15)
    return (vector ^ sign) &- sign
}
