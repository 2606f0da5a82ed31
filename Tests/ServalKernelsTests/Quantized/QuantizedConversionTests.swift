import ServalKernelInterface
import ServalKernels
import ServalTestSupport
import Testing

@Suite("Conversions in 8 bits", .serialized)
struct QuantizedConversionTests {
    static let shapes = [(1, 1), (3, 3), (5, 16), (4, 17), (2, 64), (3, 100), (7, 31)]

    @Test("Requantization equals the naive one, and copies where nothing changes", arguments: backends)
    func requantize(_ backend: Backend) {
        for (rows, channels) in Self.shapes {
            for multiplier: Float in [1, 0.613, 30] {
                var random = SplitMix64(seed: rows * 100 + channels)
                let stride = ByteMap.pixelStride(channels: channels)
                let input = GuardedBytes(random.bytes(rows * stride))
                let r = Requantization(zeroPoint: 12)
                let output = WatchedBytes(rows * (channels + 5))
                backend.quantizedKernels.requantize(
                    RequantizeCall(
                        input: input.pointer, inputStride: stride, inputZeroPoint: 12, multiplier: multiplier,
                        output: output.start, outputStride: channels + 5, pixels: rows, channels: channels,
                        requantization: r))
                let expected = (0..<rows * channels).map { index in
                    let value = input.start[index / channels * stride + index % channels]
                    return multiplier == 1 ? value : requantized(Int32(value) - 12, multiplier, r)
                }
                let found = (0..<rows * channels).map { output[$0 / channels * (channels + 5) + $0 % channels] }
                expectEqual(found, expected, "\(backend) \(rows)x\(channels) \(multiplier)")
                #expect(output.isIntact(pixels: rows, stride: channels + 5, channels: channels, exact: true))
            }
        }
    }

    @Test("Floats become bytes, ties to even, beyond the range the limits, NaN the lower one", arguments: backends)
    func quantize(_ backend: Backend) {
        let r = Requantization(zeroPoint: 127, low: 2, high: 253)
        for (rows, channels) in Self.shapes {
            var random = SplitMix64(seed: rows * 100 + channels)
            var values = random.floats(rows * (channels + 2), scale: 2)
            let special: [Float] = [.nan, .infinity, -.infinity, 0.25, 0.75, -0.25, -0.75, 1e30, -1e30, -0.0]
            for (index, value) in special.enumerated() where index * 3 < values.count { values[index * 3] = value }
            let input = FloatBuffer(values)
            let output = WatchedBytes(rows * (channels + 1))
            backend.quantizedKernels.quantize(
                QuantizeCall(
                    input: input.pointer, inputStride: channels + 2, inverseScale: 2, output: output.start,
                    outputStride: channels + 1, pixels: rows, channels: channels, requantization: r))
            let expected = (0..<rows * channels).map { index -> UInt8 in
                let t = values[index / channels * (channels + 2) + index % channels] * 2
                if t.isNaN { return 2 }
                return UInt8(max(2, min(253, Double(t.rounded(.toNearestOrEven)) + 127)))
            }
            let found = (0..<rows * channels).map { output[$0 / channels * (channels + 1) + $0 % channels] }
            expectEqual(found, expected, "\(backend) \(rows)x\(channels)")
            #expect(output.isIntact(pixels: rows, stride: channels + 1, channels: channels, exact: true))
        }
    }

    @Test("Images of three channels become pixels of four bytes", arguments: backends)
    func quantizeImage(_ backend: Backend) {
        let r = Requantization(zeroPoint: 128, low: 3, high: 250)
        for pixels in [1, 2, 3, 15, 16, 17, 31, 33, 100] {
            var random = SplitMix64(seed: pixels)
            var values = random.floats(pixels * 3, scale: 1.1)
            values[pixels] = .nan
            let input = FloatBuffer(values)
            let output = WatchedBytes(pixels * 4)
            backend.quantizedKernels.quantize(
                QuantizeCall(
                    input: input.pointer, inputStride: 3, inverseScale: 127.5, output: output.start, outputStride: 4,
                    pixels: pixels, channels: 3, requantization: r))
            let expected = values.map { value -> UInt8 in
                let t = value * 127.5
                return t.isNaN ? 3 : UInt8(max(3, min(250, Double(t.rounded(.toNearestOrEven)) + 128)))
            }
            expectEqual((0..<pixels * 3).map { output[$0 / 3 * 4 + $0 % 3] }, expected, "\(backend) \(pixels)")
            #expect(output.marginIsUntouched)
        }
    }

    @Test("Bytes become floats", arguments: backends)
    func dequantize(_ backend: Backend) {
        for (rows, channels) in Self.shapes {
            var random = SplitMix64(seed: rows * 100 + channels)
            let stride = ByteMap.pixelStride(channels: channels)
            let input = GuardedBytes(random.bytes(rows * stride))
            let output = WatchedBuffer(rows * (channels + 1))
            backend.quantizedKernels.dequantize(
                DequantizeCall(
                    input: input.pointer, inputStride: stride, zeroPoint: 44, scale: 0.017_3, output: output.start,
                    outputStride: channels + 1, pixels: rows, channels: channels))
            let expected = (0..<rows * channels).map {
                Float(Int32(input.start[$0 / channels * stride + $0 % channels]) - 44) * 0.017_3
            }
            let found = (0..<rows * channels).map { output[$0 / channels * (channels + 1) + $0 % channels] }
            expectEqual(found, expected, "\(backend) \(rows)x\(channels)")
            let gaps = (0..<rows).map { $0 * (channels + 1) + channels }
            #expect(output.marginIsUntouched && gaps.allSatisfy(output.isUntouched))
        }
    }

    @Test("Filling writes just what it should", arguments: backends)
    func fill(_ backend: Backend) {
        for (rows, channels) in Self.shapes {
            let output = WatchedBytes(rows * (channels + 3))
            backend.quantizedKernels.fill(
                ByteFillCall(
                    value: 9, output: output.start, outputStride: channels + 3, pixels: rows, channels: channels))
            let found = (0..<rows * channels).map { output[$0 / channels * (channels + 3) + $0 % channels] }
            expectEqual(found, [UInt8](repeating: 9, count: rows * channels), "\(backend) \(rows)x\(channels)")
            #expect(output.isIntact(pixels: rows, stride: channels + 3, channels: channels, exact: true))
        }
    }
}
