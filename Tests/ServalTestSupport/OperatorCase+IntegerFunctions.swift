import ServalGraph
import ServalTensor

extension OperatorCase {
    /// Networks whose functions of one element, combinations and rescalings are between layers with weights, so that quantized they are
    /// integer.
    package static func integerFunctions() throws -> [OperatorCase] {
        try tables() + pairs() + channelFunctions() + gates()
    }

    private static func tables() throws -> [OperatorCase] {
        try activationFunctions.enumerated().map { index, entry in
            let filters = pick(edgeChannels, index)
            return try OperatorCase("integer \(entry.0) of \(filters) channels", inputs: [[2, 9, 7, 3]]) { builder in
                // By itself, since others read the convolution, too; and behind a convolution.
                let a = try builder.convolution(0, filters: filters)
                let b = try builder.add(.activation(entry.1), [a])
                try builder.add(.combine(.add), [a, b])
                // An exponential of an exponential is beyond any scale.
                try builder.depthwise(activation: entry.1 == .exponential ? .sigmoid : entry.1)
                try builder.convolution(filters: 5)
                return nil
            }
        }
    }

    private static func pairs() throws -> [OperatorCase] {
        try [Combination.add, .subtract, .multiply, .maximum, .minimum, .average].flatMap { combination in
            try [
                OperatorCase("integer \(combination)", inputs: [[2, 5, 6, 3]]) { builder in
                    let a = try builder.convolution(0, filters: 20, activation: .relu6)
                    let b = try builder.depthwise(a)
                    try builder.add(.combine(combination), [a, b])
                    try builder.convolution(filters: 4)
                    return nil
                },
                OperatorCase("integer \(combination) of three", inputs: [[2, 5, 6, 3]]) { builder in
                    guard combination != .subtract else {
                        try builder.convolution(0, filters: 4)
                        return nil
                    }
                    let a = try builder.convolution(0, filters: 9, activation: .relu6)
                    let b = try builder.depthwise(a)
                    let c = try builder.convolution(0, filters: 9)
                    try builder.add(.combine(combination), [a, b, c])
                    try builder.convolution(filters: 4)
                    return nil
                },
                OperatorCase("integer \(combination) with one pixel and one channel", inputs: [[2, 5, 6, 3]]) {
                    builder in
                    let a = try builder.convolution(0, filters: 35, activation: .relu)
                    let mean = try builder.add(
                        .globalPooling(GlobalPooling(kind: .average, keepsDimensions: true)), [a])
                    let gate = try builder.convolution(mean, filters: 35)
                    let b = try builder.add(.combine(combination), [a, gate])
                    let thin = try builder.convolution(0, filters: 1)
                    let c = try builder.add(.combine(combination), [thin, b])
                    try builder.convolution(c, filters: 4)
                    return nil
                },
            ]
        }
    }

    private static func channelFunctions() throws -> [OperatorCase] {
        try [1, 4, 17, 48].flatMap { count in
            try [
                OperatorCase("integer rescaling of \(count) channels and a ReLU", inputs: [[2, 6, 5, 3]]) { builder in
                    let a = try builder.convolution(0, filters: count)
                    let b = try builder.depthwise(a)
                    let joined = try builder.add(.concatenate(axis: 3), [a, b])
                    let scale = builder.tensor([2 * count]).withUnsafeFloats { Array($0) }
                    let offset = builder.tensor([2 * count]).withUnsafeFloats { Array($0) }
                    let c = try builder.add(.rescaling(Rescaling(scale: scale, offset: offset)), [joined])
                    let d = try builder.add(.activation(.relu), [c])
                    let e = try builder.convolution(d, filters: 8)
                    try builder.add(.concatenate(axis: 3), [joined, e])
                    try builder.add(.rescaling(Rescaling(scale: [0.4], offset: [0.3])))
                    try builder.add(.activation(.tanh))
                    try builder.convolution(filters: 5)
                    return nil
                },
                OperatorCase("integer PReLU of \(count) channels", inputs: [[2, 6, 5, 3]]) { builder in
                    try builder.convolution(0, filters: count)
                    try builder.add(.prelu(alpha: builder.tensor([1, 1, count])))
                    try builder.convolution(filters: 5)
                    try builder.add(.prelu(alpha: builder.tensor([1, 1, 1])))
                    try builder.convolution(filters: 3)
                    return nil
                },
            ]
        }
    }

    private static func gates() throws -> [OperatorCase] {
        try [(8, 3), (24, 6), (33, 8)].map { filters, squeezed in
            try OperatorCase("integer squeeze and excitation of \(filters) channels", inputs: [[2, 8, 7, 3]]) {
                builder in
                let a = try builder.convolution(0, filters: filters, activation: .silu)
                let b = try builder.depthwise(a, activation: .hardSilu)
                try builder.add(.globalPooling(GlobalPooling(kind: .average, keepsDimensions: true)), [b])
                try builder.convolution(filters: squeezed, activation: .silu)
                let gate = try builder.convolution(filters: filters, activation: .sigmoid)
                try builder.add(.combine(.multiply), [b, gate])
                try builder.convolution(filters: filters, residual: a)
                try builder.add(
                    .upsampling(Upsampling(size: Extent(height: 2, width: 3), interpolation: .nearest)))
                try builder.convolution(filters: 4)
                return nil
            }
        }
    }
}
