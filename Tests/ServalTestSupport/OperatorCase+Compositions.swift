import ServalGraph
import ServalTensor

extension OperatorCase {
    /// Small networks: what passes fuse, values that several nodes read, several outputs.
    package static func compositions() throws -> [OperatorCase] {
        try invertedResiduals() + otherCompositions() + branches()
    }

    private static func invertedResiduals() throws -> [OperatorCase] {
        var cases: [OperatorCase] = []
        var index = 0
        for channels in [3, 8, 16, 17, 24] {
            for stride in [1, 2] {
                for (window, reduction) in [(3, nil), (5, 4)] as [(Int, Int?)] {
                    // The filters of a block of stride 1 are often its channels, so that the input is added.
                    let filters = index % 3 == 2 ? 9 : channels
                    let shape = [pick([1, 1, 3], index), pick([7, 6], index), 5, channels]
                    let pads = stride == 2 && index % 2 == 0
                    let activation: ActivationFunction = pick([.relu6, .hardSilu, .silu, .relu], index)
                    cases.append(
                        try OperatorCase(
                            "inverted residual of \(shape) to \(filters), window \(window), stride \(stride), "
                                + "\(reduction == nil ? "no gate" : "gate"), \(pads ? "explicit" : "same") padding",
                            inputs: [shape]
                        ) { builder in
                            try builder.invertedResidual(
                                expansion: pick([6, 1, 4], index), filters: filters, window: window, stride: stride,
                                padsExplicitly: pads, activation: activation, reduction: reduction)
                            return nil
                        })
                    index += 1
                }
            }
        }
        // Even maps and whole vectors of channels: what the kernel for an expansion with its stride 2 window covers.
        for (index, (width, height)) in [(8, 6), (12, 16), (18, 22), (28, 4)].enumerated() {
            let channels = pick([8, 16, 24], index)
            cases.append(
                try OperatorCase(
                    "expansion of \(height)x\(width)x\(channels) and its stride 2 window, stage \(index)",
                    inputs: [[pick([1, 3], index), height, width, channels]]
                ) { builder in
                    try builder.convolution(filters: 32, activation: .relu6)
                    if index == 1 { try builder.depthwise(activation: .relu6) }
                    try builder.convolution(filters: 48, activation: pick([.relu6, .linear], index))
                    try builder.depthwise(strides: .square(2), activation: .relu6)
                    if index != 2 { try builder.convolution(filters: 24) }
                    return nil
                })
        }
        return cases
    }

    private static func otherCompositions() throws -> [OperatorCase] {
        var cases: [OperatorCase] = []
        func add(_ name: String, _ inputs: [[Int]], _ build: (inout GraphBuilder) throws -> [Int]?) throws {
            cases.append(try OperatorCase(name, inputs: inputs, building: build))
        }
        for channels in [4, 9, 16] {
            try add("squeeze and excitation of \(channels) channels", [[3, 4, 3, channels]]) { builder in
                try builder.squeezeExcitation(reduction: 5)
                return nil
            }
            try add("separable stack of \(channels) channels", [[1, 7, 6, channels]]) { builder in
                try builder.separableStack(filters: 8, window: 5, stride: 2)
                return nil
            }
            try add("NASNet cell of \(channels) channels", [[1, 5, 4, channels], [1, 5, 4, 7]]) { builder in
                try builder.nasnetCell(0, 1, filters: channels)
                return nil
            }
        }
        try add("small MobileNetV2 classifier", [[2, 16, 12, 3]]) { builder in
            try builder.add(.rescaling(Rescaling(scale: [1 / 2], offset: [-0.25])))
            try builder.convolution(filters: 8, window: .square(3), strides: .square(2), bias: false)
            try builder.batchNormalization()
            try builder.add(.activation(.relu6))
            try builder.invertedResidual(expansion: 1, filters: 8)
            try builder.invertedResidual(expansion: 3, filters: 12, stride: 2, padsExplicitly: true)
            try builder.invertedResidual(expansion: 3, filters: 12)
            try builder.convolution(filters: 17, bias: false)
            try builder.batchNormalization()
            try builder.add(.activation(.relu6))
            try builder.add(.globalPooling(GlobalPooling(kind: .average, keepsDimensions: false)))
            try builder.add(.identity)
            try builder.dense(units: 5)
            try builder.add(.softmax(axis: 1))
            return nil
        }
        try add("hard swish in single steps", [[1, 3, 4, 9]]) { builder in
            let input = try builder.convolution(filters: 9)
            try builder.add(.rescaling(Rescaling(scale: [1], offset: [3])), [input])
            try builder.add(.activation(.relu6))
            let gate = try builder.add(.rescaling(Rescaling(scale: [1 / 6], offset: [0])))
            try builder.add(.combine(.multiply), [input, gate])
            return nil
        }
        try add("batch normalization before a padded convolution", [[1, 5, 6, 3]]) { builder in
            try builder.batchNormalization()
            try builder.add(.zeroPadding(Insets(top: 1, bottom: 1, left: 1, right: 1)))
            try builder.convolution(filters: 8, window: .square(3), padding: .valid)
            return nil
        }
        try add("padding before a convolution that pads by itself", [[1, 5, 6, 3]]) { builder in
            try builder.add(.zeroPadding(Insets(top: 1, bottom: 0, left: 0, right: 2)))
            try builder.convolution(filters: 8, window: .square(3), strides: .square(2))
            return nil
        }
        try add("dense layers with batch normalization", [[3, 9]]) { builder in
            try builder.dense(units: 17, bias: false)
            try builder.batchNormalization()
            try builder.add(.activation(.silu))
            try builder.dense(units: 3)
            return nil
        }
        try add("upsampling decoder", [[1, 3, 4, 8]]) { builder in
            try builder.add(.upsampling(Upsampling(size: .square(2), interpolation: .bilinear)))
            let left = try builder.convolution(filters: 5, window: .square(3), activation: .relu)
            try builder.add(.upsampling(Upsampling(size: .square(2), interpolation: .nearest)), [0])
            let right = try builder.depthwise(activation: .relu)
            try builder.add(.concatenate(axis: 3), [left, right])
            try builder.convolution(filters: 3, activation: .sigmoid)
            return nil
        }
        return cases
    }

