import ServalKernelInterface
import ServalKernels
import ServalTestSupport
import Testing

@Suite("Combinations in 8 bits", .serialized)
struct QuantizedCombineTests {
    @Test(
        "Two maps combined equal the naive result, whichever of them repeats a pixel", arguments: backends,
        [QuantizedCombination.add, .multiply, .maximum, .minimum])
    func combine(_ backend: Backend, _ combination: QuantizedCombination) {
        for (rows, channels) in QuantizedConversionTests.shapes {
            for (leftRepeats, rightRepeats) in [(false, false), (false, true), (true, false)] {
                var random = SplitMix64(seed: rows * 100 + channels)
                let stride = ByteMap.pixelStride(channels: channels)
                let left = GuardedBytes(random.bytes(rows * stride))
                let right = GuardedBytes(random.bytes(rows * stride))
                let r = Requantization(zeroPoint: 99, low: 7, high: 222)
                let (a, b): (Float, Float) = combination == .multiply ? (0.004_1, 1) : (0.731, -0.268_1)
                let output = WatchedBytes(rows * stride)
                backend.quantizedKernels.combine(
                    QuantizedCombineCall(
                        combination: combination, left: left.pointer, leftStride: leftRepeats ? 0 : stride,
                        leftZeroPoint: 12, leftMultiplier: a, right: right.pointer,
                        rightStride: rightRepeats ? 0 : stride, rightZeroPoint: 201, rightMultiplier: b,
                        output: output.start, outputStride: stride, pixels: rows, channels: channels,
                        requantization: r))
                let expected = (0..<rows * channels).map { index -> UInt8 in
                    let (row, channel) = index.quotientAndRemainder(dividingBy: channels)
                    let x = Int32(left.start[(leftRepeats ? 0 : row) * stride + channel]) - 12
                    let y = Int32(right.start[(rightRepeats ? 0 : row) * stride + channel]) - 201
                    let (p, q) = (Float(x) * a, Float(y) * b)
                    switch combination {
                    case .add: return requantized(x, a, residual: y, residualMultiplier: b, r)
                    case .multiply: return requantized(x * y, a, r)
                    case .maximum: return p > q ? requantized(x, a, r) : requantized(y, b, r)
                    case .minimum: return p < q ? requantized(x, a, r) : requantized(y, b, r)
                    }
                }
                let found = (0..<rows * channels).map { output[$0 / channels * stride + $0 % channels] }
                expectEqual(found, expected, "\(backend) \(rows)x\(channels) \(leftRepeats) \(rightRepeats)")
                #expect(output.isIntact(pixels: rows, stride: stride, channels: channels, exact: true))
            }
        }
    }
}
