import ServalKernelInterface

extension Kernels {
    static func softmax(_ call: SoftmaxCall) {
        for row in 0..<call.rows {
            softmaxRow(call.input + row &* call.inputStride, call.output + row &* call.outputStride, call.channels)
        }
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
