import ServalKernelInterface
import ServalKernels
import ServalTestSupport
import Testing

struct QuantizedPointwiseCase: CustomStringConvertible, Sendable {
    var rows: Int
    var k: Int
    var n: Int
    var inputPadding = 0
    var outputPadding = 0
    var residual = false
    var values = QuantizedValues.random
    var requantization = Requantization(zeroPoint: 117)

    var description: String { "\(rows)x\(k)x\(n)\(residual ? " + residual" : "") \(values)" }

    var inputStride: Int { ByteMap.pixelStride(channels: k) + inputPadding }
    var outputStride: Int { ByteMap.pixelStride(channels: n) + outputPadding }

    struct Operands {
        var input: [UInt8]
        var inputZeroPoint: Int32
        var weights: [Int8]
        var bias: [Int32]
        var multipliers: [Float]
        var residual: [UInt8]
        var residualZeroPoint: Int32 = 131
        var residualMultiplier: Float = 0.734_375_1
        var sums: [Int32] = []
    }

    func operands() -> Operands {
        var random = SplitMix64(seed: rows * 7919 + k * 104_729 + n)
        var o = Operands(
            input: random.bytes(rows * inputStride), inputZeroPoint: Int32(random.next() >> 56),
            weights: random.weights(k * n), bias: random.biases(n, limit: 40_000),
            multipliers: random.floats(n).map { abs($0) * 0.03 / Float(k).squareRoot() },
            residual: random.bytes(rows * outputStride))
        switch values {
        case .random: break
        case .extreme:
            o.input = o.input.map { $0 < 10 ? 0 : 255 }
            o.inputZeroPoint = rows % 2 == 0 ? 0 : 255
            o.weights = o.weights.enumerated().map { $0.offset % n % 2 == 0 ? 127 : $0.element < 0 ? -127 : 127 }
            o.multipliers = o.multipliers.map { $0 / 20 }
        case .saturating: o.multipliers = o.multipliers.map { $0 * 1e12 }
        }
        for row in 0..<rows {
            for column in 0..<n {
                var sum = o.bias[column]
                for i in 0..<k {
                    sum += (Int32(o.input[row * inputStride + i]) - o.inputZeroPoint) * Int32(o.weights[i * n + column])
                }
                o.sums.append(sum)
            }
        }
        return o
    }

    func expected(_ o: Operands) -> [UInt8] {
        (0..<rows * n).map { index in
            let (row, column) = (index / n, index % n)
            let r = Int32(o.residual[row * outputStride + column]) - o.residualZeroPoint
            return requantized(
                o.sums[index], o.multipliers[column], residual: residual ? r : nil,
                residualMultiplier: o.residualMultiplier, requantization)
        }
    }

    func packed(_ layout: QuantizedMatrixLayout, _ o: Operands) -> OperandBytes {
        let packed = OperandBytes(layout.byteCount)
        QuantizedMatrixPacking.pack(
            layout, channels: k, weights: o.weights, rowStride: n, bias: o.bias, inputZeroPoint: o.inputZeroPoint,
            multipliers: o.multipliers, into: packed.start)
        return packed
    }

    /// - Parameters:
    ///   - rowsPerCall: splits the pixels into calls.
    ///   - panelsPerCall: splits the columns.
    func run(
        _ backend: Backend, _ o: Operands, rowsPerCall: Int? = nil, panelsPerCall: Int? = nil, rowBlock: Int? = nil
    ) -> (output: [UInt8], intact: Bool) {
        let input = GuardedBytes(o.input)
        let residualValues = GuardedBytes(o.residual)
        var layout = QuantizedMatrixPacking.layout(channels: k, outputChannels: n, rows: rows, backend: backend)
        if let rowBlock { layout.rowBlock = rowBlock }
        let packed = packed(layout, o)
        let scratch = OperandBytes(layout.pointwiseScratchBytes)
        let output = WatchedBytes(rows * outputStride)
        for row in stride(from: 0, to: rows, by: rowsPerCall ?? rows) {
            for panel in stride(from: 0, to: layout.panelCount, by: panelsPerCall ?? layout.panelCount) {
                let end = min(layout.panelCount, panel + (panelsPerCall ?? layout.panelCount))
                let column = layout.column(ofPanel: panel)
                let residual = QuantizedResidual(
                    values: residualValues.pointer + row * outputStride + column, pixelStride: outputStride,
                    zeroPoint: o.residualZeroPoint, multiplier: o.residualMultiplier)
                backend.quantizedKernels.pointwise(
                    QuantizedPointwiseCall(
                        layout: layout.panels(panel..<end), weights: packed.pointer + column * layout.columnBytes,
                        input: input.pointer + row * inputStride, inputStride: inputStride,
                        output: output.start + row * outputStride + column, outputStride: outputStride,
                        residual: self.residual ? residual : nil, pixels: min(rows - row, rowsPerCall ?? rows),
                        requantization: requantization, scratch: scratch.start))
            }
        }
        let found = (0..<rows * n).map { output[$0 / n * outputStride + $0 % n] }
        return (found, output.isIntact(pixels: rows, stride: outputStride, channels: n))
    }
}

