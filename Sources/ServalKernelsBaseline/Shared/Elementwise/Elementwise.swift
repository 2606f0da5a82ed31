import ServalKernelInterface

extension Kernels {
    static func elementwise(_ call: ElementwiseCall) {
        switch call.operation {
        case .add: combine(call) { $0 + $1 }
        case .subtract: if call.swapped { combine(call) { $1 - $0 } } else { combine(call) { $0 - $1 } }
        case .multiply: combine(call) { $0 * $1 }
        case .maximum: combine(call) { maximum($0, $1) }
        case .minimum: combine(call) { minimum($0, $1) }
        case .average: combine(call) { ($0 + $1) * broadcast(0.5) }
        }
    }
}

@inline(always)
private func combine(_ call: ElementwiseCall, _ operation: (Vector, Vector) -> Vector) {
    let low = broadcast(call.low)
    let high = broadcast(call.high)
    for pixel in 0..<call.pixels {
        let left = call.left + pixel &* call.leftStride
        let output = call.output + pixel &* call.outputStride
        switch call.form {
        case .full, .perChannel:
            var right = call.right
            if case .full = call.form { right += pixel &* call.rightStride }
            var i = 0
            while i &+ width <= call.channels {
                store(maximum(low, minimum(high, operation(load(left + i), load(right + i)))), output + i)
                i &+= width
            }
            if i < call.channels {
                let count = call.channels &- i
                let v = operation(load(left + i, first: count), load(right + i, first: count))
                store(maximum(low, minimum(high, v)), output + i, first: count)
            }
        case .perPixel, .scalar:
            var source = call.right
            if case .perPixel = call.form { source += pixel &* call.rightStride }
            let right = broadcast(source[0])
            var i = 0
            while i &+ width <= call.channels {
                store(maximum(low, minimum(high, operation(load(left + i), right))), output + i)
                i &+= width
            }
            if i < call.channels {
                let count = call.channels &- i
                let v = operation(load(left + i, first: count), right)
                store(maximum(low, minimum(high, v)), output + i, first: count)
            }
        }
    }
}
