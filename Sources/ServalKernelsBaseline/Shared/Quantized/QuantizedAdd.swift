import ServalKernelInterface

extension QuantizedKernels {
    static func add(_ call: QuantizedAddCall) {
        let requantize = Requantizer(call.requantization)
        let leftZero = IntegerVector(repeating: call.leftZeroPoint)
        let rightZero = IntegerVector(repeating: call.rightZeroPoint)
        let leftMultiplier = broadcast(call.leftMultiplier)
        let rightMultiplier = broadcast(call.rightMultiplier)
        for pixel in 0..<call.pixels {
            let left = call.left + pixel &* call.leftStride
            let right = call.right + pixel &* call.rightStride
            let output = call.output + pixel &* call.outputStride
            var i = 0
            while i < call.channels {
                let a = float(loadBytes(left + i) &- leftZero) * leftMultiplier
                let b = float(loadBytes(right + i) &- rightZero) * rightMultiplier
                storeBytes(requantize(a + b), output + i, first: call.channels &- i)
                i &+= width
            }
        }
    }
}
