import ServalKernelInterface

extension QuantizedKernels {
    static func requantize(_ call: RequantizeCall) {
        let r = call.requantization
        let isCopy = call.multiplier == 1 && call.inputZeroPoint == r.zeroPoint && r.low == 0 && r.high == 255
        let requantize = Requantizer(r)
        let zeroPoint = IntegerVector(repeating: call.inputZeroPoint)
        let multiplier = broadcast(call.multiplier)
        for pixel in 0..<call.pixels {
            let input = call.input + pixel &* call.inputStride
            let output = call.output + pixel &* call.outputStride
            if isCopy {
                copyBytes(input, call.channels, to: output)
                continue
            }
            var i = 0
            while i &+ width <= call.channels {
                storeBytes(requantize(float(loadBytes(input + i) &- zeroPoint) * multiplier), output + i)
                i &+= width
            }
            if i < call.channels {
                let t = float(loadBytes(input + i) &- zeroPoint) * multiplier
                storeBytes(requantize(t), output + i, first: call.channels &- i)
            }
        }
    }
}

/// Copies exactly `count` bytes.
@inline(always)
private func copyBytes(_ source: UnsafePointer<UInt8>, _ count: Int, to target: UnsafeMutablePointer<UInt8>) {
    var i = 0
    while i &+ 16 <= count {
        storeBytes16(loadBytes16(source + i), target + i)
        i &+= 16
    }
    if i &+ 8 <= count {
        let word = UnsafeRawPointer(source + i).loadUnaligned(as: UInt64.self)
        UnsafeMutableRawPointer(target + i).storeBytes(of: word, as: UInt64.self)
        i &+= 8
    }
    if i &+ 4 <= count {
        let word = UnsafeRawPointer(source + i).loadUnaligned(as: UInt32.self)
        UnsafeMutableRawPointer(target + i).storeBytes(of: word, as: UInt32.self)
        i &+= 4
    }
    while i < count {
        target[i] = source[i]
        i &+= 1
    }
}

extension QuantizedKernels {
    static func quantize(_ call: QuantizeCall) {
        let requantize = Requantizer(call.requantization)
        let inverseScale = broadcast(call.inverseScale)
        let isImage = call.channels == 3 && call.inputStride == 3 && call.outputStride == 4
        let done = isImage ? quantizeTriples(call, requantize) : 0
        for pixel in done..<call.pixels {
            let input = call.input + pixel &* call.inputStride
            let output = call.output + pixel &* call.outputStride
            var i = 0
            while i &+ width <= call.channels {
                storeBytes(requantize(load(input + i) * inverseScale), output + i)
                i &+= width
            }
            if i < call.channels {
                let count = call.channels &- i
                storeBytes(requantize(load(input + i, first: count) * inverseScale), output + i, first: count)
            }
        }
    }
}

extension QuantizedKernels {
    static func dequantize(_ call: DequantizeCall) {
        let zeroPoint = IntegerVector(repeating: call.zeroPoint)
        let scale = broadcast(call.scale)
        for pixel in 0..<call.pixels {
            let input = call.input + pixel &* call.inputStride
            let output = call.output + pixel &* call.outputStride
            var i = 0
            while i &+ width <= call.channels {
                store(float(loadBytes(input + i) &- zeroPoint) * scale, output + i)
                i &+= width
            }
            if i < call.channels {
                let count = call.channels &- i
                store(float(loadBytes(input + i, first: count) &- zeroPoint) * scale, output + i, first: count)
            }
        }
    }
}

extension QuantizedKernels {
    static func fill(_ call: ByteFillCall) {
        for pixel in 0..<call.pixels {
            let output = call.output + pixel &* call.outputStride
            for i in 0..<call.channels { output[i] = call.value }
        }
    }
}
