import ServalTensor

/// Operations that slide a window over a map [n, h, w, c].
extension ShapeInference {
    /// Checks a kernel [h, w, channels of the input, multiplier]; returns channels x multiplier.
    func depthwiseChannels(
        of kernel: Weight, named name: String, type: ElementType = .float32
    ) throws(GraphError) -> Int {
        try check(kernel, named: name, hasShape: [-1, -1, -1, -1], of: type)
        guard kernel.shape[2] == inputs[0][3] else {
            throw .channelCountMismatch(node: node, expected: kernel.shape[2], found: inputs[0][3])
        }
        return kernel.shape[2] * kernel.shape[3]
    }

    /// The extent of the output of a window that slides over the first input.
    func slide(window: Extent, strides: Extent, dilation: Extent, padding: Padding) throws(GraphError)
        -> Extent
    {
        try check(strides, option: "strides")
        try check(dilation, option: "dilation_rate")
        if case .explicit(let insets) = padding { try check(insets, option: "padding") }
        // Windows are as large as a tensor in memory at most, so that these products cannot overflow.
        let dilated = [(window.height - 1) * dilation.height + 1, (window.width - 1) * dilation.width + 1]
        let input = inputs[0]
        guard
            let geometry = padding.resolve(
                input: Extent(height: input[1], width: input[2]), window: window, stride: strides, dilation: dilation)
        else {
            throw .windowDoesNotFit(node: node, window: dilated, input: input.dimensions)
        }
        return geometry.output
    }
}
