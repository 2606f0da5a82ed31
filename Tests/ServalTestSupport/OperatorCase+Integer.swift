import ServalGraph
import ServalTensor

extension OperatorCase {
    /// Networks whose sums, poolings and movements are between layers with weights, so that quantized they are integer.
    package static func integerCompositions() throws -> [OperatorCase] {
        try joins() + reductions() + movements() + residuals() + halves()
    }

    private static func joins() throws -> [OperatorCase] {
        try [
            OperatorCase("integer concatenation of channels", inputs: [[2, 5, 6, 3]]) { builder in
                let a = try builder.convolution(0, filters: 7, activation: .relu6)
                let b = try builder.convolution(0, filters: 18, window: .square(3))
                try builder.add(.concatenate(axis: 3), [a, b, a])
                try builder.convolution(filters: 5)
                return nil
            },
            OperatorCase("integer concatenation of rows", inputs: [[2, 5, 6, 3]]) { builder in
                let a = try builder.convolution(0, filters: 7, activation: .relu6)
                let b = try builder.convolution(0, filters: 7)
                try builder.add(.concatenate(axis: 1), [a, b])
                try builder.convolution(filters: 5, window: .square(3))
                return nil
            },
            OperatorCase("integer sum", inputs: [[2, 5, 6, 3]]) { builder in
                let a = try builder.convolution(0, filters: 20, activation: .relu6)
                let b = try builder.depthwise(a)
                let c = try builder.add(.combine(.add), [a, b])
                try builder.convolution(c, filters: 4)
                return nil
            },
            OperatorCase("integer sum with one pixel and one channel", inputs: [[2, 5, 6, 3]]) { builder in
                let a = try builder.convolution(0, filters: 9, activation: .relu)
                let mean = try builder.add(.globalPooling(GlobalPooling(kind: .average, keepsDimensions: true)), [a])
                let gate = try builder.convolution(mean, filters: 9)
                let b = try builder.add(.combine(.add), [a, gate])
                let thin = try builder.convolution(0, filters: 1)
                let c = try builder.add(.combine(.add), [thin, b])
                try builder.convolution(c, filters: 4)
                return nil
            },
        ]
    }

    private static func reductions() throws -> [OperatorCase] {
        try [PoolingKind.average, .maximum].flatMap { kind in
            try [
                OperatorCase("integer \(kind) pooling", inputs: [[2, 9, 8, 3]]) { builder in
                    try builder.convolution(0, filters: 21, activation: .relu6)
                    try builder.add(
                        .pooling(Pooling(kind: kind, window: .square(3), strides: .square(2), padding: .same)))
                    try builder.convolution(filters: 6)
                    return nil
                },
                OperatorCase("integer global \(kind) pooling", inputs: [[2, 9, 8, 3]]) { builder in
                    try builder.convolution(0, filters: 130)
                    try builder.add(.globalPooling(GlobalPooling(kind: kind, keepsDimensions: false)))
                    try builder.add(
                        .dense(Dense(kernel: builder.weights([130, 40], fanIn: 130), bias: nil, activation: .relu)))
                    try builder.add(.dense(Dense(kernel: builder.weights([40, 3], fanIn: 40), bias: nil)))
                    return nil
                },
            ]
        }
    }

    private static func movements() throws -> [OperatorCase] {
        try [
            OperatorCase("integer padding and cropping", inputs: [[2, 6, 5, 3]]) { builder in
                try builder.convolution(0, filters: 10, activation: .relu6)
                try builder.add(.zeroPadding(Insets(top: 1, bottom: 0, left: 2, right: 1)))
                try builder.add(
                    .pooling(Pooling(kind: .maximum, window: .square(2), strides: .square(1), padding: .valid)))
                try builder.add(.cropping(Insets(top: 0, bottom: 2, left: 1, right: 0)))
                try builder.depthwise()
                try builder.convolution(filters: 3)
                return nil
            },
            OperatorCase("integer flatten", inputs: [[2, 4, 5, 3]]) { builder in
                try builder.convolution(0, filters: 6, activation: .relu6)
                try builder.add(.flatten)
                try builder.add(.dense(Dense(kernel: builder.weights([120, 7], fanIn: 120), bias: nil)))
                return nil
            },
            OperatorCase("integer flatten of whole vectors", inputs: [[2, 4, 5, 3]]) { builder in
                try builder.convolution(0, filters: 16, activation: .relu6)
                try builder.add(.flatten)
                try builder.add(.dense(Dense(kernel: builder.weights([320, 7], fanIn: 320), bias: nil)))
                return nil
            },
            OperatorCase("integer reshape", inputs: [[2, 4, 6, 3]]) { builder in
                try builder.convolution(0, filters: 10, activation: .relu6)
                try builder.add(.reshape(dimensions: [8, 2, 15]))
                try builder.convolution(filters: 4, window: .square(3))
                return nil
            },
        ]
    }

    private static func residuals() throws -> [OperatorCase] {
        try [Extent.square(1), .square(3)].map { window in
            try OperatorCase("integer residual \(window)", inputs: [[2, 7, 6, 3]]) { builder in
                let a = try builder.convolution(0, filters: 24, activation: .relu6)
                let b = try builder.depthwise(a, activation: .relu6)
                try builder.convolution(b, filters: 24, window: window, activation: .relu, residual: a)
                try builder.convolution(filters: 5, window: .square(3), strides: .square(2), groups: 1)
                return nil
            }
        }
    }

    /// Integer layers around operations that compute in float32.
    private static func halves() throws -> [OperatorCase] {
        try [
            OperatorCase("integer layers around a sigmoid", inputs: [[2, 5, 4, 3]]) { builder in
                let a = try builder.convolution(0, filters: 8, activation: .silu)
                let b = try builder.convolution(a, filters: 8)
                try builder.add(.activation(.sigmoid), [b])
                let c = try builder.add(.combine(.multiply), [builder.last, a])
                try builder.convolution(c, filters: 4)
                try builder.add(.softmax(axis: 3))
                return nil
            },
            OperatorCase("integer layers that return their values", inputs: [[2, 5, 4, 3]]) { builder in
                let a = try builder.convolution(0, filters: 8, activation: .relu6)
                let b = try builder.depthwise(a, activation: .relu6)
                let c = try builder.convolution(b, filters: 4, activation: .relu6)
                return [c, a, b]
            },
        ]
    }
}
