import ServalKernelInterface

extension Kernels {
    static func layerNormalization(_ call: LayerNormalizationCall) {
        for row in 0..<call.rows {
            normalizeRow(
                call.input + row &* call.inputStride, call.output + row &* call.outputStride, call.channels, call.gamma,
                call.beta, call.epsilon)
        }
    }
}

private func normalizeRow(
    _ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ count: Int, _ gamma: UnsafePointer<Float>,
    _ beta: UnsafePointer<Float>, _ epsilon: Float
) {
    let mean = Float(sumInBlocks(input, count, filledWith: 0) { $0 } / Double(count))
    let shift = broadcast(mean)
    let squares = sumInBlocks(input, count, filledWith: mean) { ($0 - shift) * ($0 - shift) }
    let factor = broadcast(Float(1 / (squares / Double(count) + Double(epsilon)).squareRoot()))
    var i = 0
    while i &+ width <= count {
        store(multiplyAdd((load(input + i) - shift) * factor, load(gamma + i), load(beta + i)), output + i)
        i &+= width
    }
    if i < count {
        let rest = count &- i
        let normalized = (load(input + i, first: rest) - shift) * factor
        store(
            multiplyAdd(normalized, load(gamma + i, first: rest), load(beta + i, first: rest)), output + i, first: rest)
    }
}

/// A long sum in parts of a length at which float32 loses little.
@inline(always)
private func sumInBlocks(
    _ p: UnsafePointer<Float>, _ count: Int, filledWith zero: Float, _ term: (Vector) -> Vector
) -> Double {
    var total = 0.0
    var i = 0
    while i < count {
        let rest = count &- i
        total += Double(sumInSixteenLanes(p + i, rest < 4096 ? rest : 4096, filledWith: zero, term))
        i &+= 4096
    }
    return total
}
