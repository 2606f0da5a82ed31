import ServalGraph
import ServalKernelInterface
import ServalKernels

extension PlanCompiler {
    /// Input channels up to which expanding one vector of channels at a time is as fast as a wider tile.
    private static let mostExpandedInputChannels = 64

    /// An expansion and the depthwise convolution behind it as one; nil where the kernel does not cover them.
    ///
    /// At stride 1 the expanded rows come from the line buffer as fast as they are used, so the two stay apart.
    mutating func expandedDepthwiseOperator(
        _ expansion: Int, _ depthwise: Int
    ) -> ExpandedDepthwiseOperator? {
        guard graph.precision(of: expansion) == .float,
            case .convolution(let convolution) = graph.nodes[expansion].operation,
            case .depthwiseConvolution(let window) = graph.nodes[depthwise].operation
        else { return nil }
        let (inputSize, outputSize) = (inputMap(expansion), map(of: depthwise))
        let (first, second) = (Epilogue(convolution.activation), Epilogue(window.activation))
        guard convolution.isPointwise, !convolution.addsResidual, first.unary == nil, second.unary == nil,
            inputSize.channels <= Self.mostExpandedInputChannels, window.kernel.shape[3] == 1,
            outputSize.channels % DepthwisePacking.lanes == 0, inputSize.width >= ExpandedDepthwiseCall.leastWidth,
            inputSize.height == 2 * outputSize.height, inputSize.width == 2 * outputSize.width
        else { return nil }
        let geometry = self.window(
            window.window, window.strides, window.dilation, window.padding, inputSize, outputSize)
        guard geometry.height == 3, geometry.width == 3, geometry.strideY == 2, geometry.strideX == 2,
            geometry.dilationY == 1, geometry.dilationX == 1, geometry.padTop == 0, geometry.padLeft == 0
        else { return nil }
        let width = options.backend.instructionSet.lanes
        let layout = MatrixLayout(
            inputChannels: inputSize.channels, outputChannels: outputSize.channels,
            first: MatrixLayout.Segment(panels: outputSize.channels / width, lanes: width), rowBlock: 1)
        let weights = packMatrix(convolution.kernel, bias: convolution.bias, layout)
        return ExpandedDepthwiseOperator(
            weights: weights, windows: depthwiseOperator(window, depthwise).weights, inputSize: inputSize,
            outputSize: outputSize,
            expandedLow: first.low, expandedHigh: first.high, low: second.low, high: second.high)
    }
}
