import ServalGraph
import ServalTensor

extension GraphBuilder {
    @discardableResult
    package mutating func convolution(
        _ value: Int? = nil, filters: Int, window: Extent = .square(1), strides: Extent = .square(1),
        dilation: Extent = .square(1), padding: Padding = .same, groups: Int = 1, bias: Bool = true,
        activation: ActivationFunction = .linear, residual: Int? = nil
    ) throws -> Int {
        let value = value ?? last
        let groupChannels = channels(of: value) / groups
        let kernel = weights(
            [window.height, window.width, groupChannels, filters],
            fanIn: window.height * window.width * groupChannels)
        let convolution = Convolution(
            kernel: kernel, bias: bias ? tensor([filters]) : nil, strides: strides, dilation: dilation,
            padding: padding, groups: groups, activation: activation, addsResidual: residual != nil)
        return try add(.convolution(convolution), [value] + (residual.map { [$0] } ?? []))
    }

    @discardableResult
    package mutating func depthwise(
        _ value: Int? = nil, multiplier: Int = 1, window: Extent = .square(3), strides: Extent = .square(1),
        dilation: Extent = .square(1), padding: Padding = .same, bias: Bool = true,
        activation: ActivationFunction = .linear
    ) throws -> Int {
        let value = value ?? last
        let channels = channels(of: value)
        let kernel = weights(
            [window.height, window.width, channels, multiplier], fanIn: window.height * window.width)
        let convolution = DepthwiseConvolution(
            kernel: kernel, bias: bias ? tensor([channels * multiplier]) : nil, strides: strides, dilation: dilation,
            padding: padding, activation: activation)
        return try add(.depthwiseConvolution(convolution), [value])
    }

    @discardableResult
    package mutating func separable(
        _ value: Int? = nil, filters: Int, multiplier: Int = 1, window: Extent = .square(3),
        strides: Extent = .square(1), dilation: Extent = .square(1), padding: Padding = .same, bias: Bool = true,
        activation: ActivationFunction = .linear
    ) throws -> Int {
        let value = value ?? last
        let channels = channels(of: value)
        let convolution = SeparableConvolution(
            depthwiseKernel: weights(
                [window.height, window.width, channels, multiplier], fanIn: window.height * window.width),
            pointwiseKernel: weights([1, 1, channels * multiplier, filters], fanIn: channels * multiplier),
            bias: bias ? tensor([filters]) : nil, strides: strides, dilation: dilation, padding: padding,
            activation: activation)
        return try add(.separableConvolution(convolution), [value])
    }

    /// - Parameter axis: the last by default.
    @discardableResult
    package mutating func batchNormalization(
        _ value: Int? = nil, axis: Int? = nil, epsilon: Float = 1e-3, scales: Bool = true, centers: Bool = true
    ) throws -> Int {
        let value = value ?? last
        let axis = axis ?? shapes[value].rank - 1
        let size = shapes[value][axis]
        let normalization = BatchNormalization(
            gamma: scales ? tensor([size], in: 0.5...1.5) : nil, beta: centers ? tensor([size]) : nil,
            mean: tensor([size]), variance: tensor([size], in: 0.25...2), epsilon: epsilon, axis: axis)
        return try add(.batchNormalization(normalization), [value])
    }

    @discardableResult
    package mutating func dense(
        _ value: Int? = nil, units: Int, bias: Bool = true, activation: ActivationFunction = .linear
    ) throws -> Int {
        let value = value ?? last
        let features = channels(of: value)
        let dense = Dense(
            kernel: weights([features, units], fanIn: features), bias: bias ? tensor([units]) : nil,
            activation: activation)
        return try add(.dense(dense), [value])
    }
}
