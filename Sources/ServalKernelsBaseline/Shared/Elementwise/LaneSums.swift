/// A sum whose order does not depend on the vector width: value i goes to lane i mod 16, then the lanes are halved.
@inline(always)
func sumInSixteenLanes(_ p: UnsafePointer<Float>, _ count: Int) -> Float {
    sumInSixteenLanes(p, count, filledWith: 0) { $0 }
}

/// The sum of a function of each value, in the same order.
///
/// - Parameter zero: a value whose term is zero, for the lanes behind the last value.
@inline(always)
func sumInSixteenLanes(
    _ p: UnsafePointer<Float>, _ count: Int, filledWith zero: Float, _ term: (SIMD16<Float>) -> SIMD16<Float>
) -> Float {
    var lanes = SIMD16<Float>(repeating: 0)
    var i = 0
    while i < count {
        if i &+ 16 <= count {
            lanes += term(UnsafeRawPointer(p + i).loadUnaligned(as: SIMD16<Float>.self))
            i &+= 16
        } else {
            var rest = SIMD16<Float>(repeating: zero)
            for lane in 0..<(count &- i) { rest[lane] = p[i &+ lane] }
            lanes += term(rest)
            i = count
        }
    }
    let eight = lanes.lowHalf + lanes.highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
}
