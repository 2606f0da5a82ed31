import ServalGraph
import ServalTensor

extension OperatorCase {
    /// Networks whose convolutions are fused and computed in row tiles where the cache is small enough.
    package static func integerFusedOperators() throws -> [OperatorCase] {
        try blocks() + geometries() + tables()
    }

    /// With activations that are tables in 8 bits.
    private static func tables() throws -> [OperatorCase] {
        try [(ActivationFunction.silu, 1), (.hardSilu, 2)].map { function, stride in
            try OperatorCase("integer fused operator of \(function) and stride \(stride)", inputs: [[2, 27, 23, 3]]) {
                builder in
                try builder.convolution(
                    filters: 32, window: .square(3), strides: .square(2), activation: function)
                try builder.depthwise(window: .square(3 + 2 * (stride - 1)), activation: function)
                try builder.convolution(filters: 13)
                try builder.convolution(filters: 70, activation: function)
                try builder.depthwise(strides: .square(stride), activation: function)
                let a = try builder.convolution(filters: 24)
                try builder.convolution(a, filters: 24, activation: function, residual: a)
                try builder.convolution(filters: 150, activation: function)
                return nil
            }
        }
    }

    private static func blocks() throws -> [OperatorCase] {
        try [
            OperatorCase("integer fused operator of a stem and inverted residuals", inputs: [[2, 27, 23, 3]]) {
                builder in
                try builder.convolution(filters: 32, window: .square(3), strides: .square(2), activation: .relu6)
                try builder.invertedResidual(expansion: 1, filters: 16)
                try builder.invertedResidual(expansion: 6, filters: 24, stride: 2)
                try builder.invertedResidual(expansion: 6, filters: 24)
                try builder.invertedResidual(expansion: 6, filters: 9, stride: 2)
                return nil
            },
            OperatorCase("integer fused operator with a sum inside", inputs: [[2, 15, 17, 3]]) { builder in
                let a = try builder.convolution(0, filters: 20, activation: .relu6)
                try builder.convolution(a, filters: 70, activation: .relu6)
                try builder.depthwise(activation: .relu6)
                try builder.convolution(filters: 20, residual: a)
                try builder.convolution(filters: 33, activation: .relu)
                try builder.depthwise(window: .square(5), strides: .square(2), activation: .relu6)
                try builder.convolution(filters: 7)
                return nil
            },
            OperatorCase("integer fused operator of odd blocks", inputs: [[3, 17, 13, 5]]) { builder in
                for stride in [1, 2, 1] {
                    try builder.invertedResidual(expansion: 3, filters: 5, stride: stride, padsExplicitly: stride == 2)
                }
                return nil
            },
        ]
    }

    private static func geometries() throws -> [OperatorCase] {
        try [
            OperatorCase("integer fused operator of three channels", inputs: [[2, 21, 18, 3]]) { builder in
                try builder.convolution(filters: 3, window: .square(3), activation: .relu6)
                try builder.depthwise(activation: .relu6)
                try builder.convolution(filters: 2)
                return nil
            },
            OperatorCase("integer fused operator that begins with a depthwise layer", inputs: [[2, 20, 11, 18]]) {
                builder in
                try builder.depthwise(multiplier: 2, strides: .square(2), activation: .relu6)
                try builder.convolution(filters: 50, activation: .relu6)
                try builder.depthwise(window: Extent(height: 5, width: 3), dilation: .square(2), activation: .relu6)
                try builder.depthwise(padding: .valid)
                return nil
            },
            OperatorCase("integer fused operator behind a convolution of groups", inputs: [[2, 19, 14, 6]]) { builder in
                try builder.convolution(
                    filters: 34, window: Extent(height: 3, width: 5), padding: .valid, groups: 2, activation: .relu)
                try builder.depthwise(strides: Extent(height: 3, width: 1), padding: .valid, activation: .relu6)
                try builder.convolution(filters: 65, activation: .relu6)
                try builder.convolution(filters: 4)
                return nil
            },
        ]
    }
}
