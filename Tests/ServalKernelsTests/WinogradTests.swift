import ServalKernelInterface
import ServalKernels
import ServalTestSupport
import Testing

/// A 3x3 convolution of some images by Winograd's algorithm.
struct WinogradCase: CustomStringConvertible, Sendable {
    var height: Int
    var width: Int
    var channels: Int
    var outputChannels: Int
    /// Top, left, bottom, right.
    var padding = (1, 1, 1, 1)
    var images = 1
    var inputPadding = 0
    var residual = false
    var low: Float = -.infinity
    var high: Float = .infinity
    var integers = false

    /// How the work is cut into calls.
    enum Cut: Sendable {
        case none
        /// Ranges of so many tiles, panel by panel.
        case tiles(Int), panels
        /// Panel by panel, all tiles being one block whose input is transformed once.
        case panelsOfOneBlock
        /// Ranges of so many output rows.
        case rows(Int)
    }

    var description: String {
        "\(images) of \(height)x\(width)x\(channels) -> \(outputChannels), padded by \(padding)"
    }

    var outputHeight: Int { height + padding.0 + padding.2 - 2 }
    var outputWidth: Int { width + padding.1 + padding.3 - 2 }

    var window: Window {
        Window(
            height: 3, width: 3, padTop: padding.0, padLeft: padding.1, inputHeight: height, inputWidth: width,
            outputWidth: outputWidth)
    }

    /// Input, weights, bias and residual, the same at every call.
    private struct Values {
        var input, weights, bias, residual: [Float]
    }

    private var pixelStride: Int { channels + inputPadding }
    private var outputPixel: Int { outputChannels + 2 }
    private var residualPixel: Int { outputChannels + 5 }

    private func values() -> Values {
        var random = SplitMix64(seed: height * 31 + width * 17 + channels * 5 + outputChannels)
        func floats(_ count: Int, _ range: Int) -> [Float] {
            integers
                ? (0..<count).map { _ in Float(Int(random.next() % UInt64(2 * range + 1)) - range) }
                : random.floats(count)
        }
        return Values(
            input: floats(images * height * width * pixelStride, 4), weights: floats(9 * channels * outputChannels, 3),
            bias: floats(outputChannels, 9), residual: floats(images * outputHeight * outputWidth * residualPixel, 9))
    }

    func run(
        _ backend: Backend, tileSize: Int, cut: Cut = .none, blockTiles: Int? = nil
    ) -> (output: [Float], intact: Bool) {
        let values = values()
        let input = FloatBuffer(values.input)
        let residual = FloatBuffer(values.residual)
        let tiles = WinogradTiles(tileSize: tileSize, outputHeight: outputHeight, outputWidth: outputWidth)
        let count = images * tiles.count
        var layout = WinogradConvolutionPacking.layout(
            tileSize: tileSize, inputChannels: channels, outputChannels: outputChannels, tiles: count,
            level2: 1 << 20, backend: backend)
        var isOneBlock = false
        if case .panelsOfOneBlock = cut { isOneBlock = true }
        if isOneBlock || blockTiles != nil {
            layout = WinogradLayout(
                tileSize: tileSize, matrix: layout.matrix, outputChannels: outputChannels,
                blockTiles: min(blockTiles ?? count, count))
        }
        let packed = FloatBuffer(zeros: layout.floatCount)
        WinogradConvolutionPacking.pack(layout, weights: values.weights, bias: values.bias, into: packed.start)
        let output = WatchedBuffer((images * outputHeight * outputWidth - 1) * outputPixel + outputChannels)
        let scratch = FloatBuffer([Float](repeating: .nan, count: layout.scratchFloats))
        func call(tiles: Range<Int>, panels: Range<Int>, rows: Range<Int>, reusesInput: Bool = false) {
            backend.kernels.winograd(
                WinogradCall(
                    layout: layout, weights: packed.pointer, window: window, outputHeight: outputHeight,
                    input: input.pointer, inputPixelStride: pixelStride, inputRowStride: width * pixelStride,
                    inputImageStride: height * width * pixelStride, output: output.start,
                    outputPixelStride: outputPixel, outputRowStride: outputWidth * outputPixel,
                    outputImageStride: outputHeight * outputWidth * outputPixel,
                    residual: self.residual ? residual.pointer : nil, residualPixelStride: residualPixel, tiles: tiles,
                    panels: panels, rows: rows,
                    reusesInput: reusesInput, low: low, high: high, scratch: scratch.start))
        }
        let (panels, rows) = (0..<layout.matrix.panelCount, 0..<outputHeight)
        switch cut {
        case .none: call(tiles: 0..<count, panels: panels, rows: rows)
        case .tiles(let step):
            for first in stride(from: 0, to: count, by: step) {
                call(tiles: first..<min(first + step, count), panels: panels, rows: rows)
            }
        case .panels, .panelsOfOneBlock:
            for panel in panels.reversed() {
                call(
                    tiles: 0..<count, panels: panel..<panel + 1, rows: rows,
                    reusesInput: isOneBlock && panel + 1 < panels.upperBound)
            }
        case .rows(let step):
            for image in 0..<images {
                for first in stride(from: 0, to: outputHeight, by: step) {
                    let rows = first..<min(first + step, outputHeight)
                    call(tiles: tiles.tiles(image: image, rows: rows), panels: panels, rows: rows)
                }
            }
        }
        var found: [Float] = []
        var intact = output.marginIsUntouched
        for pixel in 0..<images * outputHeight * outputWidth {
            for n in 0..<outputChannels { found.append(output[pixel * outputPixel + n]) }
            if pixel + 1 < images * outputHeight * outputWidth {
                for n in outputChannels..<outputPixel where !output.isUntouched(pixel * outputPixel + n) {
                    intact = false
                }
            }
        }
        return (found, intact)
    }