@Suite("Pointwise convolution in 8 bits")
struct QuantizedPointwiseTests {
    static let cases: [QuantizedPointwiseCase] = {
        var cases: [QuantizedPointwiseCase] = []
        let relu6 = Requantization(zeroPoint: 3, low: 3, high: 240)
        for n in [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 18, 23, 24, 25, 31, 32, 33, 40, 47, 48, 49, 63, 64, 65, 80, 96] {
            cases.append(QuantizedPointwiseCase(rows: 29, k: 24, n: n, outputPadding: 16))
            cases.append(
                QuantizedPointwiseCase(rows: 5, k: 3, n: n, outputPadding: 32, residual: true, requantization: relu6))
            cases.append(
                QuantizedPointwiseCase(rows: 9, k: 33, n: n, requantization: Requantization(zeroPoint: 0)))
            cases.append(QuantizedPointwiseCase(rows: 1, k: 33, n: n))
            cases.append(QuantizedPointwiseCase(rows: 31, k: 9, n: n, residual: true))
        }
        for rows in Array(1...30) + [49, 57] {
            for n in [16, 24, 32, 48, 64, 160] {
                cases.append(QuantizedPointwiseCase(rows: rows, k: 16, n: n, inputPadding: 16, outputPadding: 16))
            }
        }
        for k in [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 15, 16, 17, 27, 28, 31, 32, 33, 63, 64, 65, 127, 144, 320] {
            cases.append(QuantizedPointwiseCase(rows: 13, k: k, n: 40, inputPadding: 16))
            cases.append(QuantizedPointwiseCase(rows: 6, k: k, n: 104, residual: true))
        }
        for values in [QuantizedValues.extreme, .saturating] {
            for (rows, k, n) in [(29, 64, 16), (8, 960, 32), (15, 144, 24), (49, 32, 48), (6, 16, 64)] {
                for residual in [false, true] {
                    cases.append(
                        QuantizedPointwiseCase(
                            rows: rows, k: k, n: n, residual: residual, values: values,
                            requantization: Requantization(zeroPoint: rows % 2 == 0 ? 0 : 255)))
                }
            }
        }
        return cases
    }()

    @Test("It equals naive integer sums, requantized, for shapes around every tile edge")
    func equalsNaiveSum() {
        for test in Self.cases {
            let operands = test.operands()
            let expected = test.expected(operands)
            for backend in backends {
                let (found, intact) = test.run(backend, operands)
                expectEqual(found, expected, "\(backend) \(test)")
                #expect(intact, "\(backend) \(test) wrote outside its output")
            }
        }
    }

    @Test("Neither blocks nor splits of pixels or panels change a bit", arguments: backends)
    func splitsAgree(_ backend: Backend) {
        let test = QuantizedPointwiseCase(rows: 61, k: 40, n: 176, residual: true)
        let operands = test.operands()
        let expected = test.expected(operands)
        for rows in [1, 2, 5, 14, 60] {
            expectEqual(test.run(backend, operands, rowsPerCall: rows).output, expected, "\(rows) rows")
        }
        for panels in [1, 2] {
            expectEqual(test.run(backend, operands, panelsPerCall: panels).output, expected, "\(panels) panels")
        }
        for block in [1, 7, 12] {
            expectEqual(test.run(backend, operands, rowBlock: block).output, expected, "blocks of \(block)")
        }
    }

    @Test("The residual may be the output itself", arguments: backends)
    func inPlaceResidual(_ backend: Backend) {
        let test = QuantizedPointwiseCase(rows: 49, k: 24, n: 36, residual: true)
        let o = test.operands()
        let layout = QuantizedMatrixPacking.layout(channels: test.k, outputChannels: test.n, rows: 49, backend: backend)
        let packed = test.packed(layout, o)
        let scratch = OperandBytes(layout.pointwiseScratchBytes)
        let output = GuardedBytes(o.residual)
        let input = GuardedBytes(o.input)
        backend.quantizedKernels.pointwise(
            QuantizedPointwiseCall(
                layout: layout, weights: packed.pointer, input: input.pointer, inputStride: test.inputStride,
                output: output.start, outputStride: test.outputStride,
                residual: QuantizedResidual(
                    values: output.pointer, pixelStride: test.outputStride, zeroPoint: o.residualZeroPoint,
                    multiplier: o.residualMultiplier),
                pixels: test.rows, requantization: test.requantization, scratch: scratch.start))
        let found = (0..<test.rows * test.n).map { output.start[$0 / test.n * test.outputStride + $0 % test.n] }
        expectEqual(found, test.expected(o), "\(backend)")
    }

    @Test("Float results are the scaled sums", arguments: backends)
    func floatOutput(_ backend: Backend) {
        for (rows, k, n) in [
            (1, 1280, 18), (1, 64, 4), (3, 64, 128), (29, 7, 33), (5, 24, 16), (9, 20, 50), (13, 9, 24), (2, 5, 39),
        ] {
            let test = QuantizedPointwiseCase(rows: rows, k: k, n: n)
            let o = test.operands()
            let layout = QuantizedMatrixPacking.layout(channels: k, outputChannels: n, rows: rows, backend: backend)
            let packed = test.packed(layout, o)
            let scratch = OperandBytes(layout.pointwiseScratchBytes)
            let input = GuardedBytes(o.input)
            let output = WatchedBuffer(rows * (n + 3))
            backend.quantizedKernels.pointwise(
                QuantizedPointwiseCall(
                    layout: layout, weights: packed.pointer, input: input.pointer, inputStride: test.inputStride,
                    output: nil, floatOutput: output.start, outputStride: n + 3, pixels: rows,
                    requantization: test.requantization, scratch: scratch.start))
            let found = (0..<rows * n).map { output[$0 / n * (n + 3) + $0 % n] }
            expectEqual(found, (0..<rows * n).map { Float(o.sums[$0]) * o.multipliers[$0 % n] }, "\(backend) \(test)")
            let gaps = (0..<rows).flatMap { row in (n..<n + 3).map { row * (n + 3) + $0 } }
            #expect(output.marginIsUntouched && gaps.allSatisfy(output.isUntouched), "\(backend) \(test)")
        }
    }
}
