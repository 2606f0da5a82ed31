import ServalKernelInterface

extension QuantizedKernels {
    static func lookUp(_ call: ByteTableCall) {
        let done = lookUpBlocks(call.table, call.input, call.output, call.count)
        let (table, input, output) = (call.table, call.input + done, call.output + done)
        let count = call.count &- done
        var i = 0
        while i &+ 8 <= count {
            let bytes = UnsafeRawPointer(input + i).loadUnaligned(as: UInt64.self)
            var result = UInt64(table[Int(truncatingIfNeeded: bytes & 255)])
            result |= UInt64(table[Int(truncatingIfNeeded: bytes &>> 8 & 255)]) &<< 8
            result |= UInt64(table[Int(truncatingIfNeeded: bytes &>> 16 & 255)]) &<< 16
            result |= UInt64(table[Int(truncatingIfNeeded: bytes &>> 24 & 255)]) &<< 24
            result |= UInt64(table[Int(truncatingIfNeeded: bytes &>> 32 & 255)]) &<< 32
            result |= UInt64(table[Int(truncatingIfNeeded: bytes &>> 40 & 255)]) &<< 40
            result |= UInt64(table[Int(truncatingIfNeeded: bytes &>> 48 & 255)]) &<< 48
            result |= UInt64(table[Int(truncatingIfNeeded: bytes &>> 56)]) &<< 56
            UnsafeMutableRawPointer(output + i).storeBytes(of: result, as: UInt64.self)
            i &+= 8
        }
        while i < count {
            output[i] = table[Int(input[i])]
            i &+= 1
        }
    }

    static func clamp(_ call: ByteClampCall) {
        let (low, high) = (broadcastBytes(call.low), broadcastBytes(call.high))
        var i = 0
        while i &+ 16 <= call.count {
            storeBytes16(minimumBytes(maximumBytes(loadBytes16(call.input + i), low), high), call.output + i)
            i &+= 16
        }
        while i < call.count {
            let value = call.input[i]
            call.output[i] = value < call.low ? call.low : value > call.high ? call.high : value
            i &+= 1
        }
    }
}
