import ServalKernelInterface

/// Copies `count` floats.
@inline(always)
func copyRun(_ input: UnsafePointer<Float>, _ output: UnsafeMutablePointer<Float>, _ count: Int) {
    var i = 0
    while i &+ width <= count {
        store(load(input + i), output + i)
        i &+= width
    }
    if i < count { store(load(input + i, first: count &- i), output + i, first: count &- i) }
}

/// Sets `count` floats.
@inline(always)
func fillRun(_ value: Float, _ output: UnsafeMutablePointer<Float>, _ count: Int) {
    let v = broadcast(value)
    var i = 0
    while i &+ width <= count {
        store(v, output + i)
        i &+= width
    }
    if i < count { store(v, output + i, first: count &- i) }
}

extension Kernels {
    static func copy(_ call: CopyCall) {
        for row in 0..<call.rows {
            let input = call.input + row &* call.inputStride
            let output = call.output + row &* call.outputStride
            if call.inputStep == 1 {
                copyRun(input, output, call.channels)
            } else {
                for channel in 0..<call.channels { output[channel] = input[channel &* call.inputStep] }
            }
        }
    }
}

extension Kernels {
    static func fill(_ call: FillCall) {
        for row in 0..<call.rows { fillRun(call.value, call.output + row &* call.outputStride, call.channels) }
    }
}