    private static func branches() throws -> [OperatorCase] {
        var cases: [OperatorCase] = []
        func add(_ name: String, _ inputs: [[Int]], _ build: (inout GraphBuilder) throws -> [Int]?) throws {
            cases.append(try OperatorCase(name, inputs: inputs, building: build))
        }
        try add("a convolution read before and after its activation", [[1, 3, 4, 5]]) { builder in
            let convolution = try builder.convolution(filters: 9)
            let activated = try builder.add(.activation(.relu), [convolution])
            try builder.add(.combine(.add), [convolution, activated])
            return nil
        }
        try add("an output in the middle, the last, and the middle again", [[2, 3, 4, 5]]) { builder in
            let middle = try builder.convolution(filters: 9)
            let last = try builder.add(.activation(.relu6), [middle])
            return [middle, last, middle]
        }
        try add("an input that is also an output", [[2, 3, 4, 5]]) { builder in
            let padded = try builder.add(.zeroPadding(Insets(top: 1, bottom: 0, left: 1, right: 0)))
            return [0, padded]
        }
        try add("two projections added before an activation", [[1, 3, 4, 5]]) { builder in
            let left = try builder.convolution(0, filters: 9)
            let right = try builder.convolution(0, filters: 9)
            try builder.add(.combine(.add), [left, right])
            try builder.add(.activation(.relu))
            return nil
        }
        try add("residual blocks one behind the other", [[1, 5, 5, 8]]) { builder in
            for _ in 0..<3 { try builder.invertedResidual(expansion: 2, filters: 8) }
            return nil
        }
        for (height, stride) in [(7, 1), (10, 2), (9, 2), (6, 1)] {
            // Wide enough for Winograd's F(2, 3) inside of fused operators, where row tiles begin at any row.
            try add("a stem and wide residual blocks on \(height) rows, stride \(stride)", [[1, height, 26, 8]]) {
                builder in
                try builder.convolution(filters: 16, window: .square(3), activation: .relu6)
                try builder.depthwise(activation: .relu6)
                try builder.convolution(filters: 8)
                try builder.invertedResidual(expansion: 2, filters: 8, stride: stride)
                try builder.invertedResidual(expansion: 4, filters: 8)
                return nil
            }
        }
        for (index, (width, expanded, filters)) in [(28, 64, 32), (28, 112, 32), (14, 64, 64), (28, 96, 96)]
            .enumerated()
        {
            // Rows of whole blocks: products by Strassen's algorithm inside of fused operators.
            let height = pick([5, 7, 9], index)
            try add(
                "a wide projection of \(height)x\(width)x\(expanded) to \(filters)",
                [[pick([1, 2], index), height, width, filters]]
            ) { builder in
                let expansion = try builder.convolution(filters: expanded, activation: .relu6)
                let stride = index == 1 ? 2 : 1
                try builder.depthwise(expansion, activation: .relu6)
                let sum = try builder.convolution(
                    filters: filters, activation: pick([.linear, .silu], index), residual: index == 1 ? nil : 0)
                try builder.depthwise(sum, strides: .square(stride), activation: .relu)
                return nil
            }
        }
        try add("a node that nobody reads", [[1, 3, 4, 5]]) { builder in
            let used = try builder.convolution(0, filters: 3)
            try builder.convolution(0, filters: 9)
            return [used]
        }
        try add("flattened maps into dense layers of two heads", [[3, 4, 3, 7]]) { builder in
            try builder.depthwise(activation: .relu)
            let flat = try builder.add(.flatten)
            let first = try builder.dense(flat, units: 4)
            let second = try builder.dense(flat, units: 18, activation: .sigmoid)
            return [first, second]
        }
        return cases
    }
}
