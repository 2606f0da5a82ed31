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
    _ p: UnsafePointer<Float>, _ count: Int, filledWith zero: Float, _ term: (Vector) -> Vector
) -> Float {
    var sum: Float = 0
    RegisterTile.with(1, 16 / width) { lanes in
        lanes.forEach { sum, _, _ in sum = broadcast(0) }
        var i = 0
        while i &+ 16 <= count {
            lanes.forEach { sum, _, lane in sum += term(load(p + (i &+ lane))) }
            i &+= 16
        }
        if i < count {
            lanes.forEach { sum, _, lane in
                let rest = count &- i &- lane
                sum += term(load(p + (i &+ lane), first: rest > 0 ? rest : 0, filledWith: zero))
            }
        }
        var half = lanes.vectors / 2
        while half > 0 {
            for vector in 0..<half { lanes.sums[vector] += lanes.sums[vector &+ half] }
            half /= 2
        }
        sum = sumOfLanes(lanes.sums[0])
    }
    return sum
}

/// The first `count` lanes, at most all of them; the others are `value`.
@inline(always)
private func load(_ p: UnsafePointer<Float>, first count: Int, filledWith value: Float) -> Vector {
    if count >= width { return load(p) }
    var numbers = broadcast(0)
    for lane in 0..<width { numbers[lane] = Float(lane) }
    return select(numbers, atLeast: broadcast(Float(count)), broadcast(value), load(p, first: count))
}
