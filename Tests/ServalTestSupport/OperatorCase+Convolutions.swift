import ServalGraph
import ServalTensor

extension OperatorCase {
    package static let activationFunctions: [(name: String, function: ActivationFunction)] = [
        ("linear", .linear), ("relu", .relu), ("relu6", .relu6),
        ("leaky relu", .relu(maxValue: nil, negativeSlope: 0.25, threshold: 0)),
        ("relu with all options", .relu(maxValue: 1.5, negativeSlope: 0.125, threshold: 0.25)),
        ("sigmoid", .sigmoid), ("hard sigmoid", .hardSigmoid), ("tanh", .tanh), ("silu", .silu),
        ("hard silu", .hardSilu), ("gelu", .gelu(approximate: false)), ("gelu tanh", .gelu(approximate: true)),
        ("elu", .elu(alpha: 1)), ("elu with alpha", .elu(alpha: 0.375)), ("softplus", .softplus),
        ("softsign", .softsign), ("exponential", .exponential),
    ]

    package static func pointwiseConvolutions() throws -> [OperatorCase] {
        var cases: [OperatorCase] = []
        var channelPairs: [(Int, Int)] = []
        for (index, channels) in edgeChannels.enumerated() {
            channelPairs += [(channels, pick([16, 17], index)), (pick([8, 9], index), channels)]
            channelPairs += [(channels, pick(edgeChannels, index + 5)), (channels, channels)]
        }
        channelPairs += [(64, 48), (65, 49), (1, 65), (130, 3)]
        for (index, (inputChannels, filters)) in channelPairs.enumerated() {
            let map = pick([[1, 3, 5], [1, 7, 2], [3, 2, 3], [1, 1, 1]], index)
            cases.append(
                try OperatorCase(
                    "pointwise \(inputChannels) to \(filters) on \(map), pair \(index)",
                    inputs: [map + [inputChannels]]
                ) { builder in
                    try builder.convolution(filters: filters, bias: index % 3 != 0)
                    return nil
                })
        }
        for pixels in Array(1...17) + [24, 25, 31, 33, 49] {
            cases.append(
                try OperatorCase("pointwise on \(pixels) pixels", inputs: [[1, 1, pixels, 8]]) { builder in
                    try builder.convolution(filters: 33, activation: .relu6)
                    return nil
                })
        }
        // Maps of whole blocks of 14 pixels, wide enough for Strassen's algorithm.
        for (index, (inputChannels, filters)) in [(64, 64), (96, 64), (64, 160), (128, 96)].enumerated() {
            let map = pick([[1, 7, 14], [2, 14, 7], [1, 14, 14]], index)
            cases.append(
                try OperatorCase(
                    "wide pointwise \(inputChannels) to \(filters) on \(map)",
                    inputs: [map + [inputChannels], map + [filters]]
                ) { builder in
                    try builder.convolution(
                        0, filters: filters, activation: pick([.relu6, .silu, .linear], index),
                        residual: index % 2 == 0 ? 1 : nil)
                    return nil
                })
        }
        // Small maps, wide enough for Strassen's algorithm of whole images.
        for (index, (inputChannels, filters)) in [(64, 128), (96, 160), (64, 128), (64, 160)].enumerated() {
            let map = pick([[1, 7, 7], [3, 7, 7], [2, 5, 5], [1, 6, 12]], index)
            cases.append(
                try OperatorCase(
                    "wide pointwise \(inputChannels) to \(filters) on \(map)",
                    inputs: [map + [inputChannels], map + [filters]]
                ) { builder in
                    try builder.convolution(
                        0, filters: filters, activation: pick([.relu6, .silu, .linear], index),
                        residual: index % 2 == 0 ? 1 : nil)
                    return nil
                })
        }
        for (index, (name, function)) in activationFunctions.enumerated() {
            let filters = pick(edgeChannels, index + 3)
            cases.append(
                try OperatorCase("pointwise to \(filters) with \(name)", inputs: [[1, 3, 5, 9]]) { builder in
                    try builder.convolution(filters: filters, activation: function)
                    return nil
                })
            cases.append(
                try OperatorCase(
                    "pointwise to \(filters) with a residual and \(name)",
                    inputs: [[pick([1, 3], index), 5, 3, 7], [pick([1, 3], index), 5, 3, filters]]
                ) { builder in
                    try builder.convolution(0, filters: filters, activation: function, residual: 1)
                    return nil
                })
        }
        for stride in [2, 3] {
            for (height, width) in [(5, 7), (6, 4), (1, 1)] {
                cases.append(
                    try OperatorCase(
                        "pointwise of stride \(stride) on \(height)x\(width)", inputs: [[3, height, width, 9]]
                    ) { builder in
                        try builder.convolution(filters: 17, strides: .square(stride))
                        return nil
                    })
            }
        }
        return cases
    }

