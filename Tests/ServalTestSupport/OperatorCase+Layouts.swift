import ServalGraph
import ServalTensor

extension OperatorCase {
    package static func poolings() throws -> [OperatorCase] {
        var cases: [OperatorCase] = []
        var index = 0
        for kind in [PoolingKind.average, .maximum] {
            for window in windows {
                for stride in [1, 2, 3] {
                    for (padding, name) in [(Padding.same, "same"), (.valid, "valid")] {
                        let shape = pick([[1, 7, 9], [1, 8, 7], [3, 9, 8]], index) + [pick(edgeChannels, index)]
                        cases.append(
                            try OperatorCase(
                                "\(kind) pooling \(name) of \(shape), window \(window), stride \(stride)",
                                inputs: [shape],
                                .pooling(
                                    Pooling(
                                        kind: kind, window: .square(window), strides: .square(stride),
                                        padding: padding))))
                        index += 1
                    }
                }
            }
            for (padding, window, strides) in [
                (Padding.same, Extent.square(7), Extent.square(1)),
                (.same, Extent(height: 1, width: 3), Extent(height: 1, width: 2)),
                (.explicit(Insets(top: 0, bottom: 1, left: 0, right: 1)), .square(3), .square(2)),
                (.explicit(Insets(top: 1, bottom: 1, left: 2, right: 0)), .square(3), .square(1)),
            ] {
                cases.append(
                    try OperatorCase(
                        "\(kind) pooling of a small map of negative values, window \(window), strides \(strides), "
                            + "case \(index)",
                        inputs: [[1, 4, 3, 9]], range: -3 ... -1,
                        .pooling(Pooling(kind: kind, window: window, strides: strides, padding: padding))))
                index += 1
            }
            for (index, channels) in edgeChannels.enumerated() {
                let shape = pick([[1, 3, 5], [3, 7, 7], [1, 1, 1]], index) + [channels]
                cases.append(
                    try OperatorCase(
                        "global \(kind) pooling of \(shape)", inputs: [shape],
                        .globalPooling(GlobalPooling(kind: kind, keepsDimensions: index % 2 == 0))))
            }
        }
        return cases
    }

    package static func layouts() throws -> [OperatorCase] {
        var cases: [OperatorCase] = []
        func add(_ name: String, _ inputs: [[Int]], _ operation: Operation) throws {
            cases.append(try OperatorCase("\(name) of \(inputs)", inputs: inputs, operation))
        }
        for (index, channels) in edgeChannels.enumerated() {
            let map = pick([[1, 3, 2], [3, 2, 2]], index)
            try add("concatenation", [map + [channels], map + [pick(edgeChannels, index + 3)]], .concatenate(axis: 3))
        }
        try add("concatenation", [[1, 2, 2, 3], [1, 2, 2, 1], [1, 2, 2, 8], [1, 2, 2, 5]], .concatenate(axis: 3))
        try add("concatenation", [[2, 2, 3, 5], [2, 4, 3, 5]], .concatenate(axis: 1))
        try add("concatenation", [[2, 3, 2, 5], [2, 3, 1, 5]], .concatenate(axis: 2))
        try add("concatenation", [[3, 7], [3, 9], [3, 1]], .concatenate(axis: 1))
        try add("concatenation", [[2, 3, 4], [2, 5, 4]], .concatenate(axis: 1))
        try add("concatenation", [[2, 5]], .concatenate(axis: 1))
        cases.append(
            try OperatorCase("concatenation of one value twice", inputs: [[2, 3, 2, 7]]) { builder in
                try builder.add(.concatenate(axis: 3), [0, 0])
                return nil
            })
        for shape in [[1, 3, 5, 7], [3, 2, 2, 9], [3, 8], [2, 3, 4]] { try add("flattening", [shape], .flatten) }
        for (shape, target) in [
            ([1, 3, 4, 2], [6, 4]), ([3, 24], [2, -1, 3]), ([2, 3, 4], [-1]), ([3, 9], [1, 1, 9]), ([2, 1, 1, 7], [7]),
        ] {
            try add("reshape to \(target)", [shape], .reshape(dimensions: target))
        }
        for (shape, order) in [
            ([2, 3, 4, 5], [3, 1, 2]), ([1, 3, 5, 9], [2, 1, 3]), ([3, 2, 3, 8], [2, 3, 1]),
            ([1, 4, 5, 3], [3, 2, 1]),
            ([2, 5, 9], [2, 1]), ([3, 7], [1]), ([1, 3, 4, 5], [1, 2, 3]),
        ] {
            try add("permutation by \(order)", [shape], .permute(dimensions: order))
        }
        for insets in [
            Insets(top: 1, bottom: 1, left: 1, right: 1), Insets(top: 0, bottom: 1, left: 0, right: 1),
            Insets(top: 2, bottom: 0, left: 3, right: 1), .zero,
        ] {
            let sides = "\(insets.top) \(insets.bottom) \(insets.left) \(insets.right)"
            for channels in [1, 3, 8, 17] {
                try add("padding by \(sides)", [[2, 3, 4, channels]], .zeroPadding(insets))
                try add("cropping by \(sides)", [[2, 5, 6, channels]], .cropping(insets))
            }
        }
        for interpolation in [Upsampling.Interpolation.nearest, .bilinear] {
            for (index, (height, width)) in [(2, 2), (3, 3), (1, 4), (5, 2), (1, 1)].enumerated() {
                let size = Extent(height: height, width: width)
                for map in [[1, 2, 3], [3, 3, 1], [1, 1, 1]] {
                    try add(
                        "\(interpolation.rawValue) upsampling by \(size)", [map + [pick(edgeChannels, index * 2 + 1)]],
                        .upsampling(Upsampling(size: size, interpolation: interpolation)))
                }
            }
        }
        try add("identity", [[2, 3, 2, 5]], .identity)
        return cases
    }
}