    /// What naive loops compute, and the largest magnitude of an output before it is clamped.
    func expected() -> (values: [Double], largest: Double) {
        let values = values()
        var expected: [Double] = []
        var largest = 1.0
        for image in 0..<images {
            for y in 0..<outputHeight {
                for x in 0..<outputWidth {
                    var sums = values.bias.map { Double($0) }
                    for i in 0..<3 {
                        for j in 0..<3 {
                            let (row, column) = (y + i - padding.0, x + j - padding.1)
                            guard (0..<height).contains(row), (0..<width).contains(column) else { continue }
                            let pixel = ((image * height + row) * width + column) * pixelStride
                            for c in 0..<channels {
                                let a = Double(values.input[pixel + c])
                                let w = ((3 * i + j) * channels + c) * outputChannels
                                for n in 0..<outputChannels { sums[n] += a * Double(values.weights[w + n]) }
                            }
                        }
                    }
                    let place = ((image * outputHeight + y) * outputWidth + x) * residualPixel
                    for n in 0..<outputChannels {
                        let sum = residual ? sums[n] + Double(values.residual[place + n]) : sums[n]
                        largest = max(largest, abs(sum))
                        expected.append(max(Double(low), min(Double(high), sum)))
                    }
                }
            }
        }
        return (expected, largest)
    }
}

@Suite("Convolution by Winograd's algorithm")
struct WinogradTests {
    static let cases: [WinogradCase] = {
        var cases: [WinogradCase] = []
        // Maps of whole tiles and of others, and so small that a tile has hardly a pixel.
        let maps = [(7, 7), (14, 14), (8, 8), (1, 9), (9, 1), (5, 3), (3, 5), (1, 1), (2, 2), (4, 30), (13, 6)]
        // Channels below, at and above the lanes of vectors and the widths of panels.
        let channels = [
            (16, 16), (17, 33), (3, 5), (8, 8), (33, 17), (24, 24), (1, 1), (40, 7), (16, 48), (5, 70), (9, 12),
        ]
        for (index, (height, width)) in maps.enumerated() {
            let (channels, outputs) = channels[index]
            cases.append(
                WinogradCase(
                    height: height, width: width, channels: channels, outputChannels: outputs, images: 1 + index % 2,
                    residual: index % 3 == 0))
        }
        // Valid padding, and others that a strided layer before or an explicit padding leaves.
        for (index, padding) in [(0, 0, 0, 0), (0, 0, 1, 1), (1, 0, 0, 1), (2, 2, 2, 2), (0, 1, 2, 3)].enumerated() {
            cases.append(
                WinogradCase(
                    height: 9, width: 11, channels: 19, outputChannels: 21, padding: padding, images: 2,
                    inputPadding: index, residual: index % 2 == 1, low: -1, high: 2))
        }
        return cases
    }()

