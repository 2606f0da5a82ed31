import ServalKernelInterface
import ServalKernels
import ServalTestSupport
import Testing

@Suite("Elementwise operations")
struct ElementwiseTests {
    static let operations: [ElementwiseOperation] = [
        .add, .subtract, .multiply, .maximum, .minimum, .average,
    ]
    static let forms: [BroadcastForm] = [.full, .perChannel, .perPixel, .scalar]

    static func run(
        _ backend: Backend, _ operation: ElementwiseOperation, _ form: BroadcastForm, swapped: Bool, channels: Int
    ) -> (output: [Float], expected: [Double], intact: Bool) {
        var random = SplitMix64(seed: channels)
        let rows = 5
        let left = FloatBuffer(random.floats(rows * (channels + 1)))
        let right = FloatBuffer(random.floats(rows * (channels + 2)).map { $0 < 0 ? $0 - 0.5 : $0 + 0.5 })
        let stride = channels + 3
        let output = WatchedBuffer((rows - 1) * stride + channels)
        backend.kernels.elementwise(
            ElementwiseCall(
                operation: operation, form: form, swapped: swapped, left: left.pointer, leftStride: channels + 1,
                right: right.pointer, rightStride: channels + 2, output: output.start, outputStride: stride,
                pixels: rows, channels: channels, low: -0.75, high: 0.75))
        var found: [Float] = []
        var expected: [Double] = []
        var intact = output.marginIsUntouched
        for row in 0..<rows {
            for c in 0..<channels {
                let index =
                    switch form {
                    case .full: row * (channels + 2) + c
                    case .perChannel: c
                    case .perPixel: row * (channels + 2)
                    case .scalar: 0
                    }
                let a = Double(left.start[row * (channels + 1) + c])
                let b = Double(right.start[index])
                let value =
                    switch operation {
                    case .add: a + b
                    case .subtract: swapped ? b - a : a - b
                    case .multiply: a * b
                    case .maximum: max(a, b)
                    case .minimum: min(a, b)
                    case .average: (a + b) / 2
                    }
                expected.append(max(-0.75, min(0.75, value)))
                found.append(output[row * stride + c])
            }
            if row + 1 < rows {
                for gap in 0..<3 where !output.isUntouched(row * stride + channels + gap) { intact = false }
            }
        }
        return (found, expected, intact)
    }

    @Test("Every operation works with every form of its second operand", arguments: backends)
    func formsAndOperations(_ backend: Backend) {
        for operation in Self.operations {
            for form in Self.forms {
                for channels in [1, 4, 7, 16, 31] {
                    for swapped in [false, true] {
                        let (found, expected, intact) = Self.run(
                            backend, operation, form, swapped: swapped, channels: channels)
                        expectClose(found, expected, "\(backend) \(operation) \(form) \(channels)")
                        #expect(intact)
                    }
                }
            }
        }
    }

    @Test("Scale and offset are applied for each channel and either may be missing", arguments: backends)
    func affine(_ backend: Backend) {
        var random = SplitMix64(seed: 9)
        for (channels, rows) in [(1, 4), (5, 4), (16, 4), (35, 4), (1, 100), (3, 67), (3, 128), (7, 65), (15, 70)] {
            let input = FloatBuffer(random.floats(rows * channels, scale: 3))
            let scale = FloatBuffer(random.floats(channels))
            let offset = FloatBuffer(random.floats(channels))
            let scratch = FloatBuffer(zeros: AffineCall.scratchFloats(channels: channels))
            for (useScale, useOffset) in [(true, true), (true, false), (false, true), (false, false)] {
                let output = WatchedBuffer(rows * channels)
                backend.kernels.affine(
                    AffineCall(
                        input: input.pointer, inputStride: channels, scale: useScale ? scale.pointer : nil,
                        offset: useOffset ? offset.pointer : nil, output: output.start, outputStride: channels,
                        pixels: rows, channels: channels, low: -2, high: 2, scratch: scratch.start))
                let expected = (0..<rows * channels).map { index in
                    let c = index % channels
                    let s = useScale ? Double(scale.start[c]) : 1
                    let o = useOffset ? Double(offset.start[c]) : 0
                    return max(-2, min(2, Double(input.start[index]) * s + o))
                }
                expectClose((0..<rows * channels).map { output[$0] }, expected, "\(backend) \(rows)x\(channels)")
                #expect(output.marginIsUntouched)
            }
        }
    }

    @Test("Instruction sets with fused multiply-add give the same bits")
    func backendsAgree() {
        for operation in Self.operations {
            expectSameBits("\(operation)") { Self.run($0, operation, .full, swapped: false, channels: 37).output }
        }
    }
}
