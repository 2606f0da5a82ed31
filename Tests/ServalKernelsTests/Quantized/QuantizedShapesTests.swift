import ServalKernelInterface
import ServalKernels
import ServalTestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Layers of MobileNetV2 in their full size, too large for naive loops: the backends against each other.
@Suite("Shapes of MobileNetV2 in 8 bits")
struct QuantizedShapesTests {
    /// A map of random values with padding that differs from run to run.
    private func map(_ pixels: Int, _ channels: Int, seed: Int, padding: UInt8) -> GuardedBytes {
        let stride = ByteMap.pixelStride(channels: channels)
        let map = GuardedBytes([UInt8](repeating: padding, count: pixels * stride))
        var random = SplitMix64(seed: seed)
        for pixel in 0..<pixels {
            for c in 0..<channels { map.start[pixel * stride + c] = UInt8(truncatingIfNeeded: random.next() >> 40) }
        }
        return map
    }

    /// Fails unless `compute` fills the channels of a map with the same bytes on every backend.
    private func expectAgreement(
        _ what: String, pixels: Int, channels: Int, _ compute: (Backend, GuardedBytes) -> Void
    ) {
        let stride = ByteMap.pixelStride(channels: channels)
        let outputs = backends.map { backend in
            let output = GuardedBytes([UInt8](repeating: 0, count: pixels * stride))
            compute(backend, output)
            return output
        }
        for (backend, output) in zip(backends, outputs).dropFirst() {
            let differs = (0..<pixels).first {
                memcmp(output.start + $0 * stride, outputs[0].start + $0 * stride, channels) != 0
            }
            #expect(differs == nil, "\(what): pixel \(differs ?? 0) differs between \(backend) and \(backends[0])")
        }
        let isEven = (1..<pixels).allSatisfy { memcmp(outputs[0].start, outputs[0].start + $0 * stride, channels) == 0 }
        #expect(pixels == 1 || !isEven, "\(what): every pixel is the same")
    }

    @Test("Pointwise layers agree on every backend")
    func pointwise() {
        let shapes = [
            (12_544, 32, 16), (12_544, 16, 96), (3136, 96, 24), (3136, 24, 144), (784, 144, 32), (784, 32, 192),
            (196, 192, 64), (196, 384, 96), (49, 576, 160), (49, 160, 960), (49, 320, 1280), (1, 1280, 128),
        ]
        for (rows, k, n) in shapes {
            var random = SplitMix64(seed: rows + k + n)
            let weights = random.weights(k * n)
            let bias = random.biases(n, limit: 20_000)
            let multipliers = random.floats(n).map { 0.002 + abs($0) * 0.003 }
            expectAgreement("\(rows)x\(k)x\(n)", pixels: rows, channels: n) { backend, output in
                let layout = QuantizedMatrixPacking.layout(channels: k, outputChannels: n, rows: rows, backend: backend)
                let packed = OperandBytes(layout.byteCount)
                QuantizedMatrixPacking.pack(
                    layout, channels: k, weights: weights, rowStride: n, bias: bias, inputZeroPoint: 119,
                    multipliers: multipliers, into: packed.start)
                let scratch = OperandBytes(layout.pointwiseScratchBytes)
                let padding: UInt8 = backend == .baseline ? 0 : 255
                let input = map(rows, k, seed: k, padding: padding)
                let residual = map(rows, n, seed: n, padding: padding)
                let outputStride = ByteMap.pixelStride(channels: n)
                backend.quantizedKernels.pointwise(
                    QuantizedPointwiseCall(
                        layout: layout, weights: packed.pointer, input: input.pointer,
                        inputStride: ByteMap.pixelStride(channels: k), output: output.start,
                        outputStride: outputStride,
                        residual: n < k
                            ? QuantizedResidual(
                                values: residual.pointer, pixelStride: outputStride, zeroPoint: 100, multiplier: 0.7)
                            : nil, pixels: rows, requantization: Requantization(zeroPoint: n < k ? 121 : 0),
                        scratch: scratch.start))
            }
        }
    }

