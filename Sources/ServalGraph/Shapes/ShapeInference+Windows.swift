import ServalTensor

/// Operations that slide a window over a map [n, h, w, c].
extension ShapeInference {
    func convolution(_ convolution: Convolution) throws(GraphError) -> [Int] {
        let input = try requireMap()
        try check(
            convolution.kernel, named: "kernel", hasShape: [-1, -1, -1, -1],
            of: kernelType(hasScales: convolution.kernelScales != nil))
        let kernel = convolution.kernel.shape
        try check(convolution.groups, isIn: 1...max(1, kernel[3]), option: "groups")
        guard kernel[3] % convolution.groups == 0 else {
            throw .groupsDoNotDivide(node: node, groups: convolution.groups, outputChannels: kernel[3])
        }
        let (channels, overflows) = kernel[2].multipliedReportingOverflow(by: convolution.groups)
        guard !overflows, channels == input[3] else {
            throw .channelCountMismatch(node: node, expected: overflows ? .max : channels, found: input[3])
        }
        try check(bias: convolution.bias, scales: convolution.kernelScales, count: kernel[3])
        try check(convolution.activation)
        let output = try slide(
            window: convolution.window, strides: convolution.strides, dilation: convolution.dilation,
            padding: convolution.padding)
        let dimensions = [input[0], output.height, output.width, kernel[3]]
        if convolution.addsResidual, inputs[1].dimensions != dimensions {
            throw .residualShapeMismatch(node: node, expected: dimensions, found: inputs[1].dimensions)
        }
        return dimensions
    }

    func depthwiseConvolution(_ convolution: DepthwiseConvolution) throws(GraphError) -> [Int] {
        let input = try requireMap()
        let channels = try depthwiseChannels(
            of: convolution.kernel, named: "kernel", type: kernelType(hasScales: convolution.kernelScales != nil))
        try check(bias: convolution.bias, scales: convolution.kernelScales, count: channels)
        try check(convolution.activation)
        let output = try slide(
            window: convolution.window, strides: convolution.strides, dilation: convolution.dilation,
            padding: convolution.padding)
        return [input[0], output.height, output.width, channels]
    }

    func separableConvolution(_ convolution: SeparableConvolution) throws(GraphError) -> [Int] {
        let input = try requireMap()
        let channels = try depthwiseChannels(of: convolution.depthwiseKernel, named: "depthwise_kernel")
        try check(convolution.pointwiseKernel, named: "pointwise_kernel", hasShape: [1, 1, channels, -1])
        let outputChannels = convolution.pointwiseKernel.shape[3]
        if let bias = convolution.bias { try check(bias, named: "bias", hasShape: [outputChannels]) }
        try check(convolution.activation)
        let kernel = convolution.depthwiseKernel.shape
        let output = try slide(
            window: Extent(height: kernel[0], width: kernel[1]), strides: convolution.strides,
            dilation: convolution.dilation, padding: convolution.padding)
        try checkBetween([input[0], output.height, output.width, channels])
        return [input[0], output.height, output.width, outputChannels]
    }

    /// Checks the sizes of values that an operation computes on the way to its own.
    func checkValuesWithin(_ operation: Operation, output: Shape) throws(GraphError) {
        guard case .separableConvolution(let convolution) = operation else { return }
        let kernel = convolution.depthwiseKernel.shape
        try checkBetween([output[0], output[1], output[2], kernel[2] * kernel[3]])
    }

    /// The value between the two convolutions of a separable one has to fit, too.
    private func checkBetween(_ dimensions: [Int]) throws(GraphError) {
        guard dimensions.reduce(1.0, { $0 * Double($1) }) <= Double(limits.elementCount) else {
            throw .tooManyElements(node: node, dimensions: dimensions, limit: limits.elementCount)
        }
    }

    func pooling(_ pooling: Pooling) throws(GraphError) -> [Int] {
        let input = try requireMap()
        try check(pooling.window, option: "pool_size")
        if case .explicit(let insets) = pooling.padding {
            // A window of padding alone has neither average nor maximum.
            try check(max(insets.top, insets.bottom), isIn: 0...(pooling.window.height - 1), option: "padding")
            try check(max(insets.left, insets.right), isIn: 0...(pooling.window.width - 1), option: "padding")
        }
        let output = try slide(
            window: pooling.window, strides: pooling.strides, dilation: Extent(height: 1, width: 1),
            padding: pooling.padding)
        return [input[0], output.height, output.width, input[3]]
    }

    /// Checks a kernel [h, w, channels of the input, multiplier]; returns channels x multiplier.
    private func depthwiseChannels(
        of kernel: Tensor, named name: String, type: ElementType = .float32
    ) throws(GraphError) -> Int {
        try check(kernel, named: name, hasShape: [-1, -1, -1, -1], of: type)
        guard kernel.shape[2] == inputs[0][3] else {
            throw .channelCountMismatch(node: node, expected: kernel.shape[2], found: inputs[0][3])
        }
        return kernel.shape[2] * kernel.shape[3]
    }

    private func slide(window: Extent, strides: Extent, dilation: Extent, padding: Padding) throws(GraphError)
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
