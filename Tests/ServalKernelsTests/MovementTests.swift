import ServalKernelInterface
import ServalKernels
import ServalTestSupport
import Testing

@Suite("Data movement")
struct MovementTests {
    @Test("Rows are copied with strides, or gathered with a step", arguments: backends)
    func copies(_ backend: Backend) {
        var random = SplitMix64(seed: 2)
        for channels in [1, 3, 8, 17, 64] {
            for step in [1, 3] {
                let input = FloatBuffer(random.floats(4 * channels * step + 8))
                let stride = channels + 2
                let output = WatchedBuffer(3 * stride + channels)
                backend.kernels.copy(
                    CopyCall(
                        input: input.pointer, inputStride: channels * step, inputStep: step, output: output.start,
                        outputStride: stride, rows: 4, channels: channels))
                for row in 0..<4 {
                    for c in 0..<channels {
                        #expect(output[row * stride + c] == input.start[row * channels * step + c * step])
                    }
                    if row < 3 { #expect(output.isUntouched(row * stride + channels)) }
                }
                #expect(output.marginIsUntouched)
            }
        }
    }

    @Test("Rows are filled with strides", arguments: backends)
    func fills(_ backend: Backend) {
        for channels in [1, 5, 16, 19] {
            let output = WatchedBuffer(2 * (channels + 1) + channels)
            backend.kernels.fill(
                FillCall(value: 2.5, output: output.start, outputStride: channels + 1, rows: 3, channels: channels))
            for row in 0..<3 {
                for c in 0..<channels { #expect(output[row * (channels + 1) + c] == 2.5) }
                if row < 2 { #expect(output.isUntouched(row * (channels + 1) + channels)) }
            }
            #expect(output.marginIsUntouched)
        }
    }

    static func upsample(
        _ backend: Backend, _ kind: UpsamplingKind, _ factorY: Int, _ factorX: Int, channels: Int
    ) -> (output: [Float], expected: [Double]) {
        let (height, width) = (3, 4)
        var random = SplitMix64(seed: channels)
        let input = FloatBuffer(random.floats(height * width * channels))
        let outputWidth = width * factorX
        let output = WatchedBuffer(height * factorY * outputWidth * channels)
        for y in 0..<height * factorY {
            backend.kernels.upsampling(
                UpsamplingCall(
                    kind: kind, factorY: factorY, factorX: factorX, inputHeight: height, inputWidth: width,
                    channels: channels, input: input.pointer, inputPixelStride: channels,
                    inputRowStride: width * channels, output: output.start + y * outputWidth * channels,
                    outputPixelStride: channels, outputRowStride: outputWidth * channels, outputRowStart: y,
                    outputRowCount: 1))
        }
        #expect(output.marginIsUntouched)
        func pixel(_ y: Int, _ x: Int, _ c: Int) -> Double {
            let row = max(0, min(height - 1, y))
            let column = max(0, min(width - 1, x))
            return Double(input.start[(row * width + column) * channels + c])
        }
        var expected: [Double] = []
        for y in 0..<height * factorY {
            for x in 0..<outputWidth {
                for c in 0..<channels {
                    switch kind {
                    case .nearest: expected.append(pixel(y / factorY, x / factorX, c))
                    case .bilinear:
                        let fy = (Double(y) + 0.5) / Double(factorY) - 0.5
                        let fx = (Double(x) + 0.5) / Double(factorX) - 0.5
                        let (top, left) = (Int(fy.rounded(.down)), Int(fx.rounded(.down)))
                        let (wy, wx) = (fy - Double(top), fx - Double(left))
                        let upper = pixel(top, left, c) * (1 - wx) + pixel(top, left + 1, c) * wx
                        let lower = pixel(top + 1, left, c) * (1 - wx) + pixel(top + 1, left + 1, c) * wx
                        expected.append(upper * (1 - wy) + lower * wy)
                    }
                }
            }
        }
        return ((0..<expected.count).map { output[$0] }, expected)
    }

    @Test("Upsampling repeats or interpolates with half-pixel centres", arguments: backends)
    func upsampling(_ backend: Backend) {
        for channels in [1, 5, 16, 19] {
            for (factorY, factorX) in [(2, 2), (3, 1), (1, 4), (3, 2)] {
                for kind in [UpsamplingKind.nearest, .bilinear] {
                    let (found, expected) = Self.upsample(backend, kind, factorY, factorX, channels: channels)
                    expectClose(found, expected, terms: 4, "\(backend) \(kind) \(factorY)x\(factorX) \(channels)")
                }
            }
        }
    }

    @Test("Instruction sets with fused multiply-add give the same bits")
    func backendsAgree() {
        expectSameBits("bilinear") { Self.upsample($0, .bilinear, 3, 2, channels: 21).output }
    }
}