    @Test("It equals naive loops, and writes nothing else", arguments: backends, [2, 4])
    func equalsNaiveLoops(_ backend: Backend, tileSize: Int) {
        for test in Self.cases {
            let (found, intact) = test.run(backend, tileSize: tileSize)
            // Errors are those of the largest number of a tile.
            let (expected, largest) = test.expected()
            let difference = Difference(found: found, expected: expected) { _ in 4e-6 * largest }
            #expect(difference.isWithinLimit, "\(backend) \(test): \(difference)")
            #expect(intact, "\(backend) \(test) wrote outside its output")
        }
    }

    @Test("Where the work is cut does not change a bit", arguments: backends, [2, 4])
    func cutsAgree(_ backend: Backend, tileSize: Int) {
        for test in Self.cases {
            let whole = test.run(backend, tileSize: tileSize).output
            for cut: WinogradCase.Cut in [
                .tiles(1), .tiles(5), .panels, .panelsOfOneBlock, .rows(1), .rows(3), .rows(4),
            ] {
                let (found, intact) = test.run(backend, tileSize: tileSize, cut: cut)
                #expect(found == whole, "\(backend) \(test) cut by \(cut)")
                #expect(intact, "\(backend) \(test) cut by \(cut) wrote outside its output")
            }
        }
    }

    @Test("How many tiles are a block does not change a bit", arguments: backends, [2, 4])
    func blocksAgree(_ backend: Backend, tileSize: Int) {
        for test in Self.cases {
            let whole = test.run(backend, tileSize: tileSize).output
            for count in [1, 3, 7] {
                #expect(
                    test.run(backend, tileSize: tileSize, blockTiles: count).output == whole,
                    "\(backend) \(test), \(count) tiles")
            }
        }
    }

    @Test("Instruction sets with fused multiply-add give the same bits", arguments: [2, 4])
    func backendsAgree(tileSize: Int) {
        for test in Self.cases { expectSameBits("\(test)") { test.run($0, tileSize: tileSize).output } }
    }

    @Test("Images of a batch are those of each by itself", arguments: backends, [2, 4])
    func imagesAgree(_ backend: Backend, tileSize: Int) {
        let test = WinogradCase(height: 6, width: 7, channels: 18, outputChannels: 20, images: 3)
        let whole = test.run(backend, tileSize: tileSize, blockTiles: 5).output
        #expect(test.run(backend, tileSize: tileSize, cut: .rows(6)).output == whole)
    }

    @Test("F(2, 3) of small integers is exact", arguments: backends)
    func integersAreExact(_ backend: Backend) {
        for test in [
            WinogradCase(height: 7, width: 10, channels: 20, outputChannels: 18, residual: true, integers: true),
            WinogradCase(height: 5, width: 5, channels: 33, outputChannels: 5, padding: (0, 0, 0, 0), integers: true),
        ] {
            #expect(
                test.run(backend, tileSize: 2).output.map { Double($0) } == test.expected().values, "\(backend) \(test)"
            )
        }
    }

    @Test("Errors over many channels stay near those of the direct form", arguments: backends)
    func errorsAreBounded(_ backend: Backend) {
        let test = WinogradCase(height: 12, width: 12, channels: 256, outputChannels: 16)
        let direct = ConvolutionCase(
            height: 12, width: 12, channels: 256, outputChannels: 16, kernel: (3, 3), padding: (1, 1, 1, 1))
        let (found, wanted, _) = direct.run(backend)
        let ofDirect = rootMeanSquare(found, wanted, where: { abs($0) < 2 })
        let expected = test.expected().values
        let (of2, of4) = (
            rootMeanSquare(test.run(backend, tileSize: 2).output, expected),
            rootMeanSquare(test.run(backend, tileSize: 4).output, expected)
        )
        #expect(of2 < 1.5 * ofDirect, "F(2, 3): \(of2), direct: \(ofDirect)")
        #expect(of4 < 4 * ofDirect, "F(4, 3): \(of4), direct: \(ofDirect)")
    }

    private func rootMeanSquare(
        _ found: [Float], _ expected: [Double], where isCounted: (Double) -> Bool = { _ in true }
    ) -> Double {
        let errors = zip(found, expected).filter { isCounted($0.1) }.map { Double($0.0) - $0.1 }
        return (errors.reduce(0) { $0 + $1 * $1 } / Double(max(errors.count, 1))).squareRoot()
    }
}
