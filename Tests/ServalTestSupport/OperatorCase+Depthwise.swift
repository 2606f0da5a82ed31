import ServalGraph
import ServalTensor

extension OperatorCase {
    package static func depthwiseConvolutions() throws -> [OperatorCase] {
        var cases: [OperatorCase] = []
        func add(
            _ name: String, _ shape: [Int], multiplier: Int = 1, window: Extent = .square(3),
            strides: Extent = .square(1), dilation: Extent = .square(1), padding: Padding = .same, bias: Bool = true,
            activation: ActivationFunction = .linear
        ) throws {
            cases.append(
                try OperatorCase(
                    "depthwise \(name), \(shape), window \(window), strides \(strides), multiplier \(multiplier)",
                    inputs: [shape]
                ) { builder in
                    try builder.depthwise(
                        multiplier: multiplier, window: window, strides: strides, dilation: dilation,
                        padding: padding, bias: bias, activation: activation)
                    return nil
                })
        }
        for (index, channels) in (edgeChannels + [32, 64, 65]).enumerated() {
            try add("on edge channels", [1, 5, 7, channels], bias: index % 3 != 2, activation: .relu6)
            try add("on edge channels", [pick([1, 3], index), 6, 5, channels], strides: .square(2))
            try add(
                "on edge channels", [1, 5, 6, channels], window: .square(5), strides: .square(pick([1, 2], index)))
        }
        var index = 0
        for window in windows {
            for stride in [1, 2, 3] {
                for (padding, name) in [(Padding.same, "same"), (.valid, "valid")] {
                    let shape = pick([[1, 7, 9], [1, 8, 7], [3, 9, 8]], index) + [pick([8, 3, 17], index)]
                    try add(name, shape, window: .square(window), strides: .square(stride), padding: padding)
                    index += 1
                }
            }
        }
        for width in Array(1...9) + [13, 17] {
            try add("of width \(width)", [1, 3, width, 9])
            try add("of width \(width)", [1, 4, width, 16], strides: .square(2))
        }
        // Wide enough for Winograd's F(2, 3): even and odd heights, whole and partial vectors of channels.
        for (index, height) in [1, 2, 5, 6, 9].enumerated() {
            try add("wide", [pick([1, 2], index), height, 24 + index, 9], activation: pick([.relu6, .silu], index))
            try add("wide", [1, height + 2, 29, 32], padding: .valid, activation: pick([.silu, .relu6], index))
        }
        for multiplier in [2, 3] {
            for channels in [1, 4, 8, 9, 17] {
                try add("multiplied", [1, 4, 5, channels], multiplier: multiplier)
            }
            try add("multiplied", [3, 5, 5, 3], multiplier: multiplier, strides: .square(2), activation: .relu)
        }
        for dilation in [Extent.square(2), .square(3), Extent(height: 2, width: 1)] {
            for (padding, name) in [(Padding.same, "same"), (.valid, "valid")] {
                try add("\(name) with dilation \(dilation)", [1, 9, 8, 9], dilation: dilation, padding: padding)
            }
        }
        try add("with strides and dilation", [1, 9, 8, 16], strides: .square(2), dilation: .square(2))
        try add("larger than its map", [1, 2, 3, 9], window: .square(7))
        try add("larger than its map", [3, 1, 1, 17], window: .square(5), strides: .square(2))
        try add("uneven", [1, 6, 7, 9], window: Extent(height: 3, width: 5), strides: Extent(height: 1, width: 2))
        for insets in [
            Insets(top: 0, bottom: 1, left: 0, right: 1), Insets(top: 1, bottom: 2, left: 1, right: 2),
            Insets(top: 3, bottom: 0, left: 0, right: 5),
        ] {
            try add(
                "padded by \(insets.top) \(insets.bottom) \(insets.left) \(insets.right)", [1, 6, 7, 17],
                strides: .square(2), padding: .explicit(insets), activation: .relu6)
        }
        for (name, function) in activationFunctions {
            try add("with \(name)", [1, 4, 5, 19], activation: function)
        }
        return cases
    }

    package static func separableConvolutions() throws -> [OperatorCase] {
        var cases: [OperatorCase] = []
        let shapes = [(3, 8, 1), (8, 9, 1), (9, 16, 2), (17, 3, 1), (4, 33, 3), (24, 24, 1), (1, 7, 2)]
        for (index, (channels, filters, multiplier)) in shapes.enumerated() {
            for stride in [1, 2] {
                let window = pick([3, 5, 7, 2], index)
                cases.append(
                    try OperatorCase(
                        "separable \(channels) x \(multiplier) to \(filters), window \(window), stride \(stride)",
                        inputs: [[pick([1, 3], index), 5, 7, channels]]
                    ) { builder in
                        try builder.separable(
                            filters: filters, multiplier: multiplier, window: .square(window),
                            strides: .square(stride), padding: .same, bias: index % 2 == 0,
                            activation: pick([.linear, .relu, .relu6], index))
                        return nil
                    })
            }
        }
        cases.append(
            try OperatorCase("separable with dilation", inputs: [[1, 9, 8, 5]]) { builder in
                try builder.separable(filters: 9, dilation: .square(2), padding: .valid)
                return nil
            })
        return cases
    }
}
