import ServalGraph
import ServalTensor

extension GraphBuilder {
    /// Expansion, depthwise convolution, projection, each with its batch normalization as in a model file, and the
    /// input added where the shapes agree. Source: MobileNetV2, arXiv 1801.04381.
    ///
    /// - Parameter reduction: channels of the squeeze-and-excitation gate after the depthwise convolution.
    @discardableResult
    package mutating func invertedResidual(
        _ value: Int? = nil, expansion: Int, filters: Int, window: Int = 3, stride: Int = 1,
        padsExplicitly: Bool = false, activation: ActivationFunction = .relu6, reduction: Int? = nil
    ) throws -> Int {
        let input = value ?? last
        if expansion > 1 {
            try convolution(input, filters: channels(of: input) * expansion, bias: false)
            try batchNormalization()
            try add(.activation(activation))
        }
        let expanded = expansion > 1 ? last : input
        if padsExplicitly {
            let (before, after) = (window / 2 - 1, window / 2)
            try add(.zeroPadding(Insets(top: before, bottom: after, left: before, right: after)), [expanded])
        }
        try depthwise(
            padsExplicitly ? last : expanded, window: .square(window), strides: .square(stride),
            padding: padsExplicitly ? .valid : .same, bias: false)
        try batchNormalization()
        try add(.activation(activation))
        if let reduction { try squeezeExcitation(reduction: reduction) }
        try convolution(filters: filters, bias: false)
        let projected = try batchNormalization()
        guard shapes[projected] == shapes[input] else { return projected }
        return try add(.combine(.add), [input, projected])
    }

    /// A gate for each channel, computed from the averages of all. Source: MobileNetV3, arXiv 1905.02244.
    @discardableResult
    package mutating func squeezeExcitation(_ value: Int? = nil, reduction: Int) throws -> Int {
        let input = value ?? last
        try add(.globalPooling(GlobalPooling(kind: .average, keepsDimensions: true)), [input])
        try convolution(filters: reduction, activation: .relu)
        let gate = try convolution(filters: channels(of: input), activation: .hardSigmoid)
        return try add(.combine(.multiply), [input, gate])
    }

    /// relu, separable convolution and batch normalization, twice. Source: NASNet, arXiv 1707.07012.
    @discardableResult
    package mutating func separableStack(_ value: Int? = nil, filters: Int, window: Int, stride: Int = 1) throws -> Int
    {
        try add(.activation(.relu), [value ?? last])
        try separable(filters: filters, window: .square(window), strides: .square(stride), bias: false)
        try batchNormalization()
        try add(.activation(.relu))
        try separable(filters: filters, window: .square(window), bias: false)
        return try batchNormalization()
    }

    /// A cell of five pairs of branches over its two inputs, concatenated. Source: NASNet, arXiv 1707.07012.
    @discardableResult
    package mutating func nasnetCell(_ current: Int, _ previous: Int, filters: Int) throws -> Int {
        func pooling(_ kind: PoolingKind) -> Operation {
            .pooling(Pooling(kind: kind, window: .square(3), strides: .square(1), padding: .same))
        }
        var adjusted: [Int] = []
        for input in [current, previous] {
            try add(.activation(.relu), [input])
            try convolution(filters: filters, bias: false)
            adjusted.append(try batchNormalization())
        }
        let (current, previous) = (adjusted[0], adjusted[1])
        var blocks: [Int] = []
        let left1 = try separableStack(current, filters: filters, window: 5)
        let right1 = try separableStack(previous, filters: filters, window: 3)
        blocks.append(try add(.combine(.add), [left1, right1]))
        let left2 = try separableStack(previous, filters: filters, window: 5)
        let right2 = try separableStack(previous, filters: filters, window: 3)
        blocks.append(try add(.combine(.add), [left2, right2]))
        let left3 = try add(pooling(.average), [current])
        blocks.append(try add(.combine(.add), [left3, previous]))
        let left4 = try add(pooling(.average), [previous])
        let right4 = try add(pooling(.maximum), [previous])
        blocks.append(try add(.combine(.add), [left4, right4]))
        let left5 = try separableStack(current, filters: filters, window: 3)
        blocks.append(try add(.combine(.add), [left5, current]))
        return try add(.concatenate(axis: 3), [previous] + blocks)
    }
}
