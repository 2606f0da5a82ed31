import ServalGraph
import ServalTensor

extension OperatorCase {
    /// Networks whose steps follow each other without a barrier: by rows, by channels, with partial sums. Planned for
    /// a usual cache; in fused operators their wide products would be plain ones, to other bits.
    package static func regions() throws -> [OperatorCase] {
        var cases: [OperatorCase] = []
        func add(_ name: String, _ input: [Int], _ build: (inout GraphBuilder) throws -> [Int]?) throws {
            cases.append(try OperatorCase(name, inputs: [input], building: build))
        }
        let variants: [(Int, ActivationFunction, String)] = [
            (1, .relu6, ""), (2, .relu6, " of two images"), (1, .hardSilu, " with hard swish"),
        ]
        for (batch, activation, name) in variants {
            try add("blocks by rows\(name)", [batch, 14, 14, 64]) { builder in
                for _ in 0..<2 {
                    try builder.invertedResidual(expansion: 2, filters: 64, activation: activation)
                }
                // Other channels in the middle of a region, and a map that is not taken over.
                try builder.invertedResidual(expansion: 2, filters: 96, activation: activation)
                try builder.invertedResidual(expansion: 1, filters: 32, stride: 2, activation: activation)
                return nil
            }
            try add("blocks by channels\(name)", [batch, 7, 7, 128]) { builder in
                try builder.invertedResidual(expansion: 4, filters: 128, activation: activation)
                try builder.invertedResidual(expansion: 4, filters: 128, activation: activation)
                try builder.convolution(filters: 160, activation: activation)
                try builder.add(.globalPooling(GlobalPooling(kind: .maximum, keepsDimensions: false)))
                try builder.dense(units: 17, activation: .relu)
                try builder.dense(units: 4)
                return nil
            }
        }
        try add("blocks by channels one behind the other", [1, 14, 14, 96]) { builder in
            try builder.convolution(filters: 576, activation: .relu6)
            try builder.depthwise(strides: .square(2), activation: .relu6)
            try builder.convolution(filters: 160)
            for _ in 0..<2 { try builder.invertedResidual(expansion: 6, filters: 160) }
            try builder.invertedResidual(expansion: 6, filters: 320)
            try builder.convolution(filters: 1280, activation: .relu6)
            try builder.add(.globalPooling(GlobalPooling(kind: .maximum, keepsDimensions: false)))
            return nil
        }
        try add("a product in parts behind a window of stride 2, handed out", [1, 14, 14, 512]) { builder in
            try builder.depthwise(strides: .square(2), activation: .relu6)
            let projected = try builder.convolution(filters: 128)
            let last = try builder.convolution(filters: 128, activation: .relu6)
            return [projected, last]
        }
        try add("a product in parts that is added to what is made of it", [1, 7, 7, 512]) { builder in
            try builder.depthwise(activation: .relu6)
            let projected = try builder.convolution(filters: 128)
            let next = try builder.convolution(filters: 128)
            try builder.add(.combine(.add), [projected, next])
            try builder.depthwise(activation: .relu6)
            return nil
        }
        try add("plain products by rows", [1, 11, 13, 20]) { builder in
            try builder.depthwise(activation: .relu6)
            try builder.convolution(filters: 40, activation: .relu)
            try builder.convolution(filters: 20)
            try builder.depthwise(window: .square(5), activation: .silu)
            try builder.convolution(filters: 20, activation: .silu)
            return nil
        }
        return cases
    }
}
