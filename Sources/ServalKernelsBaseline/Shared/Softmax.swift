import ServalKernelInterface

@Sendable
func softmax(_ call: SoftmaxCall) {
    for row in 0..<call.rows {
        softmaxRow(call.input + row &* call.inputStride, call.output + row &* call.outputStride, call.channels)
    }
}

private func softmaxRow(_ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ count: Int) {
    var largest = input[0]
    for i in 0..<count where input[i] > largest { largest = input[i] }
    let shift = broadcast(largest)
    var i = 0
    while i < count {
        let rest = count &- i
        let lanes = rest < width ? rest : width
        store(exponential(load(input + i, first: lanes) - shift), output + i, first: lanes)
        i &+= width
    }
    let divisor = broadcast(sumInSixteenLanes(UnsafePointer(output), count))
    i = 0
    while i < count {
        let rest = count &- i
        let lanes = rest < width ? rest : width
        store(load(UnsafePointer(output) + i, first: lanes) / divisor, output + i, first: lanes)
        i &+= width
    }
}

/// A sum whose order does not depend on the vector width: value i goes to lane i mod 16, then the lanes are halved.
private func sumInSixteenLanes(_ p: UnsafePointer<Float>, _ count: Int) -> Float {
    var lanes = SIMD16<Float>(repeating: 0)
    var i = 0
    while i < count {
        if i &+ 16 <= count {
            lanes += UnsafeRawPointer(p + i).loadUnaligned(as: SIMD16<Float>.self)
            i &+= 16
        } else {
            var rest = SIMD16<Float>(repeating: 0)
            for lane in 0..<(count &- i) { rest[lane] = p[i &+ lane] }
            lanes += rest
            i = count
        }
    }
    let eight = lanes.lowHalf + lanes.highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
}
