import ServalKernelInterface
import ServalKernels
import Testing

@Suite("Depthwise convolution by Winograd's F(2, 3)")
struct DepthwiseWinogradTests {
    static let cases: [DepthwiseCase] = {
        var cases: [DepthwiseCase] = []
        for width in [3, 4, 5, 8, 24, 29] {
            cases.append(DepthwiseCase(height: 5, width: width, channels: 19, kernel: (3, 3), padding: (1, 1, 1, 1)))
            cases.append(DepthwiseCase(height: 8, width: width, channels: 16, kernel: (3, 3), padding: (1, 1, 1, 1)))
            cases.append(DepthwiseCase(height: 7, width: width + 2, channels: 33, kernel: (3, 3)))
            cases.append(DepthwiseCase(height: 6, width: width, channels: 48, kernel: (3, 3), padding: (0, 1, 1, 0)))
            cases.append(DepthwiseCase(height: 6, width: width, channels: 8, kernel: (3, 3), padding: (1, 0, 0, 1)))
        }
        for channels in [1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33] {
            cases.append(DepthwiseCase(height: 4, width: 6, channels: channels, kernel: (3, 3), padding: (1, 1, 1, 1)))
        }
        for height in [1, 2, 3] {
            cases.append(DepthwiseCase(height: height, width: 9, channels: 32, kernel: (3, 3), padding: (1, 1, 1, 1)))
        }
        return cases
    }()

    @Test("It equals naive loops, tile by tile of rows from a line buffer", arguments: backends)
    func equalsNaiveLoops(_ backend: Backend) {
        for test in Self.cases {
            for tileRows in [1, 2, 3, 100] {
                let (found, expected, intact) = test.run(backend, tileRows: tileRows, winograd: true)
                expectClose(found, expected, terms: 16, "\(backend) \(test) \(tileRows) rows")
                #expect(intact, "\(backend) \(test) wrote outside its output")
            }
        }
    }

    @Test("How rows are cut into tiles does not change a bit", arguments: backends)
    func bandsAgree(_ backend: Backend) {
        for test in Self.cases {
            let whole = test.run(backend, tileRows: 100, winograd: true).output
            for tileRows in [1, 2, 3, 5] {
                #expect(
                    test.run(backend, tileRows: tileRows, winograd: true).output == whole,
                    "\(backend) \(test) \(tileRows) rows")
            }
        }
    }

    @Test("Instruction sets with fused multiply-add give the same bits")
    func backendsAgree() {
        for test in Self.cases { expectSameBits("\(test)") { test.run($0, tileRows: 2, winograd: true).output } }
    }

    @Test("Only undilated 3x3 windows of stride 1 in wide maps are computed this way")
    func suitableWindows() {
        func window(_ size: Int, stride: Int = 1, dilation: Int = 1, width: Int = 56, padLeft: Int = 1) -> Window {
            let output = (width + 2 * padLeft - (size - 1) * dilation - 1) / stride + 1
            return Window(
                height: size, width: size, strideY: stride, strideX: stride, dilationY: dilation, dilationX: dilation,
                padLeft: padLeft, inputHeight: width, inputWidth: width, outputWidth: output)
        }
        #expect(WinogradPacking.suits(window(3), multiplier: 1))
        #expect(WinogradPacking.suits(window(3, padLeft: 0), multiplier: 1))
        #expect(!WinogradPacking.suits(window(3), multiplier: 2))
        #expect(!WinogradPacking.suits(window(5, padLeft: 2), multiplier: 1))
        #expect(!WinogradPacking.suits(window(3, stride: 2), multiplier: 1))
        #expect(!WinogradPacking.suits(window(3, dilation: 2, padLeft: 2), multiplier: 1))
        #expect(!WinogradPacking.suits(window(3, padLeft: 2), multiplier: 1))
        #expect(!WinogradPacking.suits(window(3, width: 14), multiplier: 1))
    }
}