    package static func spatialConvolutions() throws -> [OperatorCase] {
        var cases: [OperatorCase] = []
        func add(
            _ name: String, _ shape: [Int], filters: Int, window: Extent, strides: Extent = .square(1),
            dilation: Extent = .square(1), padding: Padding = .same, groups: Int = 1, bias: Bool = true,
            activation: ActivationFunction = .linear
        ) throws {
            cases.append(
                try OperatorCase(
                    "convolution \(name), \(shape) to \(filters), window \(window), strides \(strides)",
                    inputs: [shape]
                ) { builder in
                    try builder.convolution(
                        filters: filters, window: window, strides: strides, dilation: dilation, padding: padding,
                        groups: groups, bias: bias, activation: activation)
                    return nil
                })
        }
        var index = 0
        for window in windows.dropFirst() {
            for stride in [1, 2, 3] {
                for (padding, paddingName) in [(Padding.same, "same"), (.valid, "valid")] {
                    let shape = pick([[1, 7, 9], [1, 8, 7], [2, 9, 8]], index) + [pick([1, 3, 4, 9], index)]
                    try add(
                        paddingName, shape, filters: pick([8, 17, 7, 3, 16], index), window: .square(window),
                        strides: .square(stride), padding: padding, bias: index % 4 != 1)
                    index += 1
                }
            }
        }
        for filters in edgeChannels {
            try add("as a stem", [1, 9, 7, 3], filters: filters, window: .square(3), strides: .square(2))
        }
        for channels in edgeChannels {
            try add("on edge channels", [1, 3, 5, channels], filters: 9, window: .square(3), activation: .relu)
        }
        try add("wide", [1, 5, 9, 5], filters: 9, window: Extent(height: 1, width: 7))
        try add("tall", [1, 9, 5, 5], filters: 9, window: Extent(height: 7, width: 1))
        try add(
            "uneven", [3, 6, 7, 3], filters: 8, window: Extent(height: 2, width: 3),
            strides: Extent(height: 3, width: 1))
        try add("larger than its map", [1, 2, 3, 4], filters: 9, window: .square(7))
        try add("larger than its map", [1, 1, 1, 4], filters: 9, window: .square(3), strides: .square(2))
        for dilation in [Extent.square(2), .square(3), Extent(height: 1, width: 2)] {
            for (padding, name) in [(Padding.same, "same"), (.valid, "valid")] {
                try add(
                    "\(name) with dilation \(dilation)", [1, 9, 8, 3], filters: 8, window: .square(3),
                    dilation: dilation, padding: padding)
            }
        }
        try add(
            "with strides and dilation", [1, 9, 8, 3], filters: 7, window: .square(3), strides: .square(2),
            dilation: .square(2))
        for (groups, channels, filters) in [(2, 4, 6), (3, 9, 24), (4, 32, 32), (8, 8, 16), (5, 5, 5), (2, 34, 18)] {
            try add(
                "in \(groups) groups", [1, 4, 5, channels], filters: filters, window: .square(3), groups: groups,
                activation: .relu6)
            try add("in \(groups) groups", [2, 3, 3, channels], filters: filters, window: .square(1), groups: groups)
        }
        for insets in [
            Insets(top: 0, bottom: 1, left: 0, right: 1), Insets(top: 1, bottom: 1, left: 1, right: 1),
            Insets(top: 3, bottom: 0, left: 1, right: 4),
        ] {
            try add(
                "padded by \(insets.top) \(insets.bottom) \(insets.left) \(insets.right)", [1, 8, 6, 3], filters: 17,
                window: .square(3), strides: .square(2), padding: .explicit(insets), activation: .relu6)
        }
        for (stride, map) in [(1, [1, 5, 4]), (2, [3, 3, 2])] {
            cases.append(
                try OperatorCase(
                    "convolution with a residual, stride \(stride)", inputs: [[map[0], 5, 4, 3], map + [9]]
                ) { builder in
                    try builder.convolution(
                        0, filters: 9, window: .square(3), strides: .square(stride), activation: .relu, residual: 1)
                    return nil
                })
        }
        return cases
    }
}
