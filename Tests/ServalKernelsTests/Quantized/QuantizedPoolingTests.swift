import ServalKernelInterface
import ServalKernels
import ServalTestSupport
import Testing

@Suite("Pooling in 8 bits")
struct QuantizedPoolingTests {
    struct Case: CustomStringConvertible, Sendable {
        var height: Int
        var width: Int
        var channels: Int
        var window: (Int, Int)
        var stride: Int
        var dilation = 1
        var padding = 0
        var description: String { "\(height)x\(width)x\(channels) \(window) s\(stride) d\(dilation) p\(padding)" }
    }

    static let cases = [
        Case(height: 7, width: 9, channels: 16, window: (2, 2), stride: 2),
        Case(height: 7, width: 9, channels: 24, window: (3, 3), stride: 2, padding: 1),
        Case(height: 8, width: 6, channels: 3, window: (3, 3), stride: 1, padding: 1),
        Case(height: 8, width: 6, channels: 70, window: (3, 2), stride: 1, dilation: 2, padding: 1),
        Case(height: 3, width: 3, channels: 17, window: (5, 5), stride: 1, padding: 2),
    ]

    @Test("It equals naive loops", arguments: backends, [PoolingKind.max, .average])
    func equalsNaiveLoops(_ backend: Backend, _ kind: PoolingKind) {
        for test in Self.cases {
            var random = SplitMix64(seed: test.height * 31 + test.channels)
            let outputHeight =
                (test.height + 2 * test.padding - (test.window.0 - 1) * test.dilation - 1) / test.stride + 1
            let outputWidth =
                (test.width + 2 * test.padding - (test.window.1 - 1) * test.dilation - 1) / test.stride + 1
            let pixelStride = ByteMap.pixelStride(channels: test.channels)
            let input = GuardedBytes(random.bytes(test.height * test.width * pixelStride))
            let output = WatchedBytes(outputHeight * outputWidth * pixelStride)
            let requantization = Requantization(zeroPoint: 60, low: 4, high: 200)
            for first in [0, 1] where first < outputHeight {
                let count = first == 0 ? min(1, outputHeight) : outputHeight - 1
                backend.quantizedKernels.pooling(
                    QuantizedPoolingCall(
                        kind: kind,
                        window: Window(
                            height: test.window.0, width: test.window.1, strideY: test.stride, strideX: test.stride,
                            dilationY: test.dilation, dilationX: test.dilation, padTop: test.padding,
                            padLeft: test.padding, inputHeight: test.height, inputWidth: test.width,
                            outputWidth: outputWidth),
                        channels: test.channels, input: input.pointer, inputPixelStride: pixelStride,
                        inputRowStride: test.width * pixelStride, inputZeroPoint: 77, multiplier: 1.13,
                        output: output.start + first * outputWidth * pixelStride, outputPixelStride: pixelStride,
                        outputRowStride: outputWidth * pixelStride, outputRowStart: first, outputRowCount: count,
                        requantization: requantization))
            }
            var found: [UInt8] = []
            var expected: [UInt8] = []
            for y in 0..<outputHeight {
                for x in 0..<outputWidth {
                    for c in 0..<test.channels {
                        var values: [UInt8] = []
                        for i in 0..<test.window.0 {
                            for j in 0..<test.window.1 {
                                let row = y * test.stride + i * test.dilation - test.padding
                                let column = x * test.stride + j * test.dilation - test.padding
                                guard (0..<test.height).contains(row), (0..<test.width).contains(column) else {
                                    continue
                                }
                                values.append(input.start[(row * test.width + column) * pixelStride + c])
                            }
                        }
                        found.append(output[(y * outputWidth + x) * pixelStride + c])
                        expected.append(Self.pooled(values, kind, requantization))
                    }
                }
            }
            expectEqual(found, expected, "\(backend) \(kind) \(test)")
            #expect(
                output.isIntact(pixels: outputHeight * outputWidth, stride: pixelStride, channels: test.channels),
                "\(backend) \(test) wrote outside its output")
        }
    }

    @Test("Pooling of all pixels equals naive loops", arguments: backends, [PoolingKind.max, .average])
    func globalEqualsNaiveLoops(_ backend: Backend, _ kind: PoolingKind) {
        for (pixels, channels) in [(49, 160), (1, 3), (6, 17), (196, 40), (9, 64)] {
            var random = SplitMix64(seed: pixels + channels)
            let pixelStride = ByteMap.pixelStride(channels: channels)
            let input = GuardedBytes(random.bytes(pixels * pixelStride))
            let output = WatchedBytes(pixelStride)
            let requantization = Requantization(zeroPoint: 130)
            backend.quantizedKernels.globalPooling(
                QuantizedGlobalPoolingCall(
                    kind: kind, channels: channels, input: input.pointer, inputPixelStride: pixelStride,
                    pixels: pixels, inputZeroPoint: 77, multiplier: 1.13, output: output.start,
                    requantization: requantization))
            let expected = (0..<channels).map { c in
                Self.pooled((0..<pixels).map { input.start[$0 * pixelStride + c] }, kind, requantization)
            }
            expectEqual((0..<channels).map { output[$0] }, expected, "\(backend) \(kind) \(pixels)x\(channels)")
            #expect(output.isIntact(pixels: 1, stride: pixelStride, channels: channels))
        }
    }

    private static func pooled(_ values: [UInt8], _ kind: PoolingKind, _ r: Requantization) -> UInt8 {
        switch kind {
        case .max: return values.max() ?? 0
        case .average:
            let sum = values.reduce(0) { $0 + Int32($1) - 77 }
            return requantized(sum, 1.13 / Float(values.count), r)
        }
    }
}
