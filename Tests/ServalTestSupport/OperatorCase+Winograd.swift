import ServalGraph
import ServalTensor

extension OperatorCase {
    /// Convolutions that are computed by Winograd's algorithm, split by rows, by tiles and by panels of channels, and some that
    /// are nearly such.
    package static func winogradConvolutions() throws -> [OperatorCase] {
        var cases: [OperatorCase] = []
        func add(
            _ name: String, _ shape: [Int], filters: Int, window: Extent = .square(3), strides: Extent = .square(1),
            dilation: Extent = .square(1), padding: Padding = .same, groups: Int = 1, bias: Bool = true,
            activation: ActivationFunction = .linear
        ) throws {
            cases.append(
                try OperatorCase(name, inputs: [shape]) { builder in
                    try builder.convolution(
                        filters: filters, window: window, strides: strides, dilation: dilation, padding: padding,
                        groups: groups, bias: bias, activation: activation)
                    return nil
                })
        }
        try add("F(4, 3) by rows", [1, 49, 10, 16], filters: 18, activation: .relu)
        try add("F(4, 3) by rows of two images", [2, 22, 11, 17], filters: 24, activation: .silu)
        try add("F(4, 3) by tiles", [1, 13, 11, 19], filters: 33, bias: false)
        try add("F(4, 3) by tiles with tanh", [2, 13, 12, 16], filters: 17, activation: .tanh)
        try add("F(4, 3) of a valid window", [1, 14, 17, 16], filters: 40, padding: .valid, activation: .relu6)
        try add("F(2, 3) by panels", [1, 7, 7, 33], filters: 144, activation: .relu)
        try add("F(2, 3) by panels of two images", [2, 7, 8, 40], filters: 132, activation: .silu)
        for insets in [
            Insets(top: 0, bottom: 1, left: 0, right: 1), Insets(top: 3, bottom: 0, left: 1, right: 4),
        ] {
            try add(
                "F(4, 3) padded by \(insets.top) \(insets.bottom) \(insets.left) \(insets.right)", [1, 19, 18, 16],
                filters: 17, padding: .explicit(insets))
        }
        for (name, map) in [("by tiles", [1, 13, 11]), ("by panels", [1, 7, 7]), ("by rows", [1, 48, 9])] {
            let (channels, filters) = name == "by panels" ? (32, 160) : (16, 20)
            cases.append(
                try OperatorCase(
                    "Winograd's algorithm \(name) with a residual", inputs: [map + [channels], map + [filters]]
                ) { builder in
                    try builder.convolution(
                        0, filters: filters, window: .square(3),
                        activation: name == "by rows" ? .silu : .relu, residual: 1)
                    return nil
                })
        }
        cases.append(
            try OperatorCase("F(4, 3) in a bottleneck with a residual", inputs: [[1, 48, 8, 24]]) { builder in
                let input = builder.last
                try builder.convolution(filters: 16, activation: .relu)
                try builder.convolution(filters: 16, window: .square(3), activation: .relu)
                try builder.convolution(filters: 24, activation: .relu, residual: input)
                return nil
            })
        try add("direct with dilation", [1, 13, 13, 16], filters: 16, dilation: .square(2))
        try add("direct in groups", [1, 13, 13, 32], filters: 32, groups: 2)
        try add("direct with strides", [1, 13, 13, 16], filters: 16, strides: .square(2))
        try add("direct of few channels", [1, 13, 13, 15], filters: 32)
        try add("direct to few channels", [1, 13, 13, 32], filters: 15)
        try add("direct in one row", [1, 1, 40, 16], filters: 16)
        try add("direct in one column", [1, 40, 1, 16], filters: 16)
        try add("direct in a small map", [1, 4, 4, 16], filters: 16)
        try add("direct of a wider window", [1, 13, 13, 16], filters: 16, window: .square(5))
        return cases
    }
}