    @Test("Depthwise layers agree on every backend")
    func depthwise() {
        for (side, channels, stride) in [
            (112, 32, 1), (112, 96, 2), (56, 144, 1), (56, 144, 2), (28, 192, 1), (14, 576, 2), (7, 960, 1),
        ] {
            var random = SplitMix64(seed: side + channels)
            let weights = random.weights(9 * channels)
            let bias = random.biases(channels, limit: 5000)
            let multipliers = random.floats(channels).map { 0.002 + abs($0) * 0.01 }
            let outputSide = side / stride
            let padding = stride == 1 ? 1 : 0
            let window = Window(
                height: 3, width: 3, strideY: stride, strideX: stride, padLeft: padding, inputHeight: side,
                inputWidth: side, outputWidth: outputSide)
            let pixelStride = ByteMap.pixelStride(channels: channels)
            expectAgreement(
                "\(side)x\(side)x\(channels) s\(stride)", pixels: outputSide * outputSide, channels: channels
            ) { backend, output in
                let layout = QuantizedDepthwisePacking.layout(
                    window: window, channels: channels, multiplier: 1, backend: backend)
                let packed = OperandBytes(layout.byteCount)
                QuantizedDepthwisePacking.pack(
                    layout, weights: weights, bias: bias, inputZeroPoint: 7, multipliers: multipliers,
                    into: packed.start)
                let input = map(side * side, channels, seed: channels, padding: backend == .baseline ? 0 : 255)
                let rows = (0..<(outputSide - 1) * stride + 3).map { index -> UnsafePointer<UInt8>? in
                    let row = index - padding
                    return (0..<side).contains(row) ? input.pointer + row * side * pixelStride : nil
                }
                backend.quantizedKernels.depthwise(
                    QuantizedDepthwiseCall(
                        window: window, layout: layout, weights: packed.pointer, rows: rows,
                        inputPixelStride: pixelStride, inputZeroPoint: 7, output: output.start,
                        outputPixelStride: pixelStride, outputRowStride: outputSide * pixelStride,
                        outputRowCount: outputSide, requantization: Requantization(zeroPoint: 0)))
            }
        }
    }

    @Test("The stem agrees on every backend")
    func stem() {
        var random = SplitMix64(seed: 27)
        let weights = random.weights(27 * 32)
        let multipliers = random.floats(32).map { 0.002 + abs($0) * 0.005 }
        expectAgreement("stem", pixels: 112 * 112, channels: 32) { backend, output in
            let layout = QuantizedMatrixPacking.layout(
                taps: 9, channels: 3, outputChannels: 32, rows: 112 * 112, backend: backend)
            let packed = OperandBytes(layout.byteCount)
            QuantizedMatrixPacking.pack(
                layout, channels: 3, weights: weights, rowStride: 32, bias: nil, inputZeroPoint: 128,
                multipliers: multipliers, into: packed.start)
            let scratch = OperandBytes(layout.convolutionScratchBytes)
            let input = map(224 * 224, 3, seed: 3, padding: backend == .baseline ? 0 : 255)
            backend.quantizedKernels.convolution(
                QuantizedConvolutionCall(
                    layout: layout, weights: packed.pointer,
                    window: Window(
                        height: 3, width: 3, strideY: 2, strideX: 2, inputHeight: 224, inputWidth: 224,
                        outputWidth: 112),
                    input: input.pointer, inputZeroPoint: 128, groupChannels: 3, inputPixelStride: 4,
                    inputRowStride: 224 * 4, output: output.start, outputPixelStride: 32, outputRowStride: 112 * 32,
                    outputRowStart: 0, outputRowCount: 112, requantization: Requantization(zeroPoint: 0),
                    scratch: scratch.start))
        }
    }
}
