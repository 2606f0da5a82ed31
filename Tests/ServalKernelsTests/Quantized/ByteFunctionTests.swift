import ServalKernelInterface
import ServalKernels
import ServalTestSupport
import Testing

@Suite("Functions of bytes", .serialized)
struct ByteFunctionTests {
    /// Lengths round the ends of vectors and of blocks of them.
    private static let counts = [1, 3, 7, 8, 16, 31, 64, 127, 128, 255, 256, 257, 511, 512, 515, 640, 1000, 4096, 4133]

    @Test("A table gives every byte its entry, at any length and in place", arguments: backends)
    func lookUp(_ backend: Backend) {
        for count in Self.counts {
            for isInPlace in [false, true] {
                var random = SplitMix64(seed: count)
                let table = random.bytes(256)
                // All 256 values come, in an order that puts each into many lanes.
                let values = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + $0 / 256 * 11) }
                let input = GuardedBytes(values)
                let output = WatchedBytes(count)
                if isInPlace { output.start.update(from: input.start, count: count) }
                table.withUnsafeBufferPointer { table in
                    guard let table = table.baseAddress else { return }
                    backend.quantizedKernels.lookUp(
                        ByteTableCall(
                            table: table, input: isInPlace ? UnsafePointer(output.start) : input.pointer,
                            output: output.start, count: count))
                }
                expectEqual(
                    (0..<count).map { output[$0] }, values.map { table[Int($0)] }, "\(backend) \(count) \(isInPlace)")
                #expect(output.marginIsUntouched)
            }
        }
    }

    @Test("Each of the 256 values finds its own entry, whatever the others of the table are", arguments: backends)
    func eachEntry(_ backend: Backend) {
        let values = (0..<1024).map { UInt8(truncatingIfNeeded: $0) }
        let input = GuardedBytes(values)
        for entry in 0...255 {
            for (one, others): (UInt8, UInt8) in [(255, 0), (0, 255), (1, 254)] {
                var table = [UInt8](repeating: others, count: 256)
                table[entry] = one
                let output = WatchedBytes(values.count)
                table.withUnsafeBufferPointer { table in
                    guard let table = table.baseAddress else { return }
                    backend.quantizedKernels.lookUp(
                        ByteTableCall(table: table, input: input.pointer, output: output.start, count: values.count))
                }
                let found = (0..<values.count).filter { output[$0] != table[Int(values[$0])] }
                #expect(found.isEmpty, "\(backend) entry \(entry)")
            }
        }
    }

    @Test("Bounds hold for every byte", arguments: backends)
    func clamp(_ backend: Backend) {
        for count in Self.counts {
            for (low, high): (UInt8, UInt8) in [(0, 255), (128, 255), (0, 127), (90, 90), (3, 250)] {
                let values = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + $0 / 256 * 11) }
                let input = GuardedBytes(values)
                let output = WatchedBytes(count)
                backend.quantizedKernels.clamp(
                    ByteClampCall(low: low, high: high, input: input.pointer, output: output.start, count: count))
                expectEqual(
                    (0..<count).map { output[$0] }, values.map { min(max($0, low), high) }, "\(backend) \(count)")
                #expect(output.marginIsUntouched)
            }
        }
    }

    @Test(
        "A scale and an offset, or a slope, for each channel equal the naive result", arguments: backends,
        [true, false])
    func affine(_ backend: Backend, hasOffsets: Bool) {
        for (rows, channels) in QuantizedConversionTests.shapes {
            var random = SplitMix64(seed: rows * 100 + channels)
            let stride = ByteMap.pixelStride(channels: channels)
            let padded = (channels + 15) / 16 * 16
            let input = GuardedBytes(random.bytes(rows * stride))
            var (factors, terms) = (random.floats(padded, scale: 2), random.floats(padded, scale: 80))
            // What a file may hold at the ends of its ranges; an infinity times zero is not a number.
            if channels > 16 {
                (factors[1], factors[2], terms[2], factors[3]) = (.infinity, -.infinity, .infinity, 1e30)
            }
            let (multipliers, offsets) = (FloatBuffer(factors), FloatBuffer(terms))
            let r = Requantization(zeroPoint: 99, low: 7, high: 222)
            let output = WatchedBytes(rows * stride)
            backend.quantizedKernels.affine(
                QuantizedAffineCall(
                    input: input.pointer, inputStride: stride, inputZeroPoint: 131, multipliers: multipliers.pointer,
                    offsets: hasOffsets ? offsets.pointer : nil, positiveMultiplier: 0.37, output: output.start,
                    outputStride: stride, pixels: rows, channels: channels, requantization: r))
            let expected = (0..<rows * channels).map { index -> UInt8 in
                let (row, channel) = index.quotientAndRemainder(dividingBy: channels)
                let x = Int32(input.start[row * stride + channel]) - 131
                let t =
                    hasOffsets
                    ? Float(x) * factors[channel] + terms[channel] : Float(x) * (x < 0 ? factors[channel] : 0.37)
                guard t > -1000 else { return 7 }
                return UInt8(max(7, min(222, min(t, 1000).rounded(.toNearestOrEven) + 99)))
            }
            let found = (0..<rows * channels).map { output[$0 / channels * stride + $0 % channels] }
            expectEqual(found, expected, "\(backend) \(rows)x\(channels)")
            #expect(output.isIntact(pixels: rows, stride: stride, channels: channels))
        }
    }
}
