import ServalKernelInterface
import ServalKernels
import ServalTestSupport
import Testing

@Suite("Pooling")
struct PoolingTests {
    struct Case: Sendable {
        var height: Int
        var width: Int
        var channels: Int
        var kernel: (Int, Int)
        var stride: Int
        /// Top, left, bottom, right.
        var padding: (Int, Int, Int, Int)

        func run(_ backend: Backend, _ kind: PoolingKind) -> (output: [Float], expected: [Double], intact: Bool) {
            var random = SplitMix64(seed: height + width * 7 + channels)
            let outputHeight = (height + padding.0 + padding.2 - kernel.0) / stride + 1
            let outputWidth = (width + padding.1 + padding.3 - kernel.1) / stride + 1
            let input = FloatBuffer(random.floats(height * width * channels))
            let outputPixel = channels + 1
            let output = WatchedBuffer(outputHeight * outputWidth * outputPixel)
            for y in 0..<outputHeight {
                backend.kernels.pooling(
                    PoolingCall(
                        kind: kind,
                        window: Window(
                            height: kernel.0, width: kernel.1, strideY: stride, strideX: stride, padTop: padding.0,
                            padLeft: padding.1, inputHeight: height, inputWidth: width, outputWidth: outputWidth),
                        channels: channels, input: input.pointer, inputPixelStride: channels,
                        inputRowStride: width * channels, output: output.start + y * outputWidth * outputPixel,
                        outputPixelStride: outputPixel, outputRowStride: outputWidth * outputPixel, outputRowStart: y,
                        outputRowCount: 1))
            }
            var found: [Float] = []
            var expected: [Double] = []
            var intact = output.marginIsUntouched
            for y in 0..<outputHeight {
                for x in 0..<outputWidth {
                    for c in 0..<channels {
                        var values: [Double] = []
                        for i in 0..<kernel.0 {
                            for j in 0..<kernel.1 {
                                let row = y * stride + i - padding.0
                                let column = x * stride + j - padding.1
                                if (0..<height).contains(row) && (0..<width).contains(column) {
                                    values.append(Double(input.start[(row * width + column) * channels + c]))
                                }
                            }
                        }
                        switch kind {
                        case .max: expected.append(values.max()!)
                        case .average: expected.append(values.reduce(0, +) / Double(values.count))
                        }
                        found.append(output[(y * outputWidth + x) * outputPixel + c])
                    }
                    if !output.isUntouched((y * outputWidth + x) * outputPixel + channels) { intact = false }
                }
            }
            return (found, expected, intact)
        }
    }

    static let cases = [
        Case(height: 6, width: 6, channels: 19, kernel: (2, 2), stride: 2, padding: (0, 0, 0, 0)),
        Case(height: 7, width: 9, channels: 8, kernel: (3, 3), stride: 2, padding: (1, 1, 1, 1)),
        Case(height: 5, width: 8, channels: 33, kernel: (3, 2), stride: 1, padding: (0, 0, 1, 1)),
        Case(height: 5, width: 5, channels: 5, kernel: (5, 5), stride: 1, padding: (2, 2, 2, 2)),
        // Four vectors at a time, single ones and a part of one.
        Case(height: 6, width: 7, channels: 150, kernel: (3, 3), stride: 1, padding: (1, 1, 1, 1)),
        Case(height: 9, width: 8, channels: 101, kernel: (3, 2), stride: 2, padding: (2, 1, 1, 1)),
    ]

    @Test("Maximum and average leave padding out", arguments: backends)
    func leavesPaddingOut(_ backend: Backend) {
        for (index, test) in Self.cases.enumerated() {
            for kind in [PoolingKind.max, .average] {
                let (found, expected, intact) = test.run(backend, kind)
                expectClose(found, expected, terms: 9, "\(backend) case \(index) \(kind)")
                #expect(intact)
            }
        }
    }

    @Test("Going through a window in parts of its rows gives the same bits", arguments: backends)
    func windowsInParts(_ backend: Backend) {
        var random = SplitMix64(seed: 11)
        let (height, channels) = (5, 83)
        let input = FloatBuffer(random.floats(height * height * channels))
        for kind in [PoolingKind.max, .average] {
            func run(_ parts: [Range<Int>]) -> [Float] {
                let output = WatchedBuffer(height * height * channels)
                var call = PoolingCall(
                    kind: kind,
                    window: Window(
                        height: 4, width: 3, strideY: 1, strideX: 1, padTop: 2, padLeft: 1, inputHeight: height,
                        inputWidth: height, outputWidth: height),
                    channels: channels, input: input.pointer, inputPixelStride: channels,
                    inputRowStride: height * channels, output: output.start, outputPixelStride: channels,
                    outputRowStride: height * channels, outputRowStart: 0, outputRowCount: height)
                for part in parts {
                    call.windowRows = part
                    backend.kernels.pooling(call)
                }
                return (0..<height * height * channels).map { output[$0] }
            }
            let isSame = run([0..<1, 1..<3, 3..<4]) == run([0..<4])
            #expect(isSame, "\(kind)")
        }
    }

    @Test("Global pooling reduces a run of pixels to one", arguments: backends)
    func globalPooling(_ backend: Backend) {
        var random = SplitMix64(seed: 3)
        for channels in [1, 7, 16, 37, 64] {
            let stride = channels + 2
            let input = FloatBuffer(random.floats(49 * stride))
            for kind in [PoolingKind.max, .average] {
                let output = WatchedBuffer(channels)
                backend.kernels.globalPooling(
                    GlobalPoolingCall(
                        kind: kind, channels: channels, input: input.pointer, inputPixelStride: stride, pixels: 49,
                        output: output.start))
                let expected = (0..<channels).map { c in
                    let values = (0..<49).map { Double(input.start[$0 * stride + c]) }
                    switch kind {
                    case .max: return values.max()!
                    case .average: return values.reduce(0, +) / 49
                    }
                }
                expectClose((0..<channels).map { output[$0] }, expected, terms: 49, "\(backend) \(channels) \(kind)")
                #expect(output.marginIsUntouched)
            }
        }
    }

    @Test("Instruction sets with fused multiply-add give the same bits")
    func backendsAgree() {
        for test in Self.cases {
            expectSameBits("average") { test.run($0, .average).output }
            expectSameBits("max") { test.run($0, .max).output }
        }
    }
}
