import ServalGraph
import ServalTensor

extension GraphBuilder {
    /// Layers each of which reads all before it: batch normalization, ReLU and a 1 x 1 convolution, again with a 3 x 3
    /// convolution, whose value is joined to what came before. Source: DenseNet, arXiv 1608.06993.
    @discardableResult
    package mutating func denseBlock(_ value: Int? = nil, layers: Int, growth: Int) throws -> Int {
        var joined = value ?? last
        for _ in 0..<layers {
            try batchNormalization(joined)
            try add(.activation(.relu))
            try convolution(filters: 4 * growth, bias: false)
            try batchNormalization()
            try add(.activation(.relu))
            let added = try convolution(filters: growth, window: .square(3), bias: false)
            joined = try add(.concatenate(axis: 3), [joined, added])
        }
        return joined
    }

    /// Four branches: a 1 x 1 convolution; one and a 3 x 3 window; one and two windows in a row, whose values are joined by
    /// themselves first; pooling and a 1 x 1 convolution. Source: Inception V3, arXiv 1512.00567.
    ///
    /// - Parameter filters: of each branch.
    @discardableResult
    package mutating func inceptionModule(
        _ value: Int? = nil, filters: [Int], activation: ActivationFunction = .relu
    ) throws -> Int {
        let input = value ?? last
        let plain = try convolution(input, filters: filters[0], activation: activation)
        try convolution(input, filters: 24, activation: activation)
        let window = try convolution(filters: filters[1], window: .square(3), activation: activation)
        let narrow = try convolution(input, filters: 16, activation: activation)
        let wide = try convolution(
            narrow, filters: filters[2], window: Extent(height: 1, width: 7), activation: activation)
        let tall = try convolution(
            narrow, filters: filters[2], window: Extent(height: 3, width: 1), activation: activation)
        let both = try add(.concatenate(axis: 3), [wide, tall])
        try add(
            .pooling(Pooling(kind: .average, window: .square(3), strides: .square(1), padding: .same)), [input])
        let pooled = try convolution(filters: filters[3], activation: activation)
        return try add(.concatenate(axis: 3), [plain, window, both, pooled])
    }
}
